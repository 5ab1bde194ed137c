-- The quantities that are cells of forms, for every report of the grid. Of several forms in one report that counts which
-- would for an indicator: by its status, corrected or not, then the one in force in that year, then the newest.
INSERT INTO answer BY NAME
WITH asked AS (
    SELECT
        position, indicator AS cell, unit,
        split_part(indicator, '/', 1) AS indicator, split_part(indicator, '/', 2) AS column_id
    FROM wanted
    WHERE kind = 'cell'
),
found AS (
    SELECT
        cell.report_id, asked.position, asked.cell, cell.form, cell.unit,
        CASE WHEN fix.correction_id IS NULL THEN cell.value ELSE fix.value END::DECIMAL(38, 12) AS value,
        CASE
            WHEN fix.correction_id IS NOT NULL THEN fix.status
            WHEN cell.value IS NULL THEN cell.status
            ELSE 'number'
        END AS shown_status,
        CASE WHEN fix.correction_id IS NULL THEN [] ELSE [fix.correction_id] END AS corrections
    FROM asked
    JOIN observation AS cell ON cell.indicator = asked.indicator AND cell.column_id = asked.column_id
    JOIN grid ON grid.report_id = cell.report_id
    JOIN form ON form.form = cell.form
    LEFT JOIN corrected_cell AS fix
        ON fix.report_id = cell.report_id
        AND fix.form = cell.form
        AND fix.indicator = cell.indicator
        AND fix.column_id = cell.column_id
    WHERE $forms::VARCHAR[] IS NULL OR list_contains($forms::VARCHAR[], cell.form)
    QUALIFY row_number() OVER (
        PARTITION BY cell.report_id, asked.position
        ORDER BY
            status_rank(shown_status),
            grid.year >= form.first_year AND (form.last_year IS NULL OR grid.year <= form.last_year) DESC,
            form.position DESC
    ) = 1
),
failed AS (
    SELECT found.report_id, found.position, count(*) AS checks
    FROM check_result AS broken
    JOIN found ON found.report_id = broken.report_id AND found.form = broken.form AND list_contains(broken.cells, found.cell)
    WHERE broken.status = 'fail' AND broken.severity = 'error'
    GROUP BY found.report_id, found.position
),
-- reports in a form that has the cell
with_form AS (
    SELECT DISTINCT reported.report_id, asked.position
    FROM (SELECT report_id, unnest(forms) AS form FROM report SEMI JOIN grid USING (report_id)) AS reported
    JOIN form_cell USING (form)
    JOIN asked USING (indicator, column_id)
    WHERE $forms::VARCHAR[] IS NULL OR list_contains($forms::VARCHAR[], reported.form)
)
SELECT
    asked.position, grid.report_id, agency_key, series_key, scope, year,
    nullif(found.unit, asked.unit) AS other_unit,
    value,
    CASE WHEN shown_status IS NOT NULL THEN 'exact'::bound_kind END AS bound,
    CASE
        WHEN shown_status IS NOT NULL THEN shown_status
        WHEN is_without_table THEN 'no_table'
        WHEN with_form.report_id IS NOT NULL THEN 'not_printed'
        ELSE 'no_row'
    END AS status,
    form,
    CASE WHEN checks IS NULL THEN 0 ELSE checks END AS failed_checks,
    [] AS missing,
    CASE WHEN corrections IS NULL THEN [] ELSE corrections END AS corrections,
    false AS is_told,
    value IS NOT NULL AS is_given
FROM grid
CROSS JOIN asked
LEFT JOIN found ON found.report_id = grid.report_id AND found.position = asked.position
LEFT JOIN failed ON failed.report_id = grid.report_id AND failed.position = asked.position
LEFT JOIN with_form ON with_form.report_id = grid.report_id AND with_form.position = asked.position;
