-- As readings_table.sql, but for reports with tables of other forms, too: what is stored of these may be of another form.
CREATE OR REPLACE TEMP VIEW reading AS
SELECT
    report_id, harmonised_id, value, lower, upper, status, form, 'exact'::bound_kind AS bound, missing, corrections, failed_checks,
    NULL::VARCHAR AS unit
FROM (
    FROM harmonised_value ANTI JOIN harmonising_report USING (report_id)
    UNION ALL BY NAME
    FROM value_of_form
);
