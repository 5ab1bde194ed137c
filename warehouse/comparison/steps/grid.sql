-- The current reports that the question is about.
CREATE OR REPLACE TEMP TABLE grid AS
SELECT report_id, agency_key, series_key, scope::scope_kind AS scope, year, observations = 0 AS is_without_table
FROM report
JOIN (
    SELECT agency.agency_id, agency_key, series_key
    FROM agency
    JOIN series USING (agency_id)
    WHERE (
            $agencies::VARCHAR[] IS NULL
            OR series_key IN (
                SELECT series_key FROM series JOIN agency USING (agency_id) WHERE list_contains($agencies::VARCHAR[], name)
            )
        )
        AND (
            $regions::VARCHAR[] IS NULL
            OR len(list_filter($regions::VARCHAR[], lambda code: starts_with(agency.region_code, code))) > 0
        )
        AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], agency.level))
        AND ($functions::VARCHAR[] IS NULL OR list_contains($functions::VARCHAR[], agency.function))
) AS reporter USING (agency_id)
WHERE is_current
    AND year IS NOT NULL
    AND ($scopes::VARCHAR[] IS NULL OR list_contains($scopes::VARCHAR[], scope))
    AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], year))
    AND ($forms::VARCHAR[] IS NULL OR list_has_any(forms, $forms::VARCHAR[]));
