-- The columns of a wide comparison, in their order, and how its notes are written.

-- The texts of all lists of a group, each once, in order; null if there is none.
CREATE OR REPLACE TEMP MACRO all_told(lists) AS
    nullif(array_to_string(list_sort(list_distinct(flatten(list(lists)))), '; '), '');

CREATE OR REPLACE TEMP TYPE shown AS ENUM (
    SELECT label
    FROM (
        SELECT DISTINCT heading_of(name, scope) AS label, 0 AS position
        FROM (SELECT DISTINCT series_key AS bearer_key, scope FROM subject WHERE $columns = 'heading')
        JOIN bearer USING (bearer_key)
        UNION ALL
        SELECT DISTINCT year::VARCHAR, 0 FROM grid WHERE $columns = 'year'
        UNION ALL
        SELECT indicator, position FROM wanted WHERE $columns = 'indicator'
    )
    ORDER BY position, label
);
