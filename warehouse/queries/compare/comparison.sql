-- What is compared, with what limits it: the table subject, each value held against the one before it in its series and
-- against the oldest form that gives the quantity in this comparison. Form ids sort by time.

CREATE OR REPLACE TEMP TABLE comparison AS
WITH placed AS (
    SELECT *, true AS is_given, lag(year) OVER before AS earlier_year, lag(form) OVER before AS earlier_form, lag(value) OVER before AS earlier_value
    FROM subject
    WHERE value IS NOT NULL OR lower IS NOT NULL
    WINDOW before AS (PARTITION BY position, series, scope, unit ORDER BY year)
    UNION ALL BY NAME
    SELECT *, false AS is_given
    FROM subject
    WHERE value IS NULL AND lower IS NULL
),
oldest AS (
    SELECT indicator, min(first_own_form) AS first_form FROM placed WHERE is_given GROUP BY indicator
),
-- the steps from one form that has the quantity to the next one
consecutive AS (
    SELECT * FROM form_step QUALIFY to_form = min(to_form) OVER (PARTITION BY indicator, from_form)
),
crossed AS (
    SELECT
        reach.indicator, reach.first_form, reach.form,
        list('approximate from form ' || to_form || ' on' ORDER BY to_form)
            FILTER (comparability = 'approximate') AS approximations,
        list('form ' || to_form || ' breaks with form ' || from_form ORDER BY to_form)
            FILTER (comparability = 'break') AS breaks,
        1 + count(*) FILTER (comparability = 'break') AS segment
    FROM (SELECT DISTINCT indicator, first_form, form FROM placed JOIN oldest USING (indicator) WHERE form IS NOT NULL) AS reach
    JOIN consecutive
        ON consecutive.indicator = reach.indicator AND from_form >= reach.first_form AND to_form <= reach.form
    GROUP BY reach.indicator, reach.first_form, reach.form
),
held AS (
    SELECT
        placed.*,
        oldest.first_form,
        earlier_year AS compared_with,
        CASE
            WHEN NOT is_given OR earlier_form IS NULL THEN NULL
            WHEN earlier_form = placed.form THEN 'exact'
            ELSE step.comparability
        END AS comparability,
        crossed.approximations,
        crossed.breaks,
        CASE WHEN is_given AND placed.form IS NOT NULL THEN
            CASE WHEN crossed.segment IS NULL THEN 1 ELSE crossed.segment END
        END AS segment
    FROM placed
    LEFT JOIN oldest ON oldest.indicator = placed.indicator
    LEFT JOIN form_step AS step
        ON step.indicator = placed.indicator
        AND step.from_form = least(earlier_form, placed.form)
        AND step.to_form = greatest(earlier_form, placed.form)
    LEFT JOIN crossed
        ON crossed.indicator = placed.indicator AND crossed.first_form = oldest.first_form AND crossed.form = placed.form
)
SELECT
    * EXCLUDE (approximations, breaks, earlier_year, earlier_form, earlier_value),
    -- figures of a whole government never stand beside those of a bureau without saying so
    series || CASE scope WHEN 'level' THEN '（本级）' WHEN 'aggregate' THEN '（汇总）' ELSE '' END AS heading,
    -- a change is from one year to the next, and not over a break
    CASE WHEN earlier_year = year - 1 THEN earlier_value END AS before,
    CASE WHEN earlier_year = year - 1 AND comparability IS DISTINCT FROM 'break' THEN value - earlier_value END AS change,
    CASE WHEN earlier_year = year - 1 AND comparability IS DISTINCT FROM 'break' AND earlier_value <> 0 THEN
        round(100 * (value - earlier_value) / earlier_value, 2)::DECIMAL(38, 2)
    END AS change_percent,
    CASE
        WHEN value IS NOT NULL THEN
            CASE bound WHEN 'ge' THEN '≥' WHEN 'le' THEN '≤' WHEN 'approx' THEN '≈' ELSE '' END || plain_number(value)
        WHEN status = 'range' THEN plain_number(lower) || '..' || plain_number(upper)
        ELSE '(' || status || ')'
    END AS text,
    CASE WHEN is_given AND approximations IS NOT NULL THEN approximations ELSE [] END AS steps,
    CASE WHEN is_given AND breaks IS NOT NULL THEN breaks ELSE [] END AS breaks,
    CASE WHEN status = 'number' AND n IS NULL AND series = agency AND len(corrections) = 0 AND failed_checks = 0 THEN []
    ELSE list_filter([
        CASE status
            WHEN 'incomplete' THEN 'incomplete, lacks ' || array_to_string(missing, ', ')
            WHEN 'range' THEN 'only bounds are known'
            WHEN 'unit_unknown' THEN 'no unit that converts to ' || unit
            WHEN 'uncertain' THEN 'uncertain, ' || array_to_string(missing, ', ')
            WHEN 'contradicted' THEN 'the text contradicts itself: ' || array_to_string(missing, ', ')
        END,
        CASE WHEN n IS NOT NULL THEN
            'n ' || n
            || CASE WHEN without_value > 0 THEN ', missing ' || without_value ELSE '' END
            || CASE WHEN without_report > 0 THEN ', without a report ' || without_report ELSE '' END
        END,
        CASE WHEN series <> agency THEN 'as ' || agency END,
        CASE WHEN len(corrections) > 0 THEN 'corrected: ' || array_to_string(corrections, ', ') END,
        CASE WHEN is_told THEN 'the text gives a figure' END,
        CASE WHEN failed_checks > 0 THEN 'failed checks: ' || failed_checks END
    ], lambda remark: remark IS NOT NULL) END AS remarks
FROM held;
