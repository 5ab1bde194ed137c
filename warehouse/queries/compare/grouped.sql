-- Reports added up in groups: those of one region, level or function, or all of them ($by = 'year'), by year.
-- A quotient is pooled: the sum of what is divided over the sum of what it is divided by.
CREATE OR REPLACE TEMP TABLE subject AS
WITH member AS (
    SELECT
        *,
        CASE $by WHEN 'region' THEN region WHEN 'level' THEN level WHEN 'function' THEN function ELSE 'all' END AS told_group
    FROM answer
),
named AS (
    SELECT * EXCLUDE (told_group), CASE WHEN told_group IS NULL THEN '(unknown)' ELSE told_group END AS group_name
    FROM member
),
size AS (
    SELECT group_name, count(DISTINCT series) AS agencies FROM named GROUP BY group_name
),
counted AS (
    SELECT
        position, indicator, label_zh, unit, named.group_name, scope, year,
        CASE $statistic
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
        END::DECIMAL(38, 12) AS value,
        min(form) FILTER (value IS NOT NULL) AS first_own_form,
        max(form) FILTER (value IS NOT NULL) AS form,
        sum(failed_checks) FILTER (value IS NOT NULL) AS failed_checks,
        list_distinct(flatten(list(corrections))) AS corrections,
        count(value) AS n,
        count(*) - count(value) AS without_value,
        any_value(agencies) - count(DISTINCT series) AS without_report
    FROM named
    JOIN size ON size.group_name = named.group_name
    GROUP BY position, indicator, label_zh, unit, named.group_name, scope, year
)
SELECT
    * EXCLUDE (group_name, failed_checks),
    group_name AS agency,
    group_name AS series,
    CASE WHEN $by = 'region' THEN group_name END AS region,
    CASE WHEN $by = 'level' THEN group_name END AS level,
    CASE WHEN $by = 'function' THEN group_name END AS function,
    NULL::DECIMAL(38, 12) AS lower,
    NULL::DECIMAL(38, 12) AS upper,
    'exact' AS bound,
    CASE WHEN value IS NULL THEN 'no_value' ELSE 'number' END AS status,
    CASE WHEN failed_checks IS NULL THEN 0 ELSE failed_checks END AS failed_checks,
    []::VARCHAR[] AS missing,
    false AS is_told,
    NULL::VARCHAR AS uri
FROM counted;
