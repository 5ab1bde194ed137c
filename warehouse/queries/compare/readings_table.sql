-- What the tables of the reports say of the harmonised indicators that are needed.
CREATE OR REPLACE TEMP TABLE reading AS
SELECT
    report_id, harmonised_id, value, lower, upper, status, form, 'exact' AS bound, missing, corrections,
    NULL::VARCHAR AS unit
FROM harmonised_value
SEMI JOIN grid USING (report_id)
WHERE list_contains($input_ids::VARCHAR[], harmonised_id)
    AND ($forms::VARCHAR[] IS NULL OR list_contains($forms::VARCHAR[], form));
