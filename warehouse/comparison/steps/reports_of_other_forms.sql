-- The reports that have tables of other forms beside those that are asked for, with the latter.
CREATE OR REPLACE TEMP TABLE harmonising_report AS
SELECT report_id, list_filter(forms, lambda form: list_contains($forms::VARCHAR[], form)) AS forms
FROM report
SEMI JOIN grid USING (report_id)
WHERE NOT list_has_all($forms::VARCHAR[], forms);
