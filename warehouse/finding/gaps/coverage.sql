-- One row per agency and year that has a report, or for which one is due.

CREATE OR REPLACE TEMP TABLE registry AS
SELECT
    unnest($reg_name::VARCHAR[]) AS agency,
    unnest($reg_region::VARCHAR[]) AS region_code,
    unnest($reg_level::VARCHAR[]) AS level,
    unnest($reg_function::VARCHAR[]) AS function,
    unnest($reg_from::INTEGER[]) AS valid_from,
    unnest($reg_to::INTEGER[]) AS valid_to;

-- of the reports of an agency and year in several scopes, the one that gives most
CREATE OR REPLACE TEMP TABLE here AS
SELECT agency.name AS agency, year, agency.region_code, agency.level, agency.function, grade, uri
FROM (
    SELECT
        agency_id, year,
        max(CASE WHEN numbers > 0 THEN 3 WHEN observations > 0 THEN 2 ELSE 1 END) AS grade,
        arg_max(document_uri, numbers) AS uri
    FROM report
    WHERE is_current AND year IS NOT NULL
        AND ($scopes::VARCHAR[] IS NULL OR list_contains($scopes::VARCHAR[], scope))
        AND ($forms::VARCHAR[] IS NULL OR list_has_any(forms, $forms::VARCHAR[]))
    GROUP BY agency_id, year
)
JOIN agency USING (agency_id);

CREATE OR REPLACE TEMP TABLE coverage AS
WITH span AS (
    SELECT min(year) AS first_year, max(year) AS last_year
    FROM (
        SELECT year FROM here
        UNION ALL
        SELECT unnest($years::INTEGER[])
    )
    WHERE $years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], year)
),
expected AS (
    SELECT
        agency, region_code, level, function,
        CASE WHEN valid_from IS NULL THEN first_year ELSE valid_from END AS first_due,
        CASE WHEN valid_to IS NULL THEN last_year ELSE valid_to END AS last_due
    FROM registry, span
    WHERE $registered
    UNION ALL
    SELECT agency, region_code, level, function, min(year), max(year)
    FROM here
    WHERE NOT $registered
    GROUP BY ALL
),
due AS (
    SELECT agency, region_code, level, function, unnest(range(greatest(first_due, first_year), least(last_due, last_year) + 1)) AS year
    FROM expected, span
),
every AS (
    SELECT agency, year, region_code, level, function, true AS is_due FROM due
    UNION ALL
    SELECT agency, year, region_code, level, function, false FROM here
    UNION ALL
    SELECT finding.agency, finding.year, NULL, NULL, NULL, false FROM finding
),
cell AS (
    SELECT
        agency, year, bool_or(is_due) AS is_due,
        any_value(region_code) AS region_code, any_value(level) AS level, any_value(function) AS function
    FROM every
    GROUP BY agency, year
)
SELECT
    cell.agency,
    cell.year::INTEGER AS year,
    CASE
        WHEN here.grade = 3 THEN 'report'
        WHEN here.grade = 2 THEN 'no_numbers'
        WHEN here.grade = 1 THEN 'no_table'
        WHEN finding.finding IS NOT NULL THEN finding.finding
        ELSE 'missing'
    END AS state,
    $registered AND NOT cell.is_due AS is_unexpected,
    here.uri
FROM cell
LEFT JOIN here ON here.agency = cell.agency AND here.year = cell.year
LEFT JOIN finding ON finding.agency = cell.agency AND finding.year = cell.year
WHERE ($agencies::VARCHAR[] IS NULL OR list_contains($agencies::VARCHAR[], cell.agency))
    AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], cell.year))
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], cell.level))
    AND ($functions::VARCHAR[] IS NULL OR list_contains($functions::VARCHAR[], cell.function))
    AND (
        $regions::VARCHAR[] IS NULL
        OR len(list_filter($regions::VARCHAR[], lambda code: starts_with(cell.region_code, code))) > 0
    );
