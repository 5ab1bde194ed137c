-- Coverage, with a column for each year.
PIVOT (SELECT agency, year, state FROM coverage) ON year USING any_value(state) GROUP BY agency ORDER BY agency
