-- Reports added up in groups: those of one region, province, level or function, or all of them ($by = 'year'), by year.
-- A series is in the group of the agency whose name it bears, in all years: else it would be missing in the one that it left.

-- The number in the middle, or half of the sum of the two there. median() of DuckDB computes with doubles, which makes
-- 55555555.540000001024 of 55555555.54. The share beside a half finds the upper one of two, of up to 500 million numbers.
CREATE OR REPLACE TEMP MACRO middle_of(value) AS
    (list_sum(quantile_disc(value, [0.5, 0.500000001])) * 0.5)::DECIMAL(38, 12);

-- A quotient before it was rounded to six places: of two in the middle the rounded ones have another mean.
CREATE OR REPLACE TEMP MACRO unrounded(value, numerator, denominator) AS
    CASE
        WHEN value IS NOT NULL AND denominator IS NOT NULL THEN (numerator::DOUBLE / denominator::DOUBLE)::DECIMAL(38, 12)
        ELSE value
    END;

-- A quotient is pooled: the sum of what is divided over the sum of what it is divided by.
CREATE OR REPLACE TEMP MACRO added_up(statistic, value, numerator, denominator) AS
    CASE statistic
        WHEN 'sum' THEN
            CASE
                WHEN count(denominator) > 0 THEN
                    CASE
                        WHEN sum(denominator) FILTER (value IS NOT NULL) <> 0 THEN
                            in_six_places(
                                sum(numerator) FILTER (value IS NOT NULL) / sum(denominator) FILTER (value IS NOT NULL)
                            )
                    END
                ELSE sum(value)
            END
        WHEN 'median' THEN
            CASE
                WHEN count(denominator) > 0 THEN in_six_places(middle_of(unrounded(value, numerator, denominator)))
                ELSE middle_of(value)
            END
        WHEN 'mean' THEN in_six_places(avg(unrounded(value, numerator, denominator)))
        WHEN 'min' THEN min(value)
        WHEN 'max' THEN max(value)
    END::DECIMAL(38, 12);

CREATE OR REPLACE TEMP TABLE group_member AS
WITH member AS (
    SELECT
        agency_id,
        CASE
            WHEN $by IN ('region', 'province') THEN CASE WHEN place.full_name IS NULL THEN region_code ELSE place.full_name END
            WHEN $by = 'level' THEN level
            WHEN $by = 'function' THEN function
            ELSE 'all'
        END AS told_group
    FROM (
        SELECT * REPLACE (CASE $by WHEN 'province' THEN region_code[1:2] || '0000' ELSE region_code END AS region_code)
        FROM agency
    )
    LEFT JOIN region_name AS place USING (region_code)
)
SELECT
    agency_key,
    CASE WHEN told_group IS NULL THEN '(unknown)' ELSE told_group END AS group_name,
    dense_rank() OVER (ORDER BY group_name)::INTEGER AS group_key
FROM member
JOIN reporter USING (agency_id);

CREATE OR REPLACE TEMP TABLE group_value AS
WITH size AS (
    SELECT group_key, count(DISTINCT series_key) AS agencies
    FROM grid
    JOIN group_member ON group_member.agency_key = series_key
    GROUP BY group_key
),
counted AS (
    SELECT
        position, other_unit, group_key, scope, year,
        added_up($statistic, value, numerator, denominator) AS value,
        min(form) FILTER (value IS NOT NULL) AS first_own_form,
        max(form) FILTER (value IS NOT NULL) AS form,
        sum(failed_checks) FILTER (value IS NOT NULL) AS failed_checks,
        list_sort(list_distinct(flatten(list(corrections) FILTER (len(corrections) > 0)))) AS corrections,
        count(value) AS n,
        bit_xor(hash(series_key)) FILTER (value IS NOT NULL) AS members,  -- the same agencies, the same number
        count(*) AS reports,  -- of a series there is one for each scope and year
        count(*) FILTER (answer.series_key <> answer.agency_key) AS of_predecessors
    FROM answer
    JOIN group_member ON group_member.agency_key = series_key
    GROUP BY position, other_unit, group_key, scope, year
)
SELECT
    position,
    NULL::BIGINT AS report_id,
    group_key AS agency_key,
    group_key AS series_key,
    scope,
    year,
    other_unit,
    value,
    NULL::DECIMAL(38, 12) AS lower,
    NULL::DECIMAL(38, 12) AS upper,
    bound_in_six_places(value) AS bound,
    CASE WHEN value IS NOT NULL THEN 'number' WHEN n > 0 THEN 'undefined' ELSE 'no_value' END AS status,
    form,
    first_own_form,
    CASE WHEN failed_checks IS NULL THEN 0 ELSE failed_checks END AS failed_checks,
    []::VARCHAR[] AS missing,
    CASE WHEN corrections IS NULL THEN [] ELSE corrections END AS corrections,
    false AS is_told,
    value IS NOT NULL AS is_given,
    n,
    members,
    of_predecessors,
    reports - n AS without_value,
    -- one whose value is in another unit has a report
    agencies - sum(reports) OVER (PARTITION BY position, group_key, scope, year)::BIGINT AS without_report
FROM counted
JOIN size USING (group_key);

CREATE OR REPLACE TEMP VIEW subject AS SELECT rowid AS subject_id, * EXCLUDE (members) FROM group_value;

CREATE OR REPLACE TEMP VIEW bearer AS SELECT DISTINCT group_key AS bearer_key, group_name AS name FROM group_member;
