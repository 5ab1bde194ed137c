-- What stands in a cell, where values of a year are in several units: each unit has a row, in which the reports of the other
-- ones are no missing reports.
WITH in_several_units AS (
    SELECT position, other_unit, year, series_key, scope
    FROM subject
    SEMI JOIN (FROM subject WHERE other_unit IS NOT NULL) AS other USING (position, year)
),
elsewhere AS (
    SELECT position, row.other_unit, year, series_key, scope
    FROM (SELECT DISTINCT position, year, other_unit FROM in_several_units) AS row
    JOIN in_several_units USING (position, year)
    EXCEPT
    FROM in_several_units
)
SELECT position, other_unit, year, series_key, scope, text FROM worded
UNION ALL
SELECT position, other_unit, year, series_key, scope, '(other_unit)' FROM elsewhere
