-- The cells of versions that are not current which hold another value than the same cell of the current version. A cell
-- that only one of them has is no other value, and neither is a blank for a dash. Versions in two forms are held against
-- each other by the cells that both forms have.
SELECT
    this.report_id, other.report_id AS other_id, this.agency_id, this.year, this.scope,
    cell.form, cell.indicator, cell.column_id, shown.raw AS shown_raw, cell.raw
FROM report AS other
JOIN report AS this ON this.agency_id = other.agency_id AND this.year = other.year AND this.scope = other.scope AND this.is_current
JOIN observation AS cell ON cell.report_id = other.report_id
JOIN observation AS shown
    ON shown.report_id = this.report_id
    AND (shown.form = cell.form OR NOT list_contains(this.forms, cell.form))
    AND shown.indicator = cell.indicator
    AND shown.column_id = cell.column_id
WHERE NOT other.is_current AND cell.value IS DISTINCT FROM shown.value
