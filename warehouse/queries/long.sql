-- The comparison, one row per report and indicator.
SELECT
    agency, year, scope, indicator, label_zh, unit, value, lower, upper, status, form, comparability, failed_checks, uri
FROM comparison
ORDER BY position, agency, scope, year
