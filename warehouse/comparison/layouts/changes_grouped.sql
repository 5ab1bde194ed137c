-- The comparison of groups with the change on the year before, over the agencies that have a value in both years: none
-- where there is no such agency, or over a break.
SELECT
    indicator, label_zh, unit, series AS agency, scope::VARCHAR AS scope, year, text AS value, n, n_common,
    before AS common_before, common_value, change, change_percent,
    comparability,
    array_to_string(breaks, '; ') AS breaks,
    array_to_string(list_filter(list_concat([membership], remarks), lambda note: note IS NOT NULL), '; ') AS notes
FROM comparison
LEFT JOIN (SELECT subject_id, remarks FROM remarked) USING (subject_id)
ORDER BY position, series_key, comparison.scope, year, unit
