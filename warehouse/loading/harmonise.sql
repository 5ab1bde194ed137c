-- The crosswalk evaluated for the reports and forms in harmonising_report, by the terms in harmonising_term, from the cells
-- in harmonising_cell and the checks in harmonising_check: the cells that formulas take; the sides of each alternative;
-- the alternative that counts; the form that counts; the failed checks that use its cells. The columns are those of
-- harmonised_value.

WITH subject AS (
    SELECT report.report_id, report.year, harmonising_report.forms
    FROM report
    JOIN harmonising_report USING (report_id)
),
corrected AS (
    SELECT
        cell.report_id, cell.form, cell.indicator, cell.column_id, cell.unit, cell.raw, fix.correction_id,
        CASE WHEN fix.correction_id IS NULL THEN cell.value ELSE fix.value END AS value,
        CASE WHEN fix.correction_id IS NULL THEN cell.status ELSE fix.status END AS status
    FROM harmonising_cell AS cell
    LEFT JOIN corrected_cell AS fix
        ON fix.report_id = cell.report_id
        AND fix.form = cell.form
        AND fix.indicator = cell.indicator
        AND fix.column_id = cell.column_id
),
-- for each term of each formula of the forms of a report, the cell that it takes
reading AS (
    SELECT
        reported.report_id, t.harmonised_id, t.form, t.alternative, t.term, t.role, t.combine, t.cell, t.factor,
        arg_min(
            {
                'source': o.indicator || '/' || o.column_id, 'raw': o.raw, 'value': o.value, 'unit': o.unit,
                'status': o.status, 'correction': o.correction_id
            },
            reading_rank(o.value, o.status, t.priority)
        ) AS taken
    FROM (SELECT report_id, unnest(forms) AS form FROM subject) AS reported
    JOIN harmonising_term AS t ON t.form = reported.form
    LEFT JOIN corrected AS o
        ON o.report_id = reported.report_id
        AND o.form = t.form
        AND o.indicator = t.indicator
        AND o.column_id = t.column_id
    GROUP BY ALL
),
cell_taken AS (
    SELECT
        report_id, reading.harmonised_id, form, alternative, term, role, combine,
        CASE WHEN taken.source IS NULL THEN cell ELSE taken.source END AS source,
        taken.raw AS raw,
        taken.correction AS correction,
        CASE WHEN taken.status IS NULL THEN 'not_printed' ELSE taken.status END AS status,
        taken.value IS NOT NULL AS is_number,
        -- in the unit of the indicator; null if it is no number, or if its unit does not convert
        (taken.value * reading.factor * unit_factor.factor)::DECIMAL(38, 12) AS amount
    FROM reading
    JOIN harmonised_indicator AS target ON target.harmonised_id = reading.harmonised_id
    LEFT JOIN unit_factor
        ON unit_factor.from_unit = CASE WHEN taken.unit IS NULL THEN '' ELSE taken.unit END
        AND unit_factor.to_unit = target.unit
),
side AS (
    SELECT
        report_id, harmonised_id, form, alternative, role,
        CASE combine WHEN 'max' THEN max(amount) ELSE sum(amount) END AS amount,
        count(*) AS terms,
        count(*) FILTER (status <> 'not_printed') AS printed,
        count(*) FILTER (is_number) AS numbers,
        count(amount) AS amounts,
        bool_or(status = 'uncertain') AS uncertain,
        bool_or(status = 'text') AS has_text,
        list(
            {
                'term': term, 'source': source, 'raw': raw, 'status': status, 'is_number': is_number,
                'correction': correction
            }
            ORDER BY term
        ) AS cells
    FROM cell_taken
    GROUP BY report_id, harmonised_id, form, alternative, role, combine
),
-- the first alternative whose terms are all printed, else the first with a printed term
alternative AS (
    SELECT
        report_id, harmonised_id, form,
        max(amount) FILTER (role = 'value') AS value,
        max(amount) FILTER (role = 'lower') AS lower,
        max(amount) FILTER (role = 'upper') AS upper,
        max(amount) FILTER (role = 'numerator') AS numerator,
        max(amount) FILTER (role = 'denominator') AS denominator,
        CASE
            WHEN sum(printed) = 0 THEN 'not_printed'
            WHEN bool_or(uncertain) THEN 'uncertain'
            WHEN sum(numbers) = 0 AND bool_or(has_text) THEN 'text'
            WHEN sum(numbers) = 0 THEN 'blank'
            WHEN sum(numbers) < sum(terms) THEN 'incomplete'
            WHEN sum(amounts) < sum(terms) THEN 'unit_unknown'
            WHEN max(amount) FILTER (role = 'denominator') = 0 THEN 'undefined'
            WHEN max(amount) FILTER (role = 'lower') <> max(amount) FILTER (role = 'upper') THEN 'range'
            ELSE 'number'
        END AS status,
        list_sort(flatten(list(cells))) AS cells
    FROM side
    GROUP BY report_id, harmonised_id, form, alternative
    QUALIFY row_number() OVER (
        PARTITION BY report_id, harmonised_id, form
        ORDER BY sum(printed) = sum(terms) DESC, sum(printed) > 0 DESC, alternative
    ) = 1
),
chosen AS (
    SELECT alternative.*
    FROM alternative
    JOIN subject USING (report_id)
    JOIN form USING (form)
    QUALIFY row_number() OVER (
        PARTITION BY report_id, harmonised_id
        ORDER BY
            status_rank(status),
            -- in force
            subject.year >= form.first_year AND (form.last_year IS NULL OR subject.year <= form.last_year) DESC NULLS LAST,
            form.position DESC
    ) = 1
),
evaluated AS MATERIALIZED (
    SELECT
        report_id,
        harmonised_id,
        form,
        CASE
            WHEN status <> 'number' THEN NULL
            WHEN denominator IS NOT NULL THEN in_six_places(numerator / denominator)
            WHEN lower IS NOT NULL THEN lower
            ELSE value
        END AS value,
        CASE WHEN status IN ('number', 'range') THEN lower END AS lower,
        CASE WHEN status IN ('number', 'range') THEN upper END AS upper,
        status,
        list_distinct_in_order([c.source || ' = ' || c.raw FOR c IN cells IF c.raw IS NOT NULL]) AS sources,
        list_distinct_in_order([c.source FOR c IN cells IF c.raw IS NOT NULL]) AS cells,
        list_distinct_in_order([c.source || ' (' || c.status || ')' FOR c IN cells IF NOT c.is_number]) AS missing,
        list_distinct_in_order([c.correction FOR c IN cells IF c.correction IS NOT NULL]) AS corrections
    FROM chosen
),
broken AS (
    SELECT report_id, form, number, unnest(cells) AS cell
    FROM harmonising_check
    WHERE status = 'fail' AND severity = 'error'
),
failed AS (
    SELECT report_id, harmonised_id, list_sort(list(DISTINCT number)) AS checks
    FROM (SELECT report_id, harmonised_id, form, unnest(cells) AS cell FROM evaluated SEMI JOIN broken USING (report_id))
    JOIN broken USING (report_id, form, cell)
    GROUP BY report_id, harmonised_id
)
SELECT evaluated.*, CASE WHEN failed.checks IS NULL THEN [] ELSE failed.checks END AS failed_checks
FROM evaluated
LEFT JOIN failed USING (report_id, harmonised_id)
ORDER BY harmonised_id
