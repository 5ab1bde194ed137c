-- The comparison with a column for each of its indicators.
SELECT value.*, remark.notes
FROM (
    PIVOT (SELECT agency, scope, year, indicator, text FROM comparison)
    ON indicator USING any_value(text)
    GROUP BY agency, scope, year
) AS value
LEFT JOIN (
    SELECT agency, scope, year, string_agg(DISTINCT note, '; ' ORDER BY note) AS notes
    FROM (
        SELECT agency, scope, year, indicator || ': ' || unnest(remarks) AS note FROM comparison
        UNION ALL
        SELECT agency, scope, year, indicator || ': ' || unnest(steps) AS note FROM comparison
    )
    GROUP BY agency, scope, year
) AS remark ON remark.agency IS NOT DISTINCT FROM value.agency AND remark.scope IS NOT DISTINCT FROM value.scope AND remark.year IS NOT DISTINCT FROM value.year
ORDER BY value.agency, value.scope, value.year
