-- The cells of a report in the order of its forms.
SELECT o.form, o.table_title, o.indicator, o.label, o.column_label, o.value, o.unit, o.status, o.raw, o.correction
FROM observations AS o
LEFT JOIN form_cell USING (form, indicator, column_id)
WHERE o.report_id = $1
ORDER BY o.form, form_cell.position
