-- The comparison in order, for each quantity, year and scope; what gives no exact number comes last, without a rank.
SELECT
    indicator, label_zh, unit, year, scope::VARCHAR AS scope,
    rank,
    ranked AS "of",
    series AS agency,
    text AS value,
    array_to_string(breaks, '; ') AS breaks,
    array_to_string(
        list_concat(CASE WHEN value IS NOT NULL AND bound <> 'exact' THEN ['no rank, not exact'] ELSE [] END, remarks, steps), '; '
    ) AS notes
FROM standing
LEFT JOIN (SELECT subject_id, remarks FROM remarked) USING (subject_id)
ORDER BY position, year, standing.scope, unit, rank NULLS LAST, series_key
