-- Agencies of a comparison (the temporary tables grid and reporter) that may be one under two names, and the years on which
-- both report: one name is the other with the places above it in front, both are of one kind at one place, or one is known
-- as the short form of the other.
WITH named AS (
    SELECT agency_key, agency_id, name, place, office
    FROM reporter
    JOIN agency USING (agency_id, name)
    SEMI JOIN grid USING (agency_key)
),
ending AS (
    SELECT agency_key, unnest(list_transform(range(3, length(name) - 2), lambda start: substr(name, start))) AS name FROM named
),
pair AS (
    SELECT ending.agency_key AS one_key, named.agency_key AS other_key FROM ending JOIN named USING (name)
    UNION
    SELECT one.agency_key, other.agency_key
    FROM named AS one
    JOIN named AS other USING (place, office)
    WHERE one.agency_key < other.agency_key AND right(one.name, 2) = right(other.name, 2)
    UNION
    SELECT one.agency_key, other.agency_key
    FROM succession
    JOIN named AS one ON one.agency_id = predecessor_id
    JOIN named AS other ON other.agency_id = successor_id
    WHERE kind = 'short_name'
),
-- Of these few only, since the grid can be large.
asked AS (
    SELECT DISTINCT agency_key, year, scope
    FROM grid
    SEMI JOIN (SELECT one_key AS agency_key FROM pair UNION SELECT other_key FROM pair) AS paired USING (agency_key)
)
SELECT DISTINCT least(one.name, other.name), greatest(one.name, other.name), asked.year
FROM pair
JOIN asked ON asked.agency_key = one_key
JOIN asked AS same ON same.agency_key = other_key AND same.year = asked.year AND same.scope = asked.scope
JOIN named AS one ON one.agency_key = one_key
JOIN named AS other ON other.agency_key = other_key
ORDER BY ALL
