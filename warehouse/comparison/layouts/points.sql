-- The comparison as points to draw, those of a quantity and unit together; a value with bounds or of the text is drawn where
-- its number stands. `n`: of how many agencies the value of a group is made.
SELECT
    indicator, label_zh, unit, heading, scope::VARCHAR AS scope, year, value, text, n, segment, comparability,
    array_to_string(breaks, '; ') AS breaks,
    failed_checks > 0 AS has_failed,
    false AS members_differ
FROM comparison
ORDER BY position, unit, heading, year
