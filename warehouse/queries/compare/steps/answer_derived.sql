-- The quantities that are computed from harmonised indicators, for every report of the grid.
INSERT INTO answer BY NAME
WITH needed AS (
    SELECT position, any_value(scale) AS scale, count(*) AS inputs
    FROM wanted
    JOIN wanted_input USING (position)
    WHERE kind = 'derived'
    GROUP BY position
),
part AS NOT MATERIALIZED (
    SELECT input.position, input.role, reading.*, reading.value * input.factor AS amount
    FROM reading
    JOIN (FROM wanted_input SEMI JOIN needed USING (position)) AS input USING (harmonised_id)
    WHERE $forms::VARCHAR[] IS NULL OR form IS NULL OR list_contains($forms::VARCHAR[], form)
),
given AS (
    SELECT
        report_id,
        position,
        -- a total, or what is divided
        sum(amount) FILTER (role <> 'denominator') AS amount,
        sum(amount) FILTER (role = 'denominator') AS denominator,
        count(*) AS numbers,
        count(*) FILTER (bound = 'exact') AS exact_numbers,
        max(form) AS form
    FROM part
    WHERE value IS NOT NULL
    GROUP BY report_id, position
),
-- few reports have any of these
remarkable AS (
    SELECT
        report_id,
        position,
        count(*) FILTER (value IS NULL) AS missing_numbers,
        min(status) FILTER (value IS NULL) AS one_status,
        max(status) FILTER (value IS NULL) AS other_status,
        bool_or(status = 'uncertain') AS is_uncertain,
        max(form) AS form,
        list_sort(list_distinct(list(harmonised_id || ' (' || status || ')') FILTER (value IS NULL))) AS missing,
        list_sort(list_distinct(flatten(list(corrections) FILTER (len(corrections) > 0)))) AS corrections,
        len(list_distinct(flatten(list(failed_checks) FILTER (len(failed_checks) > 0)))) AS failed_checks
    FROM part
    WHERE value IS NULL OR len(corrections) > 0 OR len(failed_checks) > 0
    GROUP BY report_id, position
),
found AS (
    SELECT
        grid.*,
        needed.*,
        amount,
        denominator,
        CASE
            WHEN numbers IS NULL AND missing_numbers IS NULL THEN
                CASE
                    WHEN $source = 'narrative' THEN 'not_stated'
                    WHEN is_without_table THEN 'no_table'
                    ELSE 'no_row'
                END
            WHEN exact_numbers = inputs THEN CASE WHEN denominator = 0 THEN 'undefined' ELSE 'number' END
            WHEN list_sum([numbers, missing_numbers]) < inputs THEN 'no_row'
            WHEN is_uncertain THEN 'uncertain'
            WHEN numbers IS NULL AND one_status = other_status THEN one_status
            ELSE 'incomplete'
        END AS status,
        CASE WHEN numbers IS NOT NULL OR missing_numbers IS NOT NULL THEN 'exact'::bound_kind END AS bound,
        greatest(given.form, remarkable.form) AS form,
        failed_checks,
        missing,
        corrections
    FROM grid
    CROSS JOIN needed
    LEFT JOIN given ON given.report_id = grid.report_id AND given.position = needed.position
    LEFT JOIN remarkable ON remarkable.report_id = grid.report_id AND remarkable.position = needed.position
)
SELECT
    position, report_id, agency_key, series_key, scope, year,
    CASE
        WHEN status <> 'number' THEN NULL
        WHEN denominator IS NULL THEN amount * scale
        ELSE round(scale * amount / denominator, 6)
    END::DECIMAL(38, 12) AS value,
    CASE WHEN denominator IS NOT NULL THEN amount * scale END AS numerator,
    denominator,
    bound,
    status,
    form,
    CASE WHEN failed_checks IS NULL THEN 0 ELSE failed_checks END AS failed_checks,
    CASE WHEN missing IS NULL THEN [] ELSE missing END AS missing,
    CASE WHEN corrections IS NULL THEN [] ELSE corrections END AS corrections,
    false AS is_told,
    status = 'number' AS is_given
FROM found;
