-- The comparison, one row per report and quantity; of a series there is one report for each scope and year.
SELECT
    own.name AS agency, year, scope::VARCHAR AS scope, indicator, label_zh, unit, value, lower, upper, status, form, comparability,
    failed_checks, document_uri AS uri, compared_with, series,
    CASE WHEN place.full_name IS NULL THEN own.region_code ELSE place.full_name END AS region,
    own.level, own.function, bound::VARCHAR AS bound, missing, corrections, segment,
    rank, ranked,
    before, change, change_percent
FROM standing
JOIN (SELECT report_id, document_uri FROM report) USING (report_id)
JOIN reporter USING (agency_key)
JOIN agency AS own USING (agency_id)
LEFT JOIN region_name AS place ON place.region_code = own.region_code
ORDER BY position, series_key, standing.scope, year
