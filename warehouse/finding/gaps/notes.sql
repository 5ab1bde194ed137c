-- What has to be said under a table of coverage, and whether a column of it in this $layout says so, too.
SELECT line, place = 1 OR (place = 2 AND $layout = 'long') AS is_said
FROM (
    SELECT 1 AS place, string_agg(state || ' ' || times, ', ' ORDER BY times DESC, state) AS line
    FROM (SELECT state, count(*) AS times FROM coverage GROUP BY state)
    HAVING count(*) > 0
    UNION ALL
    SELECT 2, 'reports that the registry does not expect: ' || count(*)
    FROM coverage
    WHERE is_unexpected AND report_id IS NOT NULL
    HAVING count(*) > 0
    UNION ALL
    SELECT 3, 'reports of unknown agency or year: ' || count(*) || ' (gongkai reports)'
    FROM report
    WHERE is_current AND (agency_id IS NULL OR year IS NULL)
    HAVING count(*) > 0
    UNION ALL
    SELECT 4, 'sources that could not be read: ' || count(DISTINCT failure.uri)
        || ' (gongkai sql "FROM outcome WHERE kind = ''failed''")'
    FROM outcome AS failure
    WHERE failure.kind = 'failed'
        AND NOT EXISTS (
            FROM outcome AS later
            WHERE later.uri = failure.uri AND later.run_id > failure.run_id AND later.kind <> 'failed'
        )
    HAVING count(*) > 0
)
ORDER BY place
