-- What has to be said under the comparison, a line each.
SELECT line
FROM (
    SELECT 1 AS place, 'values: ' || count(*) FILTER (is_given) || ' of ' || count(*) AS line
    FROM comparison
    UNION ALL
    SELECT 2, 'without a value: ' || string_agg(status || ' ' || times, ', ' ORDER BY times DESC, status)
    FROM (SELECT status, count(*) AS times FROM comparison WHERE NOT is_given GROUP BY status)
    HAVING count(*) > 0
    UNION ALL
    SELECT 3, 'scopes: ' || string_agg(scope || ' ' || reports, ', ' ORDER BY scope)
        || CASE WHEN count(*) > 1 THEN '; never add them up' ELSE '' END
    FROM (SELECT scope, count(*) AS reports FROM comparison GROUP BY scope)
    UNION ALL
    SELECT 4, indicator || ': ' || list_aggregate(list_sort(list_distinct(flatten(list(steps)))), 'string_agg', ', ')
    FROM comparison
    GROUP BY position, indicator
    HAVING len(flatten(list(steps))) > 0
    UNION ALL
    SELECT 5, 'break: ' || indicator || ': ' || list_aggregate(list_sort(list_distinct(flatten(list(breaks)))), 'string_agg', ', ')
        || '; do not join the series'
    FROM comparison
    GROUP BY position, indicator
    HAVING len(flatten(list(breaks))) > 0
    UNION ALL
    SELECT 6, 'failed checks: ' || count(*) || ' values use cells whose sums do not come out (gongkai checks --severity error)'
    FROM comparison
    WHERE is_given AND failed_checks > 0
    HAVING count(*) > 0
    UNION ALL
    SELECT 7, 'corrected values: ' || count(*) FROM comparison WHERE len(corrections) > 0 HAVING count(*) > 0
    UNION ALL
    SELECT 8, 'the text gives a figure where the table has none: ' || count(*) || ' (--source narrative)'
    FROM comparison
    WHERE is_told
    HAVING count(*) > 0
    UNION ALL
    SELECT 9, 'joined with predecessors: ' || string_agg(DISTINCT series, ', ' ORDER BY series)
    FROM comparison
    WHERE series <> agency
    HAVING count(*) > 0
    UNION ALL
    SELECT 10, 'figures of the text: what is counted differs between agencies and years, read the quotes'
    WHERE $source = 'narrative'
)
ORDER BY place, line
