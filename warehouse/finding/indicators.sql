-- The indicators and rates that can be compared, those whose id or label contains $search; with $cells also cells of forms.
SELECT * EXCLUDE (position)
FROM (
    SELECT
        harmonised_id AS indicator, label_zh, label_en, unit, nature,
        (SELECT list(form ORDER BY form) FROM crosswalk_formula AS f WHERE f.harmonised_id = h.harmonised_id) AS forms,
        note,
        position
    FROM harmonised_indicator AS h
    UNION ALL BY NAME
    SELECT
        rate_id AS indicator, label_zh, label_en, unit, 'rate' AS nature, note || ' = ' || formula AS note,
        500 + position AS position
    FROM rate
    UNION ALL BY NAME
    SELECT
        form_cell.indicator || '/' || column_id AS indicator,
        arg_max(trim(indicator.label || ' ' || form_cell.label), form_cell.form) AS label_zh,
        arg_max(form_cell.unit, form_cell.form) AS unit,
        CASE WHEN bool_or(stock) THEN 'stock' ELSE 'flow' END AS nature,
        list(form_cell.form ORDER BY form_cell.form) AS forms,
        1000 * min(form_cell.form::INTEGER) + min(form_cell.position) AS position
    FROM form_cell
    JOIN indicator USING (form, indicator)
    WHERE $cells AND NOT heading
    GROUP BY form_cell.indicator, column_id
)
WHERE $search::VARCHAR IS NULL
    OR contains(lower(indicator), lower($search))
    OR contains(label_zh, $search)
    OR contains(lower(label_en), lower($search))
ORDER BY position
