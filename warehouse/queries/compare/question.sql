-- What is asked, and how its forms compare.

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
