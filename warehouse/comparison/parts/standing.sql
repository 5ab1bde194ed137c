-- The comparison with the rank of each number among those of its quantity, scope, unit and year: how many are greater,
-- and one. Numbers recur so often that they are ranked, not their reports. What is no exact number has no rank.
WITH ranks AS (
    SELECT
        position, scope, other_unit, year, value,
        CASE WHEN value IS NOT NULL THEN sum(times) OVER (field ORDER BY value DESC) - times + 1 END::BIGINT AS rank,
        sum(CASE WHEN value IS NULL THEN 0 ELSE times END) OVER field::BIGINT AS ranked
    FROM (
        SELECT position, scope, other_unit, year, CASE WHEN bound = 'exact' THEN subject.value END AS value, count(*) AS times
        FROM subject
        GROUP BY ALL
    )
    WINDOW field AS (PARTITION BY position, scope, other_unit, year)
)
SELECT comparison.*, rank, ranked
FROM comparison
JOIN ranks
    ON ranks.position = comparison.position
    AND ranks.scope = comparison.scope
    AND ranks.year = comparison.year
    AND ranks.value IS NOT DISTINCT FROM CASE WHEN bound = 'exact' THEN comparison.value END
    AND ranks.other_unit IS NOT DISTINCT FROM comparison.other_unit
