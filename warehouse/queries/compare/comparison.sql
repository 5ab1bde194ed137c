-- What is compared, as people read it, with what limits it.

CREATE OR REPLACE TEMP VIEW worded AS
SELECT
    *,
    CASE
        WHEN value IS NOT NULL THEN
            CASE bound WHEN 'ge' THEN '≥' WHEN 'le' THEN '≤' WHEN 'approx' THEN '≈' ELSE '' END || plain_number(value)
        WHEN status = 'range' THEN plain_number(lower) || '..' || plain_number(upper)
        ELSE '(' || status || ')'
    END AS text
FROM placed;

CREATE OR REPLACE TEMP VIEW named AS
SELECT
    bearer_id,
    name,
    scope,
    -- figures of a whole government never stand beside those of a bureau without saying so
    name || CASE scope WHEN 'level' THEN '（本级）' WHEN 'aggregate' THEN '（汇总）' ELSE '' END AS heading
FROM bearer
CROSS JOIN (SELECT DISTINCT scope FROM tally);

-- the few of which something has to be said
CREATE OR REPLACE TEMP VIEW remarked AS
SELECT
    subject_id, position, series_id, scope, unit, year,
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
        CASE WHEN series_id <> subject.agency_id THEN 'as ' || own.name END,
        CASE WHEN len(corrections) > 0 THEN 'corrected: ' || array_to_string(corrections, ', ') END,
        CASE WHEN is_told THEN 'the text gives a figure' END,
        CASE WHEN failed_checks > 0 THEN 'failed checks: ' || failed_checks END
    ], lambda remark: remark IS NOT NULL) AS remarks
FROM subject
LEFT JOIN agency AS own ON own.agency_id = subject.agency_id
WHERE status IN ('incomplete', 'range', 'unit_unknown', 'uncertain', 'contradicted')
    OR n IS NOT NULL OR series_id <> subject.agency_id OR len(corrections) > 0 OR is_told OR failed_checks > 0;

CREATE OR REPLACE TEMP VIEW comparison AS
SELECT
    worded.*,
    wanted.indicator,
    wanted.label_zh,
    named.name AS series,
    named.heading,
    CASE WHEN is_given AND worded.form IS NOT NULL THEN
        CASE WHEN reach.segment IS NULL THEN 1 ELSE reach.segment END + restarts
    END AS segment,
    CASE WHEN is_given AND reach.steps IS NOT NULL THEN reach.steps ELSE [] END AS steps,
    CASE WHEN is_given AND reach.breaks IS NOT NULL THEN reach.breaks ELSE [] END AS breaks,
    CASE WHEN remarked.remarks IS NULL THEN [] ELSE remarked.remarks END AS remarks
FROM worded
JOIN wanted ON wanted.position = worded.position
JOIN named ON named.bearer_id = worded.series_id AND named.scope = worded.scope
LEFT JOIN remarked ON remarked.subject_id = worded.subject_id
LEFT JOIN reach ON reach.position = worded.position AND reach.form = worded.form;
