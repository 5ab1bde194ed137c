-- Coverage, one row per agency and year.
SELECT agency, year, state, is_unexpected, document_uri AS uri
FROM coverage
JOIN bearer USING (agency_key)
LEFT JOIN (SELECT report_id, document_uri FROM report) USING (report_id)
ORDER BY agency_key, year
