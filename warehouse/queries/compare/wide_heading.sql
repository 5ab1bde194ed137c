-- The comparison with a column for each of its agencies or groups.
SELECT value.* EXCLUDE (position), remark.breaks, remark.notes
FROM (
    PIVOT (SELECT position, indicator, label_zh, unit, year, heading, text FROM comparison)
    ON heading USING any_value(text)
    GROUP BY position, indicator, label_zh, unit, year
) AS value
LEFT JOIN (
    SELECT
        position, unit, year,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (NOT is_break) AS notes,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (is_break) AS breaks
    FROM (
        SELECT position, unit, year, heading || ': ' || unnest(remarks) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT position, unit, year, unnest(steps) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT position, unit, year, heading || ': ' || unnest(breaks) AS note, true AS is_break FROM comparison
    )
    GROUP BY position, unit, year
) AS remark ON remark.position IS NOT DISTINCT FROM value.position AND remark.unit IS NOT DISTINCT FROM value.unit AND remark.year IS NOT DISTINCT FROM value.year
ORDER BY value.position, value.year, value.unit
