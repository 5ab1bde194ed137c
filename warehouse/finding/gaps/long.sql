-- Coverage, one row per agency and year.
SELECT agency, year, state, is_unexpected, uri FROM coverage ORDER BY agency, year
