-- The comparison with a column for each of its years.
SELECT value.* EXCLUDE (position), remark.notes
FROM (
    PIVOT (SELECT position, indicator, label_zh, unit, agency, scope, year, text FROM comparison)
    ON year USING any_value(text)
    GROUP BY position, indicator, label_zh, unit, agency, scope
) AS value
LEFT JOIN (
    SELECT position, unit, agency, scope, string_agg(DISTINCT note, '; ' ORDER BY note) AS notes
    FROM (
        SELECT position, unit, agency, scope, year || ': ' || unnest(remarks) AS note FROM comparison
        UNION ALL
        SELECT position, unit, agency, scope, unnest(steps) AS note FROM comparison
    )
    GROUP BY position, unit, agency, scope
) AS remark ON remark.position IS NOT DISTINCT FROM value.position AND remark.unit IS NOT DISTINCT FROM value.unit AND remark.agency IS NOT DISTINCT FROM value.agency AND remark.scope IS NOT DISTINCT FROM value.scope
ORDER BY value.position, value.agency, value.scope, value.unit
