-- Coverage, with a column for each year.
SELECT agency, value.* EXCLUDE (agency_key)
FROM (PIVOT (SELECT agency_key, year, state FROM coverage) ON year USING any_value(state) GROUP BY agency_key) AS value
JOIN bearer USING (agency_key)
ORDER BY value.agency_key
