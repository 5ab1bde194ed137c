-- The comparison with a column for each of its quantities.
WITH noted AS (
    SELECT series_id, scope, year, indicator || ': ' || unnest(remarks) AS note, false AS is_break FROM comparison
    UNION ALL
    SELECT series_id, scope, year, indicator || ': ' || unnest(steps), false FROM comparison
    UNION ALL
    SELECT series_id, scope, year, indicator || ': ' || unnest(breaks), true FROM comparison
),
remark AS (
    SELECT
        series_id, scope, year,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (NOT is_break) AS notes,
        string_agg(DISTINCT note, '; ' ORDER BY note) FILTER (is_break) AS breaks
    FROM noted
    GROUP BY series_id, scope, year
)
SELECT
    name AS agency, value.scope, value.year,
    value.* EXCLUDE (series_id, scope, year),
    remark.breaks, remark.notes
FROM (
    PIVOT (SELECT series_id, scope, year, indicator, text FROM comparison)
    ON indicator IN shown USING any_value(text)
    GROUP BY series_id, scope, year
) AS value
JOIN bearer ON bearer.bearer_id = value.series_id
LEFT JOIN remark ON remark.series_id = value.series_id AND remark.scope = value.scope AND remark.year = value.year
ORDER BY agency, value.scope, value.year
