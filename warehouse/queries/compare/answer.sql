-- One row per report and quantity asked for, from the tables grid, wanted, wanted_input and reading.

CREATE OR REPLACE TEMP TABLE found AS
SELECT
    reading.report_id, wanted.indicator, reading.value, reading.lower, reading.upper,
    NULL::DECIMAL(38, 12) AS numerator, NULL::DECIMAL(38, 12) AS denominator,
    reading.status, reading.form, reading.bound, reading.missing, reading.corrections, reading.unit
FROM wanted
JOIN reading ON reading.harmonised_id = wanted.indicator
WHERE wanted.kind = 'harmonised'
UNION ALL BY NAME
SELECT
    report_id,
    indicator,
    CASE
        WHEN status <> 'number' THEN NULL
        WHEN denominator IS NULL THEN total * scale
        ELSE round(scale * numerator / denominator, 6)
    END::DECIMAL(38, 12) AS value,
    numerator * scale AS numerator,
    denominator,
    status,
    form,
    'exact' AS bound,
    missing,
    corrections
FROM (
    SELECT
        reading.report_id,
        wanted.indicator,
        any_value(wanted.scale) AS scale,
        sum(reading.value * input.factor) FILTER (input.role = 'value') AS total,
        sum(reading.value * input.factor) FILTER (input.role = 'numerator') AS numerator,
        sum(reading.value * input.factor) FILTER (input.role = 'denominator') AS denominator,
        CASE
            WHEN count(*) < any_value(needed.inputs) THEN 'no_row'
            WHEN bool_or(reading.status = 'uncertain') THEN 'uncertain'
            WHEN count(*) FILTER (reading.value IS NOT NULL AND reading.bound = 'exact') = any_value(needed.inputs) THEN
                CASE WHEN sum(reading.value * input.factor) FILTER (input.role = 'denominator') = 0 THEN 'undefined' ELSE 'number' END
            WHEN count(DISTINCT reading.status) = 1 AND NOT bool_or(reading.value IS NOT NULL) THEN any_value(reading.status)
            ELSE 'incomplete'
        END AS status,
        max(reading.form) AS form,
        list_sort(list_distinct(
            list(reading.harmonised_id || ' (' || reading.status || ')') FILTER (reading.value IS NULL)
        )) AS missing,
        list_distinct(flatten(list(reading.corrections) FILTER (len(reading.corrections) > 0))) AS corrections
    FROM wanted
    JOIN wanted_input AS input ON input.indicator = wanted.indicator
    JOIN (SELECT indicator, count(*) AS inputs FROM wanted_input GROUP BY indicator) AS needed
        ON needed.indicator = wanted.indicator
    JOIN reading ON reading.harmonised_id = input.harmonised_id
    WHERE wanted.kind = 'derived'
    GROUP BY reading.report_id, wanted.indicator
)
UNION ALL BY NAME
-- cells of forms; of several forms in one report, the newest that holds a number
SELECT
    cell.report_id,
    wanted.indicator,
    CASE WHEN fix.correction_id IS NULL THEN cell.value ELSE fix.value END::DECIMAL(38, 12) AS value,
    CASE WHEN fix.correction_id IS NULL THEN CASE WHEN cell.value IS NULL THEN cell.status ELSE 'number' END ELSE fix.status END AS status,
    cell.form,
    'exact' AS bound,
    []::VARCHAR[] AS missing,
    CASE WHEN fix.correction_id IS NULL THEN [] ELSE [fix.correction_id] END AS corrections,
    cell.unit
FROM wanted
JOIN observation AS cell
    ON cell.indicator = split_part(wanted.indicator, '/', 1)
    AND cell.column_id = split_part(wanted.indicator, '/', 2)
SEMI JOIN grid ON grid.report_id = cell.report_id
LEFT JOIN corrected_cell AS fix
    ON fix.report_id = cell.report_id
    AND fix.form = cell.form
    AND fix.indicator = cell.indicator
    AND fix.column_id = cell.column_id
WHERE wanted.kind = 'cell' AND ($forms::VARCHAR[] IS NULL OR list_contains($forms::VARCHAR[], cell.form))
QUALIFY row_number() OVER (PARTITION BY cell.report_id, wanted.indicator ORDER BY cell.value IS NULL, cell.form DESC) = 1;

CREATE OR REPLACE TEMP TABLE answer AS
WITH broken AS (
    SELECT report_id, form, cells, row_number() OVER () AS number
    FROM check_result
    SEMI JOIN grid USING (report_id)
    WHERE status = 'fail' AND severity = 'error' AND $source = 'table'
),
-- the failed checks that use one of the cells that a value was made of
used AS (
    SELECT broken.report_id, input.indicator, broken.number
    FROM broken
    JOIN harmonised_value AS value
        ON value.report_id = broken.report_id AND value.form = broken.form AND list_has_any(value.cells, broken.cells)
    JOIN wanted_input AS input ON input.harmonised_id = value.harmonised_id
    UNION
    SELECT broken.report_id, found.indicator, broken.number
    FROM broken
    JOIN found
        ON found.report_id = broken.report_id
        AND found.form = broken.form
        AND list_contains(broken.cells, found.indicator)
),
failed AS (
    SELECT report_id, indicator, count(*) AS checks FROM used GROUP BY report_id, indicator
),
-- forms that have the cell that is asked for
cell_form AS (
    SELECT wanted.indicator, list(DISTINCT form) AS forms
    FROM wanted
    JOIN form_cell
        ON form_cell.indicator = split_part(wanted.indicator, '/', 1)
        AND form_cell.column_id = split_part(wanted.indicator, '/', 2)
    WHERE wanted.kind = 'cell'
    GROUP BY wanted.indicator
),
told AS (
    SELECT DISTINCT report_id, indicator
    FROM figure
    WHERE measure = 'value' AND period = 'year' AND subject IS NULL AND list_contains($input_ids::VARCHAR[], indicator)
)
SELECT
    wanted.position,
    wanted.indicator,
    wanted.label_zh,
    CASE WHEN found.unit IS NULL THEN wanted.unit ELSE found.unit END AS unit,
    grid.agency,
    grid.series,
    grid.scope,
    grid.year,
    grid.region,
    grid.level,
    grid.function,
    found.value,
    found.lower,
    found.upper,
    found.bound,
    found.numerator,
    found.denominator,
    CASE
        WHEN found.status IS NOT NULL THEN found.status
        WHEN $source = 'narrative' THEN 'not_stated'
        WHEN grid.observations = 0 THEN 'no_table'
        WHEN list_has_any(cell_form.forms, grid.forms) THEN 'not_printed'
        ELSE 'no_row'
    END AS status,
    found.form,
    CASE WHEN failed.checks IS NULL THEN 0 ELSE failed.checks END AS failed_checks,
    CASE WHEN found.missing IS NULL THEN [] ELSE found.missing END AS missing,
    CASE WHEN found.corrections IS NULL THEN [] ELSE found.corrections END AS corrections,
    -- the text says what the table does not
    $source = 'table' AND found.value IS NULL AND told.report_id IS NOT NULL AS is_told,
    grid.uri
FROM grid
CROSS JOIN wanted
LEFT JOIN found ON found.report_id = grid.report_id AND found.indicator = wanted.indicator
LEFT JOIN failed ON failed.report_id = grid.report_id AND failed.indicator = wanted.indicator
LEFT JOIN cell_form ON cell_form.indicator = wanted.indicator
LEFT JOIN told ON told.report_id = grid.report_id AND told.indicator = wanted.indicator;
