-- Which agencies may be one under two names. Made again with the successions, whose short names it takes over: one name is
-- the other with the places above it in front, or both are of one kind at one place.
DELETE FROM namesake;

INSERT INTO namesake
WITH ending AS (
    SELECT agency_id, unnest(list_transform(range(3, length(name) - 2), lambda start: substr(name, start))) AS name FROM agency
)
SELECT least(one_id, other_id), greatest(one_id, other_id)
FROM (
    SELECT ending.agency_id AS one_id, agency.agency_id AS other_id FROM ending JOIN agency USING (name)
    UNION ALL
    SELECT one.agency_id, other.agency_id
    FROM agency AS one
    JOIN agency AS other USING (place, office)
    WHERE one.agency_id < other.agency_id AND right(one.name, 2) = right(other.name, 2)
    UNION ALL
    SELECT predecessor_id, successor_id FROM succession WHERE kind = 'short_name'
)
GROUP BY ALL;
