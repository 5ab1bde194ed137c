-- Agencies of a comparison (the temporary tables grid and reporter) that may be one under two names, and the years on which
-- both report.
WITH pair AS (
    SELECT one.agency_key AS one_key, other.agency_key AS other_key, least(one.name, other.name) AS first, greatest(one.name, other.name) AS second
    FROM namesake
    JOIN reporter AS one ON one.agency_id = one_id
    JOIN reporter AS other ON other.agency_id = other_id
)
SELECT DISTINCT first, second, one.year
FROM pair
JOIN grid AS one ON one.agency_key = one_key
JOIN grid AS other ON other.agency_key = other_key AND other.year = one.year AND other.scope = one.scope
ORDER BY ALL
