-- What has to be said under the comparison, a line each.
SELECT line
FROM (
    SELECT 1 AS place, 'values: ' || sum(CASE WHEN is_given THEN times ELSE 0 END) || ' of ' || sum(times) AS line
    FROM tally
    UNION ALL
    SELECT 2, 'without a value: ' || string_agg(status || ' ' || times, ', ' ORDER BY times DESC, status)
    FROM (SELECT status, sum(times) AS times FROM tally WHERE NOT is_given GROUP BY status)
    HAVING count(*) > 0
    UNION ALL
    SELECT 3, 'scopes: ' || string_agg(scope || ' ' || times, ', ' ORDER BY scope)
        || CASE WHEN count(*) > 1 THEN '; never add them up' ELSE '' END
    FROM (SELECT scope, sum(times) AS times FROM tally GROUP BY scope)
    UNION ALL
    SELECT 4, indicator || ': ' || list_aggregate(list_sort(list_distinct(flatten(list(steps)))), 'string_agg', ', ')
    FROM reach
    JOIN wanted USING (position)
    WHERE steps IS NOT NULL
    GROUP BY position, indicator
    UNION ALL
    SELECT 5, 'break: ' || indicator || ': ' || list_aggregate(list_sort(list_distinct(flatten(list(breaks)))), 'string_agg', ', ')
        || '; do not join the series'
    FROM reach
    JOIN wanted USING (position)
    WHERE breaks IS NOT NULL
    GROUP BY position, indicator
    UNION ALL
    SELECT 6, 'failed checks: ' || sum(times) || ' values use cells whose sums do not come out (gongkai checks --severity error)'
    FROM tally
    WHERE is_given AND has_failed
    HAVING count(*) > 0
    UNION ALL
    SELECT 7, 'corrected values: ' || sum(times) FROM tally WHERE is_corrected HAVING count(*) > 0
    UNION ALL
    SELECT 8, 'the text gives a figure where the table has none: ' || sum(times) || ' (--source narrative)'
    FROM tally
    WHERE is_told
    HAVING count(*) > 0
    UNION ALL
    SELECT 9, 'joined with predecessors: ' || string_agg(name, ', ' ORDER BY name)
    FROM (SELECT DISTINCT name FROM subject JOIN bearer ON bearer_id = series_id WHERE series_id <> agency_id)
    HAVING count(*) > 0
    UNION ALL
    SELECT 10, 'figures of the text: what is counted differs between agencies and years, read the quotes'
    WHERE $source = 'narrative'
)
ORDER BY place, line
