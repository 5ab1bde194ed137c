-- Each value with the one before it in its series. A change is from one year to the next, of exact numbers, and not over a
-- break; per cent are of what is more than nothing, since on a negative number their sign would mislead.
WITH preceded AS (
    SELECT
        subject_id,
        position,
        year,
        form,
        bound,
        value,
        lag(year) OVER series AS earlier_year,
        lag(form) OVER series AS earlier_form,
        lag(bound) OVER series AS earlier_bound,
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
        END AS comparability,
        CASE WHEN earlier_year = year - 1 AND earlier_bound = 'exact' THEN earlier_value END AS before,
        CASE WHEN bound = 'exact' AND comparability IS DISTINCT FROM 'break' THEN value - before END AS change
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
    before,
    change,
    CASE WHEN before > 0 THEN round((100 * change)::DOUBLE / before::DOUBLE, 2)::DECIMAL(38, 2) END AS change_percent,
    CASE WHEN earlier_year = held.year - 1 AND (earlier_bound <> 'exact' OR held.bound <> 'exact') THEN
        'no change, not exact: ' || concat_ws(
            ', ',
            CASE WHEN earlier_bound <> 'exact' THEN earlier_year || ' ' || sign_of(earlier_bound) || plain_number(earlier_value) END,
            CASE WHEN held.bound <> 'exact' THEN held.year || ' ' || sign_of(held.bound) || plain_number(held.value) END
        )
    END AS inexactness
FROM subject
LEFT JOIN held USING (subject_id)
