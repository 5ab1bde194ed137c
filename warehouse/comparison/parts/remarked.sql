-- The few values of which something has to be said.
SELECT
    subject_id, position, series_key, scope, other_unit, year,
    list_filter([
        CASE status
            WHEN 'incomplete' THEN 'incomplete, lacks ' || array_to_string(missing, ', ')
            WHEN 'range' THEN 'only bounds are known'
            WHEN 'unit_unknown' THEN 'no unit that converts to ' || wanted.unit
            WHEN 'uncertain' THEN 'uncertain, ' || array_to_string(missing, ', ')
            WHEN 'contradicted' THEN 'the text contradicts itself: ' || array_to_string(missing, ', ')
        END,
        CASE WHEN n IS NOT NULL THEN
            'n ' || n
            || CASE WHEN without_value > 0 THEN ', missing ' || without_value ELSE '' END
            || CASE WHEN without_report > 0 THEN ', without a report ' || without_report ELSE '' END
            || CASE WHEN of_predecessors > 0 THEN ', as predecessors ' || of_predecessors ELSE '' END
        END,
        CASE WHEN series_key <> subject.agency_key THEN 'as ' || own.name END,
        CASE WHEN len(corrections) > 0 THEN 'corrected: ' || array_to_string(corrections, ', ') END,
        CASE WHEN is_told THEN 'the text gives a figure' END,
        CASE WHEN failed_checks > 0 THEN
            'failed checks' || CASE WHEN len(corrections) > 0 THEN ' of what is printed' ELSE '' END || ': ' || failed_checks
        END
    ], lambda remark: remark IS NOT NULL) AS remarks
FROM subject
JOIN wanted USING (position)
LEFT JOIN reporter AS own ON own.agency_key = subject.agency_key
WHERE status IN ('incomplete', 'range', 'unit_unknown', 'uncertain', 'contradicted')
    OR n IS NOT NULL OR series_key <> subject.agency_key OR len(corrections) > 0 OR is_told OR failed_checks > 0
