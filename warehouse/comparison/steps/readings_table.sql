-- What the tables of the reports say of the harmonised indicators.
CREATE OR REPLACE TEMP VIEW reading AS
SELECT
    report_id, harmonised_id, value, lower, upper, status, form, 'exact'::bound_kind AS bound, missing, corrections, failed_checks,
    NULL::VARCHAR AS unit
FROM harmonised_value;
