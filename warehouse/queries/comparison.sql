-- One row per report and indicator asked for. $indicators are harmonised ids or cells (indicator/column);
-- $agencies and $years are null where they do not restrict.
CREATE OR REPLACE TEMP TABLE comparison AS
WITH wanted AS (
    SELECT unnest($indicators::VARCHAR[]) AS indicator, generate_subscripts($indicators::VARCHAR[], 1) AS position
),
cell_meaning AS (
    SELECT
        form_cell.indicator || '/' || column_id AS indicator,
        arg_max(trim(indicator.label || ' ' || form_cell.label), form_cell.form) AS label,
        arg_max(form_cell.unit, form_cell.form) AS unit,
        list(form_cell.form) AS forms
    FROM form_cell
    JOIN indicator USING (form, indicator)
    WHERE list_contains($indicators::VARCHAR[], form_cell.indicator || '/' || column_id)
    GROUP BY form_cell.indicator, column_id
),
meaning AS (
    SELECT
        wanted.indicator,
        wanted.position,
        CASE WHEN cell_meaning.label IS NULL THEN label_zh ELSE cell_meaning.label END AS label_zh,
        CASE WHEN cell_meaning.label IS NULL THEN harmonised_indicator.unit ELSE cell_meaning.unit END AS unit,
        CASE WHEN cell_meaning.label IS NULL THEN [] ELSE cell_meaning.forms END AS cell_forms
    FROM wanted
    LEFT JOIN harmonised_indicator ON harmonised_id = wanted.indicator
    LEFT JOIN cell_meaning ON cell_meaning.indicator = wanted.indicator
),
grid AS (
    SELECT report.report_id, agency.name AS agency, report.year, report.scope, report.forms, report.observations, document.uri
    FROM report
    JOIN agency USING (agency_id)
    JOIN document USING (sha256)
    WHERE report.is_current
        AND report.year IS NOT NULL
        AND ($agencies::VARCHAR[] IS NULL OR list_contains($agencies::VARCHAR[], agency.name))
        AND ($years::INTEGER[] IS NULL OR list_contains($years::INTEGER[], report.year))
),
found AS MATERIALIZED (
    SELECT report_id, indicator, value, lower, upper, unit, status, form, comparability, cells, missing
    FROM harmonised
    WHERE list_contains($indicators::VARCHAR[], indicator)
    UNION ALL BY NAME
    -- of several forms in one report, the newest that holds a number
    SELECT
        report_id, indicator || '/' || column_id AS indicator, value::DECIMAL(38, 12) AS value, unit, status, form,
        [indicator || '/' || column_id] AS cells, []::VARCHAR[] AS missing
    FROM observation
    WHERE list_contains($indicators::VARCHAR[], indicator || '/' || column_id)
    QUALIFY row_number() OVER (PARTITION BY report_id, indicator, column_id ORDER BY value IS NULL, form DESC) = 1
),
failed AS (
    SELECT found.report_id, found.indicator, count(*) AS checks
    FROM found
    JOIN check_result AS c ON c.report_id = found.report_id AND c.form = found.form AND list_has_any(c.cells, found.cells)
    WHERE c.status = 'fail' AND c.severity = 'error'
    GROUP BY found.report_id, found.indicator
),
answer AS (
    SELECT
        meaning.position,
        grid.agency,
        grid.year,
        grid.scope,
        meaning.indicator,
        meaning.label_zh,
        CASE WHEN found.unit IS NULL THEN meaning.unit ELSE found.unit END AS unit,
        found.value,
        found.lower,
        found.upper,
        CASE
            WHEN found.status IS NOT NULL THEN found.status
            WHEN grid.observations = 0 THEN 'no_table'
            WHEN list_has_any(meaning.cell_forms, grid.forms) THEN 'not_printed'
            ELSE 'no_row'
        END AS status,
        found.form,
        found.comparability,
        CASE WHEN failed.checks IS NULL THEN 0 ELSE failed.checks END AS failed_checks,
        found.missing,
        grid.uri
    FROM grid
    CROSS JOIN meaning
    LEFT JOIN found ON found.report_id = grid.report_id AND found.indicator = meaning.indicator
    LEFT JOIN failed ON failed.report_id = grid.report_id AND failed.indicator = meaning.indicator
)
SELECT
    *,
    -- figures of a whole government never stand beside those of a bureau without saying so
    agency || CASE scope WHEN 'level' THEN '（本级）' WHEN 'aggregate' THEN '（汇总）' ELSE '' END AS heading,
    CASE
        WHEN value IS NOT NULL THEN plain_number(value)
        WHEN status = 'range' THEN plain_number(lower) || '..' || plain_number(upper)
        ELSE '(' || status || ')'
    END AS text,
    list_filter([
        CASE status
            WHEN 'incomplete' THEN 'incomplete, lacks ' || array_to_string(missing, ', ')
            WHEN 'range' THEN 'only bounds are known'
            WHEN 'unit_unknown' THEN 'no unit that converts to ' || unit
            WHEN 'uncertain' THEN 'uncertain, ' || array_to_string(missing, ', ')
        END,
        CASE WHEN failed_checks > 0 THEN 'failed checks: ' || failed_checks END
    ], lambda remark: remark IS NOT NULL) AS remarks,
    -- every step since the oldest form that gives the indicator in this comparison; form ids sort by time
    (SELECT list(step.comparability || ' from form ' || step.form || ' on' ORDER BY step.form)
     FROM crosswalk_formula AS step
     WHERE step.harmonised_id = answer.indicator
        AND step.comparability IN ('approximate', 'break')
        AND step.form <= answer.form
        AND step.form > first_form
        AND is_given) AS steps
FROM (
    SELECT *, min(form) FILTER (is_given) OVER (PARTITION BY indicator) AS first_form
    FROM (SELECT *, value IS NOT NULL OR lower IS NOT NULL AS is_given FROM answer)
) AS answer
