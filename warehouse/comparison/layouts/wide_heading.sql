-- The comparison with a column for each of its agencies or groups.
WITH noted AS (
    SELECT position, other_unit, year, [heading || ': ' || remark FOR remark IN remarks] AS notes
    FROM remarked
    JOIN named ON named.bearer_key = remarked.series_key AND named.scope = remarked.scope
    UNION ALL
    -- the steps to the newest form are those to all others, too
    SELECT position, other_unit, year, steps
    FROM (SELECT position, other_unit, year, max(form) AS form FROM subject WHERE is_given GROUP BY ALL)
    JOIN reach USING (position, form)
),
broken AS (
    SELECT position, other_unit, year, [heading || ': ' || each FOR each IN breaks] AS breaks FROM comparison
)
SELECT
    indicator, label_zh, CASE WHEN value.other_unit IS NULL THEN wanted.unit ELSE value.other_unit END AS unit, value.year,
    value.* EXCLUDE (position, other_unit, year),
    breaks.breaks, notes.notes
FROM (
    PIVOT (
        SELECT position, other_unit, year, heading, text
        FROM told
        JOIN named ON named.bearer_key = told.series_key AND named.scope = told.scope
    )
    ON heading IN ({shown}) USING any_value(text)
    GROUP BY position, other_unit, year
) AS value
JOIN wanted ON wanted.position = value.position
LEFT JOIN (
    SELECT position, other_unit, year, all_told(notes) AS notes FROM noted GROUP BY position, other_unit, year
) AS notes
    ON notes.position = value.position
    AND notes.other_unit IS NOT DISTINCT FROM value.other_unit
    AND notes.year = value.year
LEFT JOIN (
    SELECT position, other_unit, year, all_told(breaks) AS breaks FROM broken GROUP BY position, other_unit, year
) AS breaks
    ON breaks.position = value.position
    AND breaks.other_unit IS NOT DISTINCT FROM value.other_unit
    AND breaks.year = value.year
ORDER BY value.position, value.year, unit
