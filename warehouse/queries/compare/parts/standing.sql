-- The comparison with the rank of each number among those of its quantity, scope, unit and year: how many are greater,
-- and one. Numbers recur so often that they are ranked, not their reports.
WITH ranks AS (
    SELECT
        position, scope, other_unit, year, value,
        (sum(times) OVER (PARTITION BY position, scope, other_unit, year ORDER BY value DESC) - times + 1)::BIGINT AS rank,
        (sum(times) OVER (PARTITION BY position, scope, other_unit, year))::BIGINT AS ranked
    FROM (
        SELECT position, scope, other_unit, year, value, count(*) AS times
        FROM subject
        WHERE value IS NOT NULL
        GROUP BY position, scope, other_unit, year, value
    )
)
SELECT comparison.*, ranks.rank, CASE WHEN field.ranked IS NULL THEN 0 ELSE field.ranked END AS ranked
FROM comparison
LEFT JOIN ranks
    ON ranks.position = comparison.position
    AND ranks.scope = comparison.scope
    AND ranks.year = comparison.year
    AND ranks.value = comparison.value
    AND ranks.other_unit IS NOT DISTINCT FROM comparison.other_unit
LEFT JOIN (SELECT DISTINCT position, scope, other_unit, year, ranked FROM ranks) AS field
    ON field.position = comparison.position
    AND field.scope = comparison.scope
    AND field.year = comparison.year
    AND field.other_unit IS NOT DISTINCT FROM comparison.other_unit
