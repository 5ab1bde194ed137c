-- The comparison with the change on the year before: none where there is no value of that year, where one of the two is not
-- exact, or over a break.
SELECT
    indicator, label_zh, unit, series AS agency, scope::VARCHAR AS scope, year, text AS value, before, change, change_percent,
    comparability,
    array_to_string(breaks, '; ') AS breaks,
    array_to_string(list_filter(list_concat([inexactness], remarks), lambda note: note IS NOT NULL), '; ') AS notes
FROM comparison
LEFT JOIN (SELECT subject_id, remarks FROM remarked) USING (subject_id)
ORDER BY position, series_key, comparison.scope, year, unit
