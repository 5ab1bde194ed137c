-- The comparison with a column for each of its agencies or groups.
WITH noted AS (
    SELECT position, unit, year, heading || ': ' || unnest(remarks) AS note
    FROM remarked
    JOIN named ON named.bearer_id = remarked.series_id AND named.scope = remarked.scope
    UNION
    -- the steps to the newest form are those to all others, too
    SELECT position, unit, year, unnest(steps)
    FROM (SELECT position, unit, year, max(form) AS form FROM subject WHERE is_given GROUP BY ALL)
    JOIN reach USING (position, form)
),
broken AS (
    SELECT position, unit, year, heading || ': ' || unnest(breaks) AS note FROM comparison
)
SELECT
    indicator, label_zh, value.unit, value.year,
    value.* EXCLUDE (position, unit, year),
    breaks.breaks, notes.notes
FROM (
    PIVOT (
        SELECT position, unit, year, heading, text
        FROM worded
        JOIN named ON named.bearer_id = worded.series_id AND named.scope = worded.scope
    )
    ON heading IN shown USING any_value(text)
    GROUP BY position, unit, year
) AS value
JOIN wanted ON wanted.position = value.position
LEFT JOIN (
    SELECT position, unit, year, string_agg(note, '; ' ORDER BY note) AS notes FROM noted GROUP BY position, unit, year
) AS notes
    ON notes.position = value.position AND notes.unit IS NOT DISTINCT FROM value.unit AND notes.year = value.year
LEFT JOIN (
    SELECT position, unit, year, string_agg(DISTINCT note, '; ' ORDER BY note) AS breaks
    FROM broken
    GROUP BY position, unit, year
) AS breaks
    ON breaks.position = value.position AND breaks.unit IS NOT DISTINCT FROM value.unit AND breaks.year = value.year
ORDER BY value.position, value.year, value.unit
