-- The comparison with a column for each of its years; an agency here is the series, a group its name.
WITH noted AS (
    SELECT position, unit, series_id, scope, year || ': ' || unnest(remarks) AS note FROM remarked
    UNION
    -- the steps to the newest form are those to all others, too
    SELECT position, unit, series_id, scope, unnest(steps)
    FROM (SELECT position, unit, series_id, scope, max(form) AS form FROM subject WHERE is_given GROUP BY ALL)
    JOIN reach USING (position, form)
),
broken AS (
    SELECT position, unit, series_id, scope, year || ': ' || unnest(breaks) AS note
    FROM subject
    JOIN (FROM reach WHERE breaks IS NOT NULL) AS crossed USING (position, form)
    WHERE is_given
)
SELECT
    indicator, label_zh, value.unit, name AS agency, value.scope,
    value.* EXCLUDE (position, unit, series_id, scope),
    breaks.breaks, notes.notes
FROM (
    PIVOT (SELECT position, unit, series_id, scope, year, text FROM worded)
    ON year IN shown USING any_value(text)
    GROUP BY position, unit, series_id, scope
) AS value
JOIN wanted ON wanted.position = value.position
JOIN bearer ON bearer.bearer_id = value.series_id
LEFT JOIN (
    SELECT position, unit, series_id, scope, string_agg(note, '; ' ORDER BY note) AS notes
    FROM noted
    GROUP BY position, unit, series_id, scope
) AS notes
    ON notes.position = value.position
    AND notes.unit IS NOT DISTINCT FROM value.unit
    AND notes.series_id = value.series_id
    AND notes.scope = value.scope
LEFT JOIN (
    SELECT position, unit, series_id, scope, string_agg(DISTINCT note, '; ' ORDER BY note) AS breaks
    FROM broken
    GROUP BY position, unit, series_id, scope
) AS breaks
    ON breaks.position = value.position
    AND breaks.unit IS NOT DISTINCT FROM value.unit
    AND breaks.series_id = value.series_id
    AND breaks.scope = value.scope
ORDER BY value.position, agency, value.scope, value.unit
