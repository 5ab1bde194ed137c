-- A quantity that is computed from harmonised indicators, for every report of the grid. What is in braces is written for
-- each quantity, of its inputs: warehouse/comparison/derived.py.
INSERT INTO answer BY NAME
WITH told AS (
    SELECT
        grid.*,
        {printed} AS printed,
        {numbers} AS numbers,
        {exact} AS exact_numbers,
        {amount} AS amount,
        {denominator} AS denominator,
        {is_uncertain} AS is_uncertain,
        {one_status} AS one_status,
        {form} AS form,
        {is_of_one_form} AS is_of_one_form,
        CASE
            WHEN {exact} < {printed} THEN {missing}
            WHEN NOT {is_of_one_form} THEN ['parts of one form (' || array_to_string({forms}, ', ') || ')']
            ELSE []
        END AS missing,
        {corrections} AS corrections,
        {failed_checks} AS failed_checks
    FROM grid
    {readings}
),
found AS (
    SELECT
        *,
        CASE
            WHEN printed = 0 THEN
                CASE
                    WHEN $source = 'narrative' THEN 'not_stated'
                    WHEN is_without_table THEN 'no_table'
                    ELSE 'no_row'
                END
            WHEN exact_numbers = $terms THEN
                CASE
                    WHEN NOT is_of_one_form THEN 'incomplete'  -- what two forms count is neither added up nor divided
                    WHEN denominator = 0 THEN 'undefined'
                    ELSE 'number'
                END
            WHEN printed < $terms THEN CASE WHEN $source = 'narrative' THEN 'not_stated' ELSE 'no_row' END
            WHEN is_uncertain THEN 'uncertain'
            WHEN numbers = 0 AND one_status IS NOT NULL THEN one_status
            ELSE 'incomplete'
        END AS status,
        -- decimals are divided as doubles anyway; to scale them first, as decimals, takes as long as all the rest
        $scale * amount::DOUBLE / denominator::DOUBLE AS quotient
    FROM told
)
SELECT
    $position AS position, report_id, agency_key, series_key, scope, year,
    CASE
        WHEN status <> 'number' THEN NULL
        WHEN denominator IS NULL THEN amount * $scale
        ELSE in_six_places(quotient)
    END AS value,
    -- only what is added up needs them
    CASE WHEN $statistic::VARCHAR IS NOT NULL AND denominator IS NOT NULL THEN amount * $scale END AS numerator,
    denominator,
    CASE WHEN printed > 0 THEN bound_in_six_places(CASE WHEN status = 'number' THEN quotient END) END AS bound,
    status,
    form,
    len(failed_checks) AS failed_checks,
    missing,
    corrections,
    false AS is_told,
    status = 'number' AS is_given
FROM found;
