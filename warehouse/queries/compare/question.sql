-- What is asked, how its forms compare, and the table for what is found.

CREATE OR REPLACE TEMP TABLE wanted AS
SELECT
    generate_subscripts($names::VARCHAR[], 1)::INTEGER AS position,
    unnest($names::VARCHAR[]) AS indicator,
    unnest($kinds::VARCHAR[]) AS kind,
    unnest($labels::VARCHAR[]) AS label_zh,
    unnest($units::VARCHAR[]) AS unit,
    unnest($scales::INTEGER[]) AS scale;

CREATE OR REPLACE TEMP TABLE wanted_input AS
SELECT
    unnest($input_positions::INTEGER[]) AS position,
    unnest($input_ids::VARCHAR[]) AS harmonised_id,
    unnest($input_roles::VARCHAR[]) AS role,
    unnest($input_factors::INTEGER[]) AS factor;

-- how two forms compare: for what is derived, as the worst of its inputs does
CREATE OR REPLACE TEMP TABLE form_step AS
SELECT
    position, from_form, to_form,
    list_extract(
        ['exact', 'approximate', 'break'],
        max(list_position(['exact', 'approximate', 'break'], comparability))
    ) AS comparability
FROM (SELECT DISTINCT position, harmonised_id FROM wanted_input) AS input
JOIN crosswalk_step USING (harmonised_id)
JOIN (SELECT position, count(DISTINCT harmonised_id) AS inputs FROM wanted_input GROUP BY position) USING (position)
GROUP BY position, from_form, to_form, inputs
HAVING count(*) = inputs;

-- One row per report of the grid and quantity asked for. Only what is read on: names, places and sources are looked up
-- for the rows of the result alone.
CREATE OR REPLACE TEMP TABLE answer (
    position      INTEGER,         -- the quantity
    report_id     BIGINT,
    agency_id     VARCHAR,
    series_id     VARCHAR,         -- the agency whose name the series bears
    scope         VARCHAR,
    year          INTEGER,
    unit          VARCHAR,
    value         DECIMAL(38, 12),
    lower         DECIMAL(38, 12),
    upper         DECIMAL(38, 12),
    numerator     DECIMAL(38, 12), -- of a quotient, to pool it
    denominator   DECIMAL(38, 12),
    bound         VARCHAR,
    status        VARCHAR,
    form          VARCHAR,
    failed_checks BIGINT,
    missing       VARCHAR[],
    corrections   VARCHAR[],
    is_told       BOOLEAN,         -- the text says what the table does not
    is_given      BOOLEAN          -- there is a number, or there are bounds
);
