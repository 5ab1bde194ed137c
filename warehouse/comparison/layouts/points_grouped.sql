-- The comparison of groups as points to draw, those of a quantity and unit together. A group of which a check failed would
-- be nearly every one.
SELECT
    indicator, label_zh, unit, heading, scope::VARCHAR AS scope, year, value, text, n, segment, comparability,
    array_to_string(breaks, '; ') AS breaks,
    false AS has_failed,
    membership IS NOT NULL AS members_differ
FROM comparison
ORDER BY position, unit, heading, year
