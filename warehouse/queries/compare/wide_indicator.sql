-- The comparison with a column for each of its quantities.
SELECT value.*, remark.breaks, remark.notes
FROM (
    PIVOT (SELECT series AS agency, scope, year, indicator, text FROM comparison)
    ON indicator USING any_value(text)
    GROUP BY agency, scope, year
) AS value
LEFT JOIN (
    SELECT
        series, scope, year,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (NOT is_break) AS notes,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (is_break) AS breaks
    FROM (
        SELECT series, scope, year, indicator || ': ' || unnest(remarks) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT series, scope, year, indicator || ': ' || unnest(steps) AS note, false AS is_break FROM comparison
        UNION ALL
        SELECT series, scope, year, indicator || ': ' || unnest(breaks) AS note, true AS is_break FROM comparison
    )
    GROUP BY series, scope, year
) AS remark ON remark.series IS NOT DISTINCT FROM value.agency AND remark.scope IS NOT DISTINCT FROM value.scope AND remark.year IS NOT DISTINCT FROM value.year
ORDER BY value.agency, value.scope, value.year
