-- The breaks between values of the answer: for each quantity, the oldest form that breaks with a newer one.
WITH given AS (
    SELECT DISTINCT position, form, CASE WHEN $within_a_year THEN year END AS year
    FROM tally
    WHERE is_given
)
SELECT wanted.indicator, min(from_form), arg_min(to_form, (from_form, to_form))
FROM form_step AS step
JOIN given AS older ON older.position = step.position AND older.form = step.from_form
JOIN given AS newer
    ON newer.position = step.position AND newer.form = step.to_form AND newer.year IS NOT DISTINCT FROM older.year
JOIN wanted ON wanted.position = older.position
WHERE comparability = 'break'
GROUP BY wanted.position, wanted.indicator
ORDER BY wanted.position
