-- The reports of agencies whose name contains $agency, of the year $year; with $history every version.
SELECT
    agency, year, scope, forms, observations, numbers, failed_checks, warnings, published, organization_code, title,
    uri, is_current
FROM report_history
WHERE (is_current OR $history)
    AND ($agency::VARCHAR IS NULL OR contains(agency, $agency))
    AND ($year::INTEGER IS NULL OR year = $year)
ORDER BY agency, year, scope, is_current DESC, first_run_id DESC, sha256
