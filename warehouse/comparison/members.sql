-- What has to be said of groups whose agencies with a value are not the same in all years: a line for each quantity. The
-- values of one that is printed in several units are groups of their own.
WITH group_span AS (
    SELECT position, other_unit, series_key, scope, min(n) AS least, max(n) AS most
    FROM group_value
    WHERE is_given
    GROUP BY position, other_unit, series_key, scope
    HAVING count(DISTINCT members) > 1 OR min(n) < max(n)
),
in_units AS (
    SELECT position, count(DISTINCT other_unit) > 0 AS are_several FROM group_value GROUP BY position
),
told AS (
    SELECT
        position,
        name
        || CASE
            WHEN NOT are_several THEN ''
            WHEN other_unit IS NULL AND unit IS NULL THEN ' without a unit'
            ELSE ' in ' || CASE WHEN other_unit IS NULL THEN unit ELSE other_unit END
        END
        || ' n ' || least || CASE WHEN most > least THEN ' to ' || most ELSE '' END AS span,
        row_number() OVER (PARTITION BY position ORDER BY series_key, scope, other_unit NULLS FIRST) AS place
    FROM group_span
    JOIN in_units USING (position)
    JOIN wanted USING (position)
    JOIN bearer ON bearer_key = series_key
)
SELECT
    'members differ between years: ' || indicator || ': ' || string_agg(span, ', ' ORDER BY place) FILTER (place <= 5)
    || CASE WHEN count(*) > 5 THEN ' and ' || (count(*) - 5) || ' more' ELSE '' END
    || '; --change compares those of both years'
FROM told
JOIN wanted USING (position)
GROUP BY position, indicator
ORDER BY position
