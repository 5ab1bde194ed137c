-- The agency whose name a series bears: the last one of its line, if each came after one and was followed by one, and
-- no two of them report on the same year; else the agency itself.
CREATE OR REPLACE TEMP TABLE series AS
WITH RECURSIVE edge AS (
    SELECT predecessor_id, successor_id
    FROM (SELECT *, kind IN ('merge', 'split') AS is_part FROM succession)
    WINDOW one AS (PARTITION BY predecessor_id), other AS (PARTITION BY successor_id)
    QUALIFY NOT is_part
        AND count(*) FILTER (NOT is_part) OVER one = 1
        AND count(*) FILTER (NOT is_part) OVER other = 1
        -- who took over a part of a third, or left one to it, is another one; under another spelling it is still the same
        AND (kind = 'short_name' OR (count(*) OVER one = 1 AND count(*) OVER other = 1))
),
walk AS (
    SELECT agency_id, agency_id AS last_id FROM agency
    UNION
    SELECT walk.agency_id, edge.successor_id FROM walk JOIN edge ON edge.predecessor_id = walk.last_id
),
line AS (
    SELECT agency_id, last_id FROM walk ANTI JOIN edge ON edge.predecessor_id = walk.last_id
),
clash AS (
    SELECT DISTINCT last_id
    FROM line
    JOIN report ON report.agency_id = line.agency_id AND report.is_current AND report.year IS NOT NULL
    GROUP BY last_id, report.year, report.scope
    HAVING count(*) > 1
)
SELECT
    reporter.agency_id,
    reporter.agency_key,
    CASE WHEN last.agency_key IS NULL OR clash.last_id IS NOT NULL THEN reporter.agency_key ELSE last.agency_key END AS series_key
FROM reporter
LEFT JOIN line ON line.agency_id = reporter.agency_id
LEFT JOIN reporter AS last ON last.agency_id = line.last_id
LEFT JOIN clash ON clash.last_id = line.last_id;
