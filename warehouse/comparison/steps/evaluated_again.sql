-- What the crosswalk is evaluated from, for the indicators that are needed, in reports with tables of other forms, too.
CREATE OR REPLACE TEMP TABLE harmonising_term AS
SELECT * FROM crosswalk_term WHERE list_contains($inputs::VARCHAR[], harmonised_id);

CREATE OR REPLACE TEMP VIEW harmonising_cell AS
SELECT observation.*
FROM observation
SEMI JOIN harmonising_report USING (report_id)
SEMI JOIN harmonising_term USING (form, indicator, column_id);

CREATE OR REPLACE TEMP VIEW harmonising_check AS
SELECT check_result.* FROM check_result SEMI JOIN harmonising_report USING (report_id);
