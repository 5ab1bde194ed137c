-- What is compared, counted once by everything that notes and refusals are about.
SELECT
    position, scope::VARCHAR, year, status, form, is_given, is_told,
    failed_checks > 0 AS has_failed,
    len(corrections) > 0 AS is_corrected,
    min(first_own_form),
    count(*),
    count(other_unit) > 0
FROM subject
GROUP BY position, scope, year, status, form, is_given, is_told, has_failed, is_corrected
