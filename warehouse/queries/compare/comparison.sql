-- What is compared, with what limits it: the table subject, each value held against the one before it in its series and
-- against the oldest form that gives the quantity in this comparison. Form ids sort by time.

CREATE OR REPLACE TEMP TABLE comparison AS
WITH given AS (
    SELECT
        *,
        value IS NOT NULL OR lower IS NOT NULL AS is_given,
        -- figures of a whole government never stand beside those of a bureau without saying so
        series || CASE scope WHEN 'level' THEN '（本级）' WHEN 'aggregate' THEN '（汇总）' ELSE '' END AS heading
    FROM subject
),
placed AS (
    SELECT
        *,
        min(first_own_form) FILTER (is_given) OVER (PARTITION BY indicator) AS first_form,
        last_value(CASE WHEN is_given THEN {'year': year, 'form': form, 'value': value} END IGNORE NULLS) OVER (
            PARTITION BY position, heading, unit
            ORDER BY year
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS earlier,
        CASE WHEN value IS NOT NULL THEN
            rank() OVER (PARTITION BY position, scope, unit, year, value IS NOT NULL ORDER BY value DESC)
        END AS rank,
        count(value) OVER (PARTITION BY position, scope, unit, year) AS ranked
    FROM given
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
    FROM (SELECT DISTINCT indicator, first_form, form FROM placed WHERE form IS NOT NULL) AS reach
    JOIN consecutive
        ON consecutive.indicator = reach.indicator AND from_form >= reach.first_form AND to_form <= reach.form
    GROUP BY reach.indicator, reach.first_form, reach.form
),
held AS (
    SELECT
        placed.*,
        earlier.year AS compared_with,
        CASE
            WHEN NOT is_given OR earlier.form IS NULL THEN NULL
            WHEN earlier.form = placed.form THEN 'exact'
            ELSE step.comparability
        END AS comparability,
        crossed.approximations,
        crossed.breaks,
        CASE WHEN is_given AND placed.form IS NOT NULL THEN
            CASE WHEN crossed.segment IS NULL THEN 1 ELSE crossed.segment END
        END AS segment
    FROM placed
    LEFT JOIN form_step AS step
        ON step.indicator = placed.indicator
        AND step.from_form = least(earlier.form, placed.form)
        AND step.to_form = greatest(earlier.form, placed.form)
    LEFT JOIN crossed
        ON crossed.indicator = placed.indicator AND crossed.first_form = placed.first_form AND crossed.form = placed.form
)
SELECT
    * EXCLUDE (approximations, breaks, earlier),
    -- a change is from one year to the next, and not over a break
    CASE WHEN earlier.year = year - 1 THEN earlier.value END AS before,
    CASE WHEN earlier.year = year - 1 AND comparability IS DISTINCT FROM 'break' THEN value - earlier.value END AS change,
    CASE WHEN earlier.year = year - 1 AND comparability IS DISTINCT FROM 'break' AND earlier.value <> 0 THEN
        round(100 * (value - earlier.value) / earlier.value, 2)::DECIMAL(38, 2)
    END AS change_percent,
    CASE
        WHEN value IS NOT NULL THEN
            CASE bound WHEN 'ge' THEN '≥' WHEN 'le' THEN '≤' WHEN 'approx' THEN '≈' ELSE '' END || plain_number(value)
        WHEN status = 'range' THEN plain_number(lower) || '..' || plain_number(upper)
        ELSE '(' || status || ')'
    END AS text,
    CASE WHEN is_given AND approximations IS NOT NULL THEN approximations ELSE [] END AS steps,
    CASE WHEN is_given AND breaks IS NOT NULL THEN breaks ELSE [] END AS breaks,
    list_filter([
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
    ], lambda remark: remark IS NOT NULL) AS remarks
FROM held;
