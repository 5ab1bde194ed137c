-- Puts a stretch of harmonised_value, by the numbers of its rows, in the order in which questions read it: the values of
-- an indicator together, so that the storage skips those of all others.

CREATE OR REPLACE TEMP TABLE settling AS
SELECT * FROM harmonised_value WHERE rowid BETWEEN $first_row AND $last_row ORDER BY harmonised_id, form;

DELETE FROM harmonised_value WHERE rowid BETWEEN $first_row AND $last_row;

INSERT INTO harmonised_value SELECT * FROM settling;

DROP TABLE settling;
