-- The comparison with a column for each of its years; an agency here is the series, a group its name.
SELECT value.* EXCLUDE (position), remark.breaks, remark.notes
FROM (
    PIVOT (SELECT position, indicator, label_zh, unit, series AS agency, scope, year, text FROM comparison)
    ON year USING any_value(text)
    GROUP BY position, indicator, label_zh, unit, agency, scope
) AS value
LEFT JOIN (
    SELECT
        position, unit, series, scope,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (NOT is_break) AS notes,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (is_break) AS breaks
    FROM (
        SELECT position, unit, series, scope, year || ': ' || unnest(remarks) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT position, unit, series, scope, unnest(steps) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT position, unit, series, scope, year || ': ' || unnest(breaks) AS note, true AS is_break FROM comparison
    )
    GROUP BY position, unit, series, scope
) AS remark ON remark.position IS NOT DISTINCT FROM value.position AND remark.unit IS NOT DISTINCT FROM value.unit AND remark.series IS NOT DISTINCT FROM value.agency AND remark.scope IS NOT DISTINCT FROM value.scope
ORDER BY value.position, value.agency, value.scope, value.unit
