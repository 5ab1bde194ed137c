-- Reports added up in groups: those of one region, level or function, or all of them ($by = 'year'), by year.

-- A quotient is pooled: the sum of what is divided over the sum of what it is divided by.
CREATE OR REPLACE TEMP MACRO added_up(statistic, value, numerator, denominator) AS
    CASE statistic
        WHEN 'sum' THEN
            CASE
                WHEN count(denominator) > 0 THEN
                    CASE
                        WHEN sum(denominator) FILTER (value IS NOT NULL) > 0 THEN
                            round(sum(numerator) FILTER (value IS NOT NULL) / sum(denominator) FILTER (value IS NOT NULL), 6)
                    END
                ELSE sum(value)
            END
        WHEN 'median' THEN median(value)
        WHEN 'mean' THEN round(avg(value), 6)
        WHEN 'min' THEN min(value)
        WHEN 'max' THEN max(value)
    END::DECIMAL(38, 12);

CREATE OR REPLACE TEMP TABLE group_member AS
WITH member AS (
    SELECT
        agency_id,
        CASE $by
            WHEN 'region' THEN CASE WHEN place.full_name IS NULL THEN region_code ELSE place.full_name END
            WHEN 'level' THEN level
            WHEN 'function' THEN function
            ELSE 'all'
        END AS told_group
    FROM agency
    LEFT JOIN (SELECT region_code, arg_max(full_name, first_year) AS full_name FROM region GROUP BY region_code) AS place
        USING (region_code)
)
SELECT agency_id, CASE WHEN told_group IS NULL THEN '(unknown)' ELSE told_group END AS group_name FROM member;

CREATE OR REPLACE TEMP TABLE group_value AS
WITH size AS (
    SELECT group_name, count(DISTINCT series_id) AS agencies FROM grid JOIN group_member USING (agency_id) GROUP BY group_name
),
counted AS (
    SELECT
        position, unit, group_name, scope, year,
        added_up($statistic, value, numerator, denominator) AS value,
        min(form) FILTER (value IS NOT NULL) AS first_own_form,
        max(form) FILTER (value IS NOT NULL) AS form,
        sum(failed_checks) FILTER (value IS NOT NULL) AS failed_checks,
        list_sort(list_distinct(flatten(list(corrections) FILTER (len(corrections) > 0)))) AS corrections,
        count(value) AS n,
        bit_xor(hash(series_id)) FILTER (value IS NOT NULL) AS members,  -- the same agencies, the same number
        count(*) AS reports  -- of a series there is one for each scope and year
    FROM answer
    JOIN group_member USING (agency_id)
    GROUP BY position, unit, group_name, scope, year
)
SELECT
    position,
    NULL::BIGINT AS report_id,
    group_name AS agency_id,
    group_name AS series_id,
    scope,
    year,
    unit,
    value,
    NULL::DECIMAL(38, 12) AS lower,
    NULL::DECIMAL(38, 12) AS upper,
    'exact' AS bound,
    CASE WHEN value IS NULL THEN 'no_value' ELSE 'number' END AS status,
    form,
    first_own_form,
    CASE WHEN failed_checks IS NULL THEN 0 ELSE failed_checks END AS failed_checks,
    []::VARCHAR[] AS missing,
    CASE WHEN corrections IS NULL THEN [] ELSE corrections END AS corrections,
    false AS is_told,
    value IS NOT NULL AS is_given,
    n,
    members,
    reports - n AS without_value,
    agencies - reports AS without_report
FROM counted
JOIN size USING (group_name);

CREATE OR REPLACE TEMP VIEW subject AS SELECT rowid AS subject_id, * EXCLUDE (members) FROM group_value;

CREATE OR REPLACE TEMP VIEW bearer AS SELECT DISTINCT series_id AS bearer_id, series_id AS name FROM group_value;
