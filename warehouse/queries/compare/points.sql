-- The comparison as points to draw; a value with bounds or of the text is drawn where its number stands.
SELECT
    indicator, label_zh, unit, heading, year, value, text, segment, comparability, compared_with,
    array_to_string(breaks, '; ') AS breaks
FROM comparison
ORDER BY position, heading, year
