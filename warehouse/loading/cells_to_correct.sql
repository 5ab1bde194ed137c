-- The cells that the corrections in incoming_correction name, where there are such, and whether they hold what is expected.
SELECT
    incoming.correction_id,
    cell.raw,
    cell.unit,
    expectation_holds(incoming.expected, cell.raw, cell.value) AS is_expected
FROM incoming_correction AS incoming
JOIN agency ON agency.name = incoming.agency
JOIN report
    ON report.agency_id = agency.agency_id
    AND report.year = incoming.year
    AND report.scope = incoming.scope
    AND report.is_current
JOIN observation AS cell
    ON cell.report_id = report.report_id
    AND cell.form = incoming.form
    AND cell.indicator = incoming.indicator
    AND cell.column_id = incoming.column_id
