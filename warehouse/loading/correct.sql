-- The corrections in incoming_correction that hold: the current report has the cell, and the cell what is expected.
INSERT INTO correction BY NAME
SELECT incoming.* EXCLUDE (agency) REPLACE (agency.agency_id AS agency_id)
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
WHERE expectation_holds(incoming.expected, cell.raw, cell.value);
