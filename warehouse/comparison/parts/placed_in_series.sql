-- Each value with the one before it in its series.
WITH preceded AS (
    SELECT
        subject_id,
        position,
        year,
        form,
        value,
        lag(year) OVER series AS earlier_year,
        lag(form) OVER series AS earlier_form,
        lag(value) OVER series AS earlier_value
    FROM subject
    WHERE is_given
    WINDOW series AS (PARTITION BY position, series_key, scope, other_unit ORDER BY year)
),
held AS (
    SELECT
        preceded.*,
        CASE
            WHEN earlier_form IS NULL THEN NULL
            WHEN earlier_form = form THEN 'exact'
            ELSE step.comparability
        END AS comparability
    FROM preceded
    LEFT JOIN form_step AS step
        ON step.position = preceded.position
        AND step.from_form = least(earlier_form, form)
        AND step.to_form = greatest(earlier_form, form)
)
SELECT
    subject.*,
    0 AS restarts,
    comparability,
    earlier_year AS compared_with,
    -- a change is from one year to the next, and not over a break
    CASE WHEN earlier_year = held.year - 1 THEN earlier_value END AS before,
    CASE WHEN earlier_year = held.year - 1 AND comparability IS DISTINCT FROM 'break' THEN held.value - earlier_value END AS change,
    CASE WHEN earlier_year = held.year - 1 AND comparability IS DISTINCT FROM 'break' AND earlier_value <> 0 THEN
        round((100 * (held.value - earlier_value))::DOUBLE / earlier_value::DOUBLE, 2)::DECIMAL(38, 2)
    END AS change_percent
FROM subject
LEFT JOIN held USING (subject_id)
