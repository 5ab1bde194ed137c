-- The current reports that the question is about.
CREATE OR REPLACE TEMP TABLE grid AS
SELECT
    report.report_id, agency.agency_id, agency.name AS agency, latest.name AS series, report.year, report.scope,
    report.forms, report.observations, document.uri,
    agency.region_code,
    CASE WHEN place.full_name IS NULL THEN agency.region_code ELSE place.full_name END AS region,
    agency.level, agency.function
FROM report
JOIN agency ON agency.agency_id = report.agency_id
JOIN series ON series.agency_id = agency.agency_id
JOIN agency AS latest ON latest.agency_id = series.series_id
JOIN document ON document.sha256 = report.sha256
LEFT JOIN (SELECT region_code, arg_max(full_name, first_year) AS full_name FROM region GROUP BY region_code) AS place
    ON place.region_code = agency.region_code
WHERE report.is_current
    AND report.year IS NOT NULL
    AND (
        $agencies::VARCHAR[] IS NULL
        OR series.series_id IN (
            SELECT series_id FROM series JOIN agency USING (agency_id) WHERE list_contains($agencies::VARCHAR[], name)
        )
    )
    AND (
        $regions::VARCHAR[] IS NULL
        OR len(list_filter($regions::VARCHAR[], lambda code: starts_with(agency.region_code, code))) > 0
    )
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], agency.level))
    AND ($functions::VARCHAR[] IS NULL OR list_contains($functions::VARCHAR[], agency.function))
    AND ($scopes::VARCHAR[] IS NULL OR list_contains($scopes::VARCHAR[], report.scope))
    AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], report.year))
    AND ($forms::VARCHAR[] IS NULL OR list_has_any(report.forms, $forms::VARCHAR[]));
