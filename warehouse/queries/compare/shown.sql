-- The columns of a wide comparison, in their order.
CREATE OR REPLACE TEMP TYPE shown AS ENUM (
    SELECT label
    FROM (
        SELECT DISTINCT heading AS label, 0 AS position
        FROM (SELECT DISTINCT series_id AS bearer_id, scope FROM subject)
        JOIN named USING (bearer_id, scope)
        WHERE $columns = 'heading'
        UNION ALL
        SELECT DISTINCT year::VARCHAR, 0 FROM tally WHERE $columns = 'year'
        UNION ALL
        SELECT indicator, position FROM wanted WHERE $columns = 'indicator'
    )
    ORDER BY position, label
);
