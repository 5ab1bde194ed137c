-- The comparison of groups, one row per group, year and quantity.
SELECT
    agency AS group_name, year, scope, indicator, label_zh, unit, $statistic AS statistic, value, n, without_value,
    without_report, status, first_own_form AS first_form, form AS last_form, comparability, compared_with,
    failed_checks, corrections, segment,
    CASE WHEN value IS NOT NULL THEN
        rank() OVER (PARTITION BY position, scope, unit, year, value IS NOT NULL ORDER BY value DESC)
    END AS rank,
    count(value) OVER (PARTITION BY position, scope, unit, year) AS ranked,
    before, change, change_percent
FROM comparison
ORDER BY position, group_name, scope, year
