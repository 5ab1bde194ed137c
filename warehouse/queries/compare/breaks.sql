-- The breaks between values of the answer: for each quantity, the oldest form that breaks with a newer one.
WITH given AS (
    SELECT DISTINCT position, indicator, form, CASE WHEN $within_a_year THEN year END AS year
    FROM answer
    WHERE value IS NOT NULL OR lower IS NOT NULL
)
SELECT older.indicator, min(from_form), arg_min(to_form, (from_form, to_form))
FROM form_step AS step
JOIN given AS older ON older.indicator = step.indicator AND older.form = step.from_form
JOIN given AS newer
    ON newer.indicator = step.indicator AND newer.form = step.to_form AND newer.year IS NOT DISTINCT FROM older.year
WHERE comparability = 'break'
GROUP BY older.position, older.indicator
ORDER BY older.position
