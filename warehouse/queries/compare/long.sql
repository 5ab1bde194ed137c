-- The comparison, one row per report and quantity.
SELECT
    agency, year, scope, indicator, label_zh, unit, value, lower, upper, status, form, comparability, failed_checks, uri,
    compared_with, series, region, level, function, bound, missing, corrections, segment,
    CASE WHEN value IS NOT NULL THEN
        rank() OVER (PARTITION BY position, scope, unit, year, value IS NOT NULL ORDER BY value DESC)
    END AS rank,
    count(value) OVER (PARTITION BY position, scope, unit, year) AS ranked,
    before, change, change_percent
FROM comparison
ORDER BY position, series, scope, year
