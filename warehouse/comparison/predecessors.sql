-- The agencies whose series go on from those of others.
SELECT DISTINCT name FROM subject JOIN bearer ON bearer_key = series_key WHERE series_key <> agency_key ORDER BY name
