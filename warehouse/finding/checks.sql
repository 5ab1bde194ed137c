-- The checks of the current reports; a parameter that is null does not restrict.
WITH result AS (
    SELECT report_id, form, check_id, kind, severity, status, subject, expected, actual, message, cells FROM check_result
    UNION ALL BY NAME
    SELECT report_id, '' AS form, check_id, kind, severity, status, subject, expected, actual, message, cells FROM series_check
)
SELECT
    agency.name AS agency, report.year, report.scope, c.form, c.check_id, c.kind, c.severity, c.status, c.subject,
    c.expected, c.actual, c.message, c.cells, document.uri
FROM result AS c
JOIN report ON report.report_id = c.report_id AND report.is_current
JOIN document ON document.sha256 = report.sha256
LEFT JOIN agency ON agency.agency_id = report.agency_id
WHERE ($status::VARCHAR IS NULL OR c.status = $status)
    AND ($kind::VARCHAR IS NULL OR c.kind = $kind)
    AND ($severity::VARCHAR IS NULL OR c.severity = $severity)
    AND ($agency::VARCHAR IS NULL OR contains(agency.name, $agency))
    AND ($agencies::VARCHAR[] IS NULL OR list_contains($agencies::VARCHAR[], agency.name))
    AND ($year::INTEGER IS NULL OR report.year = $year)
ORDER BY agency.name, report.year, report.scope, document.uri, c.form, c.kind, c.check_id, c.subject
