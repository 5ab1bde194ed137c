-- The agencies whose series go on from those of others, in groups, too.
SELECT DISTINCT name FROM answer JOIN reporter ON reporter.agency_key = series_key WHERE series_key <> answer.agency_key ORDER BY name
