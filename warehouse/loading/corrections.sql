-- The corrections, and whether they take effect now.
SELECT
    correction.correction_id AS id, agency.name AS agency, correction.year, correction.scope, correction.form,
    correction.indicator, correction.column_id AS "column", correction.expected, correction.value,
    CASE WHEN fix.correction_id IS NULL THEN 'no longer holds' ELSE 'in effect' END AS state,
    correction.reason, correction.author, correction.made AS "date"
FROM correction
LEFT JOIN agency USING (agency_id)
LEFT JOIN (
    SELECT DISTINCT correction_id FROM corrected_cell JOIN report USING (report_id) WHERE is_current
) AS fix ON fix.correction_id = correction.correction_id
ORDER BY correction.correction_id
