-- The corrections in incoming_correction that were not stored, with what the cell holds.
SELECT
    incoming.correction_id,
    concat_ws(' ', incoming.agency, incoming.year, incoming.scope, incoming.form, incoming.indicator || '/' || incoming.column_id) AS cell,
    incoming.expected,
    cell.raw AS found
FROM incoming_correction AS incoming
LEFT JOIN agency ON agency.name = incoming.agency
LEFT JOIN report
    ON report.agency_id = agency.agency_id
    AND report.year = incoming.year
    AND report.scope = incoming.scope
    AND report.is_current
LEFT JOIN observation AS cell
    ON cell.report_id = report.report_id
    AND cell.form = incoming.form
    AND cell.indicator = incoming.indicator
    AND cell.column_id = incoming.column_id
WHERE incoming.correction_id NOT IN (SELECT correction_id FROM correction)
ORDER BY incoming.correction_id
