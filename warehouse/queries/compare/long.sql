-- The comparison, one row per report and quantity.
SELECT
    agency, year, scope, indicator, label_zh, unit, value, lower, upper, status, form, comparability, failed_checks, uri,
    compared_with, series, region, level, function, bound, missing, corrections, segment,
    rank, ranked, before, change, change_percent
FROM comparison
ORDER BY position, series, scope, year
