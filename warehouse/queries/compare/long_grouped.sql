-- The comparison of groups, one row per group, year and quantity.
SELECT
    series AS group_name, year, scope, indicator, label_zh, unit, $statistic AS statistic, value, n, without_value,
    without_report, status, first_own_form AS first_form, form AS last_form, comparability, compared_with,
    failed_checks, corrections, segment,
    rank, ranked,
    before, change, change_percent
FROM ranking
ORDER BY position, group_name, scope, year, unit
