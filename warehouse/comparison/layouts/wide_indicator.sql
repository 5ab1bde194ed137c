-- The comparison with a column for each of its quantities. The notes of the answer say their units; a value in another one
-- says so here.
WITH remark AS (
    SELECT
        series_key, scope, year,
        all_told([
            indicator || ': ' || note
            FOR note IN list_concat(remarks, steps, CASE WHEN other_unit IS NULL THEN [] ELSE ['in ' || other_unit] END)
        ]) AS notes,
        all_told([indicator || ': ' || note FOR note IN breaks]) AS breaks
    FROM comparison
    LEFT JOIN (SELECT subject_id, remarks FROM remarked) USING (subject_id)
    GROUP BY series_key, scope, year
)
SELECT
    name AS agency, value.scope::VARCHAR AS scope, value.year,
    value.* EXCLUDE (series_key, scope, year),
    remark.breaks, remark.notes
FROM (
    PIVOT (SELECT series_key, scope, year, indicator, text FROM comparison)
    ON indicator IN ({shown}) USING any_value(text)
    GROUP BY series_key, scope, year
) AS value
JOIN bearer ON bearer.bearer_key = value.series_key
LEFT JOIN remark ON remark.series_key = value.series_key AND remark.scope = value.scope AND remark.year = value.year
ORDER BY value.series_key, value.scope, value.year
