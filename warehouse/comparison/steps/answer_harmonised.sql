-- The quantities that are harmonised indicators, for every report of the grid.
INSERT INTO answer BY NAME
WITH found AS (
    SELECT wanted.position, reading.*
    FROM reading
    JOIN wanted ON wanted.indicator = reading.harmonised_id AND wanted.kind = 'harmonised'
    WHERE $forms::VARCHAR[] IS NULL OR form IS NULL OR list_contains($forms::VARCHAR[], form)
),
told AS (
    SELECT DISTINCT figure.report_id, wanted.position
    FROM figure
    JOIN wanted ON wanted.indicator = figure.indicator AND wanted.kind = 'harmonised'
    WHERE measure = 'value' AND period = 'year' AND subject IS NULL AND $source = 'table'
)
SELECT
    wanted.position, grid.report_id, agency_key, series_key, scope, year,
    nullif(found.unit, wanted.unit) AS other_unit,
    value, lower, upper, bound,
    CASE
        WHEN status IS NOT NULL THEN status
        WHEN $source = 'narrative' THEN 'not_stated'
        WHEN is_without_table THEN 'no_table'
        ELSE 'no_row'
    END AS status,
    form,
    CASE WHEN failed_checks IS NULL THEN 0 ELSE len(failed_checks) END AS failed_checks,
    CASE WHEN missing IS NULL THEN [] ELSE missing END AS missing,
    CASE WHEN corrections IS NULL THEN [] ELSE corrections END AS corrections,
    value IS NULL AND told.report_id IS NOT NULL AS is_told,
    value IS NOT NULL OR lower IS NOT NULL AS is_given
FROM grid
JOIN wanted ON wanted.kind = 'harmonised'
LEFT JOIN found ON found.report_id = grid.report_id AND found.position = wanted.position
LEFT JOIN told ON told.report_id = grid.report_id AND told.position = wanted.position;
