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
    WINDOW series AS (PARTITION BY position, series_key, scope, other_unit ORDER BY year)
),
member AS (
    SELECT group_key, answer.*
    FROM answer
    JOIN group_member ON group_member.agency_key = series_key
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
        AND later.group_key = preceded.series_key
        AND later.scope = preceded.scope
        AND later.year = preceded.year
        AND later.other_unit IS NOT DISTINCT FROM preceded.other_unit
    JOIN member AS earlier
        ON earlier.position = preceded.position
        AND earlier.group_key = preceded.series_key
        AND earlier.scope = preceded.scope
        AND earlier.year = preceded.earlier_year
        AND earlier.other_unit IS NOT DISTINCT FROM preceded.other_unit
        AND earlier.series_key = later.series_key
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
        OVER (PARTITION BY position, series_key, scope, other_unit ORDER BY year) AS restarts
FROM preceded
LEFT JOIN common USING (subject_id);
