-- Each value of a group with the one before it. Only agencies with a value in both years are compared: who came and who
-- went changes a sum, and is no change of what is counted.
CREATE OR REPLACE TEMP TABLE held AS
WITH preceded AS (
    SELECT
        *,
        lag(year) OVER series AS earlier_year,
        lag(n) OVER series AS earlier_n
    FROM subject
    WHERE is_given
    WINDOW series AS (PARTITION BY position, series_id, scope, unit ORDER BY year)
),
member AS (
    SELECT group_name, answer.*
    FROM answer
    JOIN group_member USING (agency_id)
    WHERE value IS NOT NULL
),
common AS (
    SELECT
        subject_id,
        count(*) AS n_common,
        added_up($statistic, earlier.value, earlier.numerator, earlier.denominator) AS common_before,
        added_up($statistic, later.value, later.numerator, later.denominator) AS common_value,
        -- the worst of those of the agencies; none if that of one is not known
        CASE WHEN bool_and(later.form = earlier.form OR comparability IS NOT NULL) THEN
            list_extract(
                ['exact', 'approximate', 'break'],
                max(list_position(
                    ['exact', 'approximate', 'break'],
                    CASE WHEN later.form = earlier.form THEN 'exact' ELSE comparability END
                ))
            )
        END AS comparability
    FROM preceded
    JOIN member AS later
        ON later.position = preceded.position
        AND later.group_name = preceded.series_id
        AND later.scope = preceded.scope
        AND later.year = preceded.year
        AND later.unit IS NOT DISTINCT FROM preceded.unit
    JOIN member AS earlier
        ON earlier.position = preceded.position
        AND earlier.group_name = preceded.series_id
        AND earlier.scope = preceded.scope
        AND earlier.year = preceded.earlier_year
        AND earlier.unit IS NOT DISTINCT FROM preceded.unit
        AND earlier.series_id = later.series_id
    LEFT JOIN form_step AS step
        ON step.position = preceded.position
        AND step.from_form = least(earlier.form, later.form)
        AND step.to_form = greatest(earlier.form, later.form)
    GROUP BY subject_id
)
SELECT
    subject_id,
    earlier_year,
    CASE WHEN earlier_year IS NOT NULL THEN CASE WHEN n_common IS NULL THEN 0 ELSE n_common END END AS n_common,
    earlier_n,
    common_before,
    common_value,
    comparability,
    -- a group of which nobody is left is another one
    count(*) FILTER (earlier_year IS NOT NULL AND n_common IS NULL)
        OVER (PARTITION BY position, series_id, scope, unit ORDER BY year) AS restarts
FROM preceded
LEFT JOIN common USING (subject_id);

CREATE OR REPLACE TEMP VIEW placed AS
SELECT
    subject.*,
    comparability,
    CASE WHEN n_common > 0 THEN earlier_year END AS compared_with,
    n_common,
    earlier_n,
    restarts,
    -- a change is from one year to the next, and not over a break
    CASE WHEN earlier_year = subject.year - 1 THEN common_before END AS before,
    CASE WHEN earlier_year = subject.year - 1 THEN common_value END AS common_value,
    CASE WHEN earlier_year = subject.year - 1 AND comparability IS DISTINCT FROM 'break' THEN
        common_value - common_before
    END AS change,
    CASE WHEN earlier_year = subject.year - 1 AND comparability IS DISTINCT FROM 'break' AND common_before <> 0 THEN
        round(100 * (common_value - common_before) / common_before, 2)::DECIMAL(38, 2)
    END AS change_percent,
    -- said wherever the agencies are not the same as in the year before
    CASE
        WHEN n_common = 0 THEN 'no agency has a value in ' || earlier_year || ', too: nothing to compare'
        WHEN n_common < n OR n_common < earlier_n THEN
            'members differ from ' || earlier_year || ': ' || n_common || ' in both years'
            || CASE WHEN n > n_common THEN ', ' || (n - n_common) || ' only now' ELSE '' END
            || CASE WHEN earlier_n > n_common THEN ', ' || (earlier_n - n_common) || ' only then' ELSE '' END
    END AS membership
FROM subject
LEFT JOIN held USING (subject_id);
