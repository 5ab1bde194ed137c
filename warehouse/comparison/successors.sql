-- The agencies of a question that came after others there, and not as a part of several, so that they may be the same under
-- another name.
SELECT DISTINCT newer.name
FROM succession
JOIN reporter AS newer ON newer.agency_id = successor_id
JOIN reporter AS older ON older.agency_id = predecessor_id
SEMI JOIN {asked} AS one ON one.agency_key = newer.agency_key
SEMI JOIN {asked} AS other ON other.agency_key = older.agency_key
WHERE kind NOT IN ('merge', 'split')
ORDER BY newer.name
