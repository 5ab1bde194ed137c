-- The years of which there are reports of the year before that were not asked for, and would tell of changes.
SELECT DISTINCT asked.year
FROM (SELECT DISTINCT series_key, scope, year FROM grid WHERE NOT list_contains($years::INTEGER[], year - 1)) AS asked
JOIN series USING (series_key)
JOIN report ON report.agency_id = series.agency_id AND report.year = asked.year - 1 AND report.scope = asked.scope::VARCHAR
WHERE report.is_current
ORDER BY asked.year
