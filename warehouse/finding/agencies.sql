-- The agencies whose name or code contains $search.
SELECT
    agency.name AS agency,
    agency.organization_code,
    list(DISTINCT scope ORDER BY scope) AS scopes,
    list(DISTINCT year ORDER BY year) FILTER (year IS NOT NULL) AS years,
    count(*) AS reports,
    agency.level,
    agency.region_code,
    agency.function
FROM agency
JOIN report ON report.agency_id = agency.agency_id AND report.is_current
WHERE $search::VARCHAR IS NULL OR contains(agency.name, $search) OR contains(lower(agency.organization_code), lower($search))
GROUP BY agency.name, agency.organization_code, agency.level, agency.region_code, agency.function
ORDER BY agency.name
