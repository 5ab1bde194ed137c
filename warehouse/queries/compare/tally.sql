-- What is compared, counted once by everything that notes and refusals are about.
CREATE OR REPLACE TEMP TABLE tally AS
SELECT
    position, scope, year, status, form, is_given, is_told,
    failed_checks > 0 AS has_failed,
    len(corrections) > 0 AS is_corrected,
    series_id <> agency_id AS is_joined,
    min(first_own_form) AS first_own_form,
    count(*) AS times
FROM subject
GROUP BY position, scope, year, status, form, is_given, is_told, has_failed, is_corrected, is_joined;
