-- Of the corrections $ids those whose cells, in the current reports, do not hold what they expect: with what is printed there
-- now, where there is such a cell at all.
WITH asked AS (FROM correction WHERE list_contains($ids::VARCHAR[], correction_id))
SELECT
    correction.correction_id,
    CASE WHEN agency.name IS NULL THEN '(an agency without a report)' ELSE agency.name END AS agency,
    correction.year, correction.scope, correction.form, correction.indicator,
    correction.column_id, correction.expected, correction.value, correction.reason, correction.author, correction.made,
    cell.raw AS printed
FROM asked AS correction
LEFT JOIN agency USING (agency_id)
LEFT JOIN (
    SELECT correction_id, observation.raw, observation.value
    FROM asked
    JOIN report USING (agency_id, year, scope)
    JOIN observation USING (report_id, form, indicator, column_id)
    WHERE is_current
) AS cell ON cell.correction_id = correction.correction_id
WHERE expectation_holds(correction.expected, cell.raw, cell.value) IS NOT TRUE
ORDER BY correction.correction_id
