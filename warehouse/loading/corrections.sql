-- The corrections, each in the unit of the cell that holds what it expects, what is printed there now, and whether they take
-- effect.
SELECT
    correction.correction_id AS id, agency.name AS agency, correction.year, correction.scope, correction.form,
    correction.indicator, correction.column_id AS "column", correction.expected, cell.raw AS printed, correction.value, fix.unit,
    CASE WHEN fix.is_current THEN 'in effect' ELSE 'no longer holds' END AS state,
    correction.reason, correction.author, correction.made AS "date"
FROM correction
LEFT JOIN agency USING (agency_id)
LEFT JOIN (
    SELECT correction_id, bool_or(is_current) AS is_current, list(unit ORDER BY is_current DESC)[1] AS unit
    FROM corrected_cell
    JOIN report USING (report_id)
    JOIN observation USING (report_id, form, indicator, column_id)
    GROUP BY correction_id
) AS fix ON fix.correction_id = correction.correction_id
LEFT JOIN (
    SELECT correction_id, observation.raw
    FROM correction
    JOIN report USING (agency_id, year, scope)
    JOIN observation USING (report_id, form, indicator, column_id)
    WHERE is_current
) AS cell ON cell.correction_id = correction.correction_id
ORDER BY correction.correction_id
