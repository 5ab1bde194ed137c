-- What lies between each form and the oldest one that gives the quantity in this comparison. Form ids sort by time.
CREATE OR REPLACE TEMP TABLE reach AS
WITH oldest AS (
    SELECT position, min(first_own_form) AS first_form FROM tally WHERE is_given GROUP BY position
),
-- the steps from one form that has the quantity to the next one
consecutive AS (
    SELECT * FROM form_step QUALIFY to_form = min(to_form) OVER (PARTITION BY position, from_form)
)
SELECT
    given.position, given.form,
    list('approximate from form ' || to_form || ' on' ORDER BY to_form)
        FILTER (comparability = 'approximate') AS steps,
    list('form ' || to_form || ' breaks with form ' || from_form ORDER BY to_form)
        FILTER (comparability = 'break') AS breaks,
    1 + count(*) FILTER (comparability = 'break') AS segment
FROM (SELECT DISTINCT position, form FROM tally WHERE is_given) AS given
JOIN oldest USING (position)
JOIN consecutive
    ON consecutive.position = given.position AND from_form >= oldest.first_form AND to_form <= given.form
GROUP BY given.position, given.form;
