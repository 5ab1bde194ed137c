-- The reports of agencies whose name contains $agency, of the year $year; with $history every version; with $differing
-- the versions of those reports of which some give other values than the current one.
SELECT
    agency, year, scope, forms, observations, numbers, failed_checks, warnings, published, organization_code, title,
    uri, is_current
FROM report_history AS history
WHERE (is_current OR $history OR $differing)
    AND ($agency::VARCHAR IS NULL OR contains(agency, $agency))
    AND ($year::INTEGER IS NULL OR year = $year)
    AND (NOT $differing OR report_id IN (
        SELECT report_id FROM ({differing}) UNION ALL SELECT other_id FROM ({differing})
    ))
ORDER BY agency, year, scope, is_current DESC, first_run_id DESC, sha256
