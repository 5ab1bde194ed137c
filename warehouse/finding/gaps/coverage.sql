-- One row per agency and year that has a report, or for which one is due.

-- Every agency that is named anywhere, with the one whose name its series bears: where successors are followed, the last one.
CREATE OR REPLACE TEMP TABLE called AS
SELECT own.agency, CASE WHEN last.name IS NULL THEN own.agency ELSE last.name END AS series
FROM (
    SELECT unnest($reg_name::VARCHAR[]) AS agency
    UNION
    SELECT name FROM agency
    UNION
    SELECT agency FROM finding
) AS own
LEFT JOIN reporter ON reporter.name = own.agency
LEFT JOIN series ON series.agency_key = reporter.agency_key
LEFT JOIN reporter AS last ON last.agency_key = series.series_key;

CREATE OR REPLACE TEMP TABLE registry AS
SELECT series AS agency, region_code, level, function, valid_from, valid_to, agency = series AS is_last
FROM (
    SELECT
        unnest($reg_name::VARCHAR[]) AS agency,
        unnest($reg_region::VARCHAR[]) AS region_code,
        unnest($reg_level::VARCHAR[]) AS level,
        unnest($reg_function::VARCHAR[]) AS function,
        unnest($reg_from::INTEGER[]) AS valid_from,
        unnest($reg_to::INTEGER[]) AS valid_to
)
JOIN called USING (agency);

-- Agencies go by a number, in the order of their names, here too. What is known of one: by the registry, or by its reports.
CREATE OR REPLACE TEMP TABLE bearer AS
SELECT
    agency,
    row_number() OVER (ORDER BY agency)::INTEGER AS agency_key,
    arg_min(region_code, (source, NOT is_last)) AS region_code,
    arg_min(level, (source, NOT is_last)) AS level,
    arg_min(function, (source, NOT is_last)) AS function
FROM (
    SELECT agency, region_code, level, function, 1 AS source, is_last FROM registry
    UNION ALL
    SELECT series, region_code, level, function, 2, name = series FROM agency JOIN called ON called.agency = name
    UNION ALL
    SELECT series, NULL, NULL, NULL, 3, agency = series FROM finding JOIN called USING (agency)
)
GROUP BY agency;

-- of the reports of an agency and year in several scopes, the one that gives most
CREATE OR REPLACE TEMP TABLE here AS
SELECT agency_key, year, max(grade) AS grade, arg_max(report_id, numbers) AS report_id
FROM (
    SELECT
        agency_id, year, report_id, numbers,
        CASE WHEN numbers > 0 THEN 3 WHEN observations > 0 THEN 2 ELSE 1 END AS grade
    FROM report
    WHERE is_current AND year IS NOT NULL
        AND ($scopes::VARCHAR[] IS NULL OR list_contains($scopes::VARCHAR[], scope))
        AND ($forms::VARCHAR[] IS NULL OR list_has_any(forms, $forms::VARCHAR[]))
)
JOIN agency USING (agency_id)
JOIN called ON called.agency = agency.name
JOIN bearer ON bearer.agency = called.series
GROUP BY agency_key, year;

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
        agency_key,
        CASE WHEN valid_from IS NULL THEN first_year ELSE valid_from END AS first_due,
        CASE WHEN valid_to IS NULL THEN last_year ELSE valid_to END AS last_due
    FROM registry
    JOIN bearer USING (agency)
    CROSS JOIN span
    WHERE $registered
    UNION ALL
    SELECT agency_key, min(year), max(year)
    FROM here
    WHERE NOT $registered
    GROUP BY agency_key
),
due AS (
    SELECT agency_key, unnest(range(greatest(first_due, first_year), least(last_due, last_year) + 1))::INTEGER AS year
    FROM expected, span
),
found AS (
    SELECT agency_key, year, finding
    FROM finding
    JOIN called USING (agency)
    JOIN bearer ON bearer.agency = called.series
),
cell AS (
    SELECT
        agency_key, year,
        bool_or(is_due) AS is_due,
        max(grade) AS grade,
        max(report_id) AS report_id,
        max(finding) AS finding
    FROM (
        SELECT agency_key, year, true AS is_due, NULL::INTEGER AS grade, NULL::BIGINT AS report_id, NULL AS finding FROM due
        UNION ALL
        SELECT agency_key, year, false, grade, report_id, NULL FROM here
        UNION ALL
        SELECT agency_key, year, false, NULL, NULL, finding FROM found
    )
    GROUP BY agency_key, year
)
SELECT
    agency_key,
    year,
    CASE
        WHEN grade = 3 THEN 'report'
        WHEN grade = 2 THEN 'no_numbers'
        WHEN grade = 1 THEN 'no_table'
        WHEN finding IS NOT NULL THEN finding
        ELSE 'missing'
    END AS state,
    $registered AND NOT is_due AS is_unexpected,
    report_id
FROM cell
JOIN bearer USING (agency_key)
WHERE (
        $agencies::VARCHAR[] IS NULL
        OR agency IN (SELECT series FROM called WHERE list_contains($agencies::VARCHAR[], called.agency))
    )
    AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], year))
    AND ($levels::VARCHAR[] IS NULL OR list_contains($levels::VARCHAR[], level))
    AND ($functions::VARCHAR[] IS NULL OR list_contains($functions::VARCHAR[], function))
    AND (
        $regions::VARCHAR[] IS NULL
        OR len(list_filter($regions::VARCHAR[], lambda code: starts_with(region_code, code))) > 0
    );
