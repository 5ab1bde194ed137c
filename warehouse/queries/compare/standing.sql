-- The comparison with the rank of each number among those of its quantity, scope, unit and year: how many are greater,
-- and one. Numbers recur so often that they are ranked, not their reports.

CREATE OR REPLACE TEMP TABLE standing AS
SELECT
    position, scope, unit, year, value,
    (sum(times) OVER (PARTITION BY position, scope, unit, year ORDER BY value DESC) - times + 1)::BIGINT AS rank,
    (sum(times) OVER (PARTITION BY position, scope, unit, year))::BIGINT AS ranked
FROM (
    SELECT position, scope, unit, year, value, count(*) AS times
    FROM subject
    WHERE value IS NOT NULL
    GROUP BY position, scope, unit, year, value
);

CREATE OR REPLACE TEMP VIEW ranking AS
SELECT comparison.*, standing.rank, CASE WHEN field.ranked IS NULL THEN 0 ELSE field.ranked END AS ranked
FROM comparison
LEFT JOIN standing
    ON standing.position = comparison.position
    AND standing.scope = comparison.scope
    AND standing.year = comparison.year
    AND standing.value = comparison.value
    AND standing.unit IS NOT DISTINCT FROM comparison.unit
LEFT JOIN (SELECT DISTINCT position, scope, unit, year, ranked FROM standing) AS field
    ON field.position = comparison.position
    AND field.scope = comparison.scope
    AND field.year = comparison.year
    AND field.unit IS NOT DISTINCT FROM comparison.unit;
