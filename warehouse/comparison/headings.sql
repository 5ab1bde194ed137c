-- Over which columns the values of agencies or groups stand.
SELECT DISTINCT heading_of(name, scope)
FROM (SELECT DISTINCT series_key AS bearer_key, scope FROM subject)
JOIN bearer USING (bearer_key)
ORDER BY ALL
