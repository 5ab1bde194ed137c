-- How the figures of two forms compare for cells that both have: as the indicator does that such a cell is, alone, in both.
-- Of a cell that is only a part of one, the crosswalk says nothing.
WITH alone AS (
    SELECT harmonised_id, form, indicator || '/' || column_id AS cell
    FROM crosswalk_term
    SEMI JOIN (
        SELECT harmonised_id, form, alternative
        FROM crosswalk_term
        GROUP BY harmonised_id, form, alternative
        HAVING max(term) = 1 AND max(abs(factor)) = 1
    ) AS alternative_of_one USING (harmonised_id, form, alternative)
    WHERE list_contains($cells::VARCHAR[], indicator || '/' || column_id)
)
SELECT older.cell, from_form, to_form, comparability
FROM crosswalk_step
JOIN alone AS older ON older.harmonised_id = crosswalk_step.harmonised_id AND older.form = from_form
JOIN alone AS newer ON newer.harmonised_id = crosswalk_step.harmonised_id AND newer.form = to_form
    AND newer.cell = older.cell
