-- The reports of agencies whose name contains $agency, of the year $year; with $history every version.
SELECT * EXCLUDE (report_id, first_run_id, run_id)
FROM report_history
WHERE (is_current OR $history)
    AND ($agency::VARCHAR IS NULL OR contains(agency, $agency))
    AND ($year::INTEGER IS NULL OR year = $year)
ORDER BY agency, year, scope, is_current DESC, first_run_id DESC, sha256
