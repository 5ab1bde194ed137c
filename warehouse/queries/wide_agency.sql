-- The comparison with a column for each of its agencies.
SELECT value.* EXCLUDE (position), remark.notes
FROM (
    PIVOT (SELECT position, indicator, label_zh, unit, year, heading, text FROM comparison)
    ON heading USING any_value(text)
    GROUP BY position, indicator, label_zh, unit, year
) AS value
LEFT JOIN (
    SELECT position, unit, year, string_agg(DISTINCT note, '; ' ORDER BY note) AS notes
    FROM (
        SELECT position, unit, year, heading || ': ' || unnest(remarks) AS note FROM comparison
        UNION ALL
        SELECT position, unit, year, unnest(steps) AS note FROM comparison
    )
    GROUP BY position, unit, year
) AS remark ON remark.position IS NOT DISTINCT FROM value.position AND remark.unit IS NOT DISTINCT FROM value.unit AND remark.year IS NOT DISTINCT FROM value.year
ORDER BY value.position, value.year, value.unit
