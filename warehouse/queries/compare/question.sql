-- What is asked, how its forms compare, and the reports that it is about.

CREATE OR REPLACE TEMP TABLE wanted AS
SELECT
    generate_subscripts($names::VARCHAR[], 1) AS position,
    unnest($names::VARCHAR[]) AS indicator,
    unnest($kinds::VARCHAR[]) AS kind,
    unnest($labels::VARCHAR[]) AS label_zh,
    unnest($units::VARCHAR[]) AS unit,
    unnest($scales::INTEGER[]) AS scale;

CREATE OR REPLACE TEMP TABLE wanted_input AS
SELECT
    unnest($input_of::VARCHAR[]) AS indicator,
    unnest($input_ids::VARCHAR[]) AS harmonised_id,
    unnest($input_roles::VARCHAR[]) AS role,
    unnest($input_factors::INTEGER[]) AS factor;

-- how two forms compare: for what is derived, as the worst of its inputs does
CREATE OR REPLACE TEMP TABLE form_step AS
SELECT
    indicator, from_form, to_form,
    list_extract(
        ['exact', 'approximate', 'break'],
        max(list_position(['exact', 'approximate', 'break'], comparability))
    ) AS comparability
FROM (SELECT DISTINCT indicator, harmonised_id FROM wanted_input) AS input
JOIN crosswalk_step USING (harmonised_id)
JOIN (SELECT indicator, count(DISTINCT harmonised_id) AS inputs FROM wanted_input GROUP BY indicator) USING (indicator)
GROUP BY indicator, from_form, to_form, inputs
HAVING count(*) = inputs;

-- the agency whose name a series bears: the last one of its line, if each came after one and was followed by one, and
-- no two of them report on the same year; else the agency itself
CREATE OR REPLACE TEMP TABLE series AS
WITH RECURSIVE edge AS (
    SELECT predecessor_id, successor_id
    FROM succession
    WHERE $follow_successors AND kind <> 'split' -- of which only a part went that way
    QUALIFY count(*) OVER (PARTITION BY predecessor_id) = 1 AND count(*) OVER (PARTITION BY successor_id) = 1
),
walk AS (
    SELECT agency_id, agency_id AS last_id FROM agency
    UNION
    SELECT walk.agency_id, edge.successor_id FROM walk JOIN edge ON edge.predecessor_id = walk.last_id
),
line AS (
    SELECT agency_id, last_id FROM walk ANTI JOIN edge ON edge.predecessor_id = walk.last_id
),
clash AS (
    SELECT DISTINCT last_id
    FROM line
    JOIN report ON report.agency_id = line.agency_id AND report.is_current AND report.year IS NOT NULL
    GROUP BY last_id, report.year, report.scope
    HAVING count(*) > 1
)
SELECT
    agency.agency_id,
    CASE WHEN line.last_id IS NULL OR clash.last_id IS NOT NULL THEN agency.agency_id ELSE line.last_id END AS series_id
FROM agency
LEFT JOIN line ON line.agency_id = agency.agency_id
LEFT JOIN clash ON clash.last_id = line.last_id;

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
