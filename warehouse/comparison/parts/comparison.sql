-- What is compared, as people read it, and what lies between its forms.
SELECT
    worded.*,
    wanted.indicator,
    wanted.label_zh,
    CASE WHEN worded.other_unit IS NULL THEN wanted.unit ELSE worded.other_unit END AS unit,
    named.name AS series,
    named.heading,
    CASE WHEN is_given AND worded.form IS NOT NULL THEN
        CASE WHEN reach.segment IS NULL THEN 1 ELSE reach.segment END + restarts
    END AS segment,
    CASE WHEN is_given AND reach.steps IS NOT NULL THEN reach.steps ELSE [] END AS steps,
    CASE WHEN is_given AND reach.breaks IS NOT NULL THEN reach.breaks ELSE [] END AS breaks
FROM worded
JOIN wanted ON wanted.position = worded.position
JOIN named ON named.bearer_key = worded.series_key AND named.scope = worded.scope
LEFT JOIN reach ON reach.position = worded.position AND reach.form = worded.form
