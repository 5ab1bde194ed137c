-- Who came after whom: the rules of succession held against the agencies that are here. Made again after a batch was
-- loaded, and whenever the rules, the divisions or this file change.

-- Agencies whose office and place are known. An empty place is that of the whole state, not of an agency without one.
CREATE OR REPLACE TEMP TABLE placed AS
SELECT agency_id, level, place, office
FROM agency
WHERE office IS NOT NULL AND (place <> '' OR level = 'state');

-- Pairs of places that are one: a place and itself; a division and the one that took its place under the same short name;
-- where divisions are not known, a county (望溪县) and what the name of a branch says of it (澄湾市望溪).
CREATE OR REPLACE TEMP TABLE same_place AS
WITH division AS (
    SELECT *, regexp_extract(name, '^(.+?)(市|县|区|旗|地区|盟)$', 1) AS short_name FROM region
),
printed AS (
    SELECT DISTINCT
        place,
        level,
        regexp_extract(place, '([^市州盟]+?)[市县区旗]?$', 1) AS short_name,
        regexp_extract(place, '^(.*[市州盟])[^市州盟]+$', 1) AS superior
    FROM placed
    WHERE NOT regexp_full_match(place, '\d{6}|')
)
SELECT DISTINCT place AS old_place, place AS new_place, NULL::INTEGER AS year FROM placed
UNION ALL
SELECT DISTINCT old.region_code, new.region_code, new.first_year
FROM division AS old
JOIN division AS new ON new.first_year = old.last_year AND new.short_name = old.short_name AND new.level = old.level
WHERE new.region_code <> old.region_code AND left(new.region_code, 2) = left(old.region_code, 2) AND old.short_name <> ''
UNION ALL
SELECT old.place, branch.place, NULL
FROM printed AS old
JOIN printed AS branch ON branch.short_name = old.short_name AND branch.place <> old.place
WHERE branch.level = 'branch' AND old.level = 'county' AND old.superior IN ('', branch.superior);

CREATE OR REPLACE TEMP TABLE edge AS
SELECT old.agency_id AS predecessor_id, new.agency_id AS successor_id, rule.year, rule.kind, rule.source
FROM placed AS old
JOIN succession_rule AS rule ON rule.old_office = old.office
JOIN same_place ON same_place.old_place = old.place
JOIN placed AS new ON new.place = same_place.new_place AND new.office = rule.new_office
WHERE (rule.kind <> 'branch' OR (new.level = 'branch' AND old.level <> 'branch')) AND old.agency_id <> new.agency_id
UNION ALL
SELECT old.agency_id, new.agency_id, same_place.year, 'place', 'GB/T 2260'
FROM placed AS old
JOIN same_place ON same_place.old_place = old.place AND same_place.year IS NOT NULL
JOIN placed AS new ON new.place = same_place.new_place AND new.office = old.office AND new.level = old.level
WHERE old.agency_id <> new.agency_id;

-- Where an agency between the two has reports as well, the edge leads over it.
DELETE FROM edge
WHERE (predecessor_id, successor_id) IN (
    SELECT (first.predecessor_id, second.successor_id)
    FROM edge AS first
    JOIN edge AS second ON second.predecessor_id = first.successor_id
);

-- Edges that the rules do not give any more go, and the others say what the rules say now.
DELETE FROM succession
WHERE (predecessor_id, successor_id) NOT IN (SELECT (predecessor_id, successor_id) FROM edge);

INSERT INTO succession BY NAME
SELECT predecessor_id, successor_id, arg_min(year, kind) AS year, min(kind) AS kind, arg_min(source, kind) AS source
FROM edge
GROUP BY predecessor_id, successor_id
ON CONFLICT DO UPDATE SET year = excluded.year, kind = excluded.kind, source = excluded.source;

DROP TABLE placed;
DROP TABLE same_place;
DROP TABLE edge;
