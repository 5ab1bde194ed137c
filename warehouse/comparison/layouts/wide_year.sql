-- The comparison with a column for each of its years; an agency here is the series, a group its name. No two notes of a
-- series are the same: each bears its year, and steps are only told once.
WITH noted AS (
    SELECT position, other_unit, series_key, scope, [year || ': ' || remark FOR remark IN remarks] AS notes FROM remarked
    UNION ALL
    -- the steps to the newest form are those to all others, too
    SELECT position, other_unit, series_key, scope, steps
    FROM (SELECT position, other_unit, series_key, scope, max(form) AS form FROM subject WHERE is_given GROUP BY ALL)
    JOIN reach USING (position, form)
),
broken AS (
    SELECT position, other_unit, series_key, scope, [year || ': ' || each FOR each IN breaks] AS breaks
    FROM subject
    JOIN (FROM reach WHERE breaks IS NOT NULL) AS crossed USING (position, form)
    WHERE is_given
)
SELECT
    indicator, label_zh, CASE WHEN value.other_unit IS NULL THEN wanted.unit ELSE value.other_unit END AS unit,
    name AS agency, value.scope::VARCHAR AS scope,
    value.* EXCLUDE (position, other_unit, series_key, scope),
    breaks.breaks, notes.notes
FROM (
    SELECT position, other_unit, series_key, scope, {shown}  -- a PIVOT would compare years as texts
    FROM told
    GROUP BY position, other_unit, series_key, scope
) AS value
JOIN wanted ON wanted.position = value.position
JOIN bearer ON bearer.bearer_key = value.series_key
LEFT JOIN (
    SELECT
        position, other_unit, series_key, scope,
        nullif(array_to_string(list_sort(flatten(list(notes))), '; '), '') AS notes
    FROM noted
    GROUP BY position, other_unit, series_key, scope
) AS notes
    ON notes.position = value.position
    AND notes.other_unit IS NOT DISTINCT FROM value.other_unit
    AND notes.series_key = value.series_key
    AND notes.scope = value.scope
LEFT JOIN (
    SELECT position, other_unit, series_key, scope, all_told(breaks) AS breaks
    FROM broken
    GROUP BY position, other_unit, series_key, scope
) AS breaks
    ON breaks.position = value.position
    AND breaks.other_unit IS NOT DISTINCT FROM value.other_unit
    AND breaks.series_key = value.series_key
    AND breaks.scope = value.scope
ORDER BY value.position, value.series_key, value.scope, unit
