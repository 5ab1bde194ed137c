-- The comparison of groups, one row per group, year and quantity; changes are over the agencies that have a value in the
-- year before, too.
SELECT
    series AS group_name, year, scope::VARCHAR AS scope, indicator, label_zh, unit, $statistic AS statistic, value, n, without_value,
    without_report, status, first_own_form AS first_form, form AS last_form, comparability, compared_with,
    failed_checks, corrections, segment,
    rank, ranked,
    n_common, before AS common_before, common_value, change, change_percent
FROM standing
ORDER BY position, series_key, standing.scope, year, unit
