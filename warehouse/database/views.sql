-- The views of a warehouse. They are made again whenever this file, a form or the crosswalk changes.

CREATE OR REPLACE MACRO reading_rank(value, status, priority) AS
    priority + CASE
        WHEN value IS NOT NULL THEN 0
        WHEN status = 'uncertain' THEN 10
        WHEN status = 'text' THEN 20
        WHEN status IS NOT NULL THEN 30
        ELSE 40 -- not printed
    END;
COMMENT ON MACRO reading_rank IS 'Which of the columns that can hold an annual value is taken: the lowest rank. A number comes first, by priority; without one, the cell that says most about why.';

CREATE OR REPLACE MACRO status_rank(status) AS
    list_position(
        ['number', 'range', 'unit_unknown', 'undefined', 'uncertain', 'incomplete', 'text', 'blank', 'not_printed'],
        CASE WHEN status IN ('dash', 'slash', 'box') THEN 'blank' ELSE status END
    );
COMMENT ON MACRO status_rank IS 'Which of several forms of a report counts: the one with the lowest rank, a number first, then what says most about why there is none.';

CREATE OR REPLACE MACRO list_distinct_in_order(items) AS
    list_filter(items, lambda item, place: list_position(items, item) = place);
COMMENT ON MACRO list_distinct_in_order IS 'The items of a list, each once, in the order of their first place.';

CREATE OR REPLACE MACRO plain_number(number) AS
    CASE
        -- most values are counts: this is several times as fast as to write zeros and take them off again
        WHEN number = TRY_CAST(number::DOUBLE AS BIGINT) THEN TRY_CAST(number::DOUBLE AS BIGINT)::VARCHAR
        -- fifteen digits, which a double holds and gives back exactly
        WHEN abs(number) BETWEEN 0.001 AND 999 THEN number::DOUBLE::VARCHAR
        ELSE rtrim(rtrim(number::VARCHAR, '0'), '.')
    END;
COMMENT ON MACRO plain_number IS 'A decimal of up to 12 places as text, without trailing zeros: 339, 52.15.';

CREATE OR REPLACE MACRO expectation_holds(expected, raw, value) AS
    trim(raw) = trim(expected)
    OR (value IS NOT NULL AND value = TRY_CAST(expected AS DECIMAL(38, 8)));
COMMENT ON MACRO expectation_holds IS 'Whether a cell holds what a correction expects: the text as printed, or the number.';


-- Corrections that take effect

CREATE OR REPLACE VIEW corrected_cell AS
SELECT
    report.report_id,
    observation.form,
    observation.indicator,
    observation.column_id,
    correction.value,
    CASE WHEN correction.value IS NULL THEN 'blank' ELSE 'number' END AS status,
    correction.correction_id
FROM correction
JOIN report USING (agency_id, year, scope)
JOIN observation
    ON observation.report_id = report.report_id
    AND observation.form = correction.form
    AND observation.indicator = correction.indicator
    AND observation.column_id = correction.column_id
WHERE expectation_holds(correction.expected, observation.raw, observation.value);
COMMENT ON VIEW corrected_cell IS 'The cells that a correction changes, in every version of a report that holds what the correction expects to find.';
COMMENT ON COLUMN corrected_cell.report_id IS 'The report.';
COMMENT ON COLUMN corrected_cell.form IS 'The form.';
COMMENT ON COLUMN corrected_cell.indicator IS 'The row of the form.';
COMMENT ON COLUMN corrected_cell.column_id IS 'The column of the form.';
COMMENT ON COLUMN corrected_cell.value IS 'The corrected number; null if the cell is to count as blank.';
COMMENT ON COLUMN corrected_cell.status IS 'number or blank.';
COMMENT ON COLUMN corrected_cell.correction_id IS 'The correction.';


-- One readable row per value

CREATE OR REPLACE VIEW observations AS
SELECT
    agency.name AS agency,
    report.year,
    report.scope,
    observation.form,
    indicator.table_title,
    observation.indicator,
    indicator.label,
    observation.column_id,
    form_cell.label AS column_label,
    CASE WHEN fix.correction_id IS NULL THEN observation.value ELSE fix.value END AS value,
    observation.unit,
    CASE WHEN fix.correction_id IS NULL THEN observation.status ELSE fix.status END AS status,
    observation.raw,
    fix.correction_id AS correction,
    report.organization_code,
    document.uri,
    observation.locator,
    report.sha256,
    observation.report_id
FROM observation
JOIN report ON report.report_id = observation.report_id AND report.is_current
JOIN document ON document.sha256 = report.sha256
LEFT JOIN agency ON agency.agency_id = report.agency_id
LEFT JOIN indicator ON indicator.form = observation.form AND indicator.indicator = observation.indicator
LEFT JOIN form_cell
    ON form_cell.form = observation.form
    AND form_cell.indicator = observation.indicator
    AND form_cell.column_id = observation.column_id
LEFT JOIN corrected_cell AS fix
    ON fix.report_id = observation.report_id
    AND fix.form = observation.form
    AND fix.indicator = observation.indicator
    AND fix.column_id = observation.column_id;
COMMENT ON VIEW observations IS 'Every cell of the current reports, readable: one row per value, blank ones included.';
COMMENT ON COLUMN observations.agency IS 'The agency, in simplified characters; null if unknown.';
COMMENT ON COLUMN observations.year IS 'The year reported on; null if unknown.';
COMMENT ON COLUMN observations.scope IS 'Whose figures: agency (本机关), level (本级) or aggregate (汇总).';
COMMENT ON COLUMN observations.form IS 'The form that the table follows.';
COMMENT ON COLUMN observations.table_title IS 'The title of the table in the form.';
COMMENT ON COLUMN observations.indicator IS 'The row of the form.';
COMMENT ON COLUMN observations.label IS 'The label of the row in the form.';
COMMENT ON COLUMN observations.column_id IS 'The value column of the form.';
COMMENT ON COLUMN observations.column_label IS 'The label of the column in the form.';
COMMENT ON COLUMN observations.value IS 'The exact number, corrected where there is a correction; null unless the status is number or zero_word. A blank is never a zero.';
COMMENT ON COLUMN observations.unit IS 'The unit of the value; null if none is printed.';
COMMENT ON COLUMN observations.status IS 'number, zero_word (无, counts as 0), blank, dash, slash, box, text or uncertain.';
COMMENT ON COLUMN observations.raw IS 'The text of the cell as printed.';
COMMENT ON COLUMN observations.correction IS 'The correction that the value comes from; null for a value as read.';
COMMENT ON COLUMN observations.organization_code IS 'The code of the agency printed in the report.';
COMMENT ON COLUMN observations.uri IS 'Where the document was found.';
COMMENT ON COLUMN observations.locator IS 'Where the cell is in the document, as JSON.';
COMMENT ON COLUMN observations.sha256 IS 'SHA-256 of the document.';
COMMENT ON COLUMN observations.report_id IS 'The report.';


-- Every version of every report

CREATE OR REPLACE VIEW report_history AS
SELECT
    agency.name AS agency,
    report.year,
    report.scope,
    report.is_current,
    report.forms,
    report.title,
    report.published,
    report.organization_code,
    report.observations,
    report.numbers,
    (SELECT count(*) FROM check_result AS c
     WHERE c.report_id = report.report_id AND c.status = 'fail' AND c.severity = 'error') AS failed_checks,
    (SELECT count(*) FROM report_warning AS w WHERE w.report_id = report.report_id) AS warnings,
    document.uri,
    document.media_type,
    document.script,
    report.sha256,
    document.reader_version,
    report.first_run_id,
    document.run_id,
    report.report_id
FROM report
JOIN document ON document.sha256 = report.sha256
LEFT JOIN agency ON agency.agency_id = report.agency_id;
COMMENT ON VIEW report_history IS 'Every version of every report; WHERE is_current leaves one per agency, year and scope.';
COMMENT ON COLUMN report_history.agency IS 'The agency; null if unknown.';
COMMENT ON COLUMN report_history.year IS 'The year reported on; null if unknown.';
COMMENT ON COLUMN report_history.scope IS 'agency (本机关), level (本级) or aggregate (汇总).';
COMMENT ON COLUMN report_history.is_current IS 'True for the version that the other views show; the rule is with the column of the table report.';
COMMENT ON COLUMN report_history.forms IS 'The forms that its tables follow; empty for a report without an official table.';
COMMENT ON COLUMN report_history.title IS 'The title as printed.';
COMMENT ON COLUMN report_history.published IS 'The date of publication.';
COMMENT ON COLUMN report_history.organization_code IS 'The code of the agency printed in the report.';
COMMENT ON COLUMN report_history.observations IS 'How many cells were read, blank ones included.';
COMMENT ON COLUMN report_history.numbers IS 'How many of them hold a number.';
COMMENT ON COLUMN report_history.failed_checks IS 'How many checks of severity error failed.';
COMMENT ON COLUMN report_history.warnings IS 'How many things the reader could not account for.';
COMMENT ON COLUMN report_history.uri IS 'Where the document was found.';
COMMENT ON COLUMN report_history.media_type IS 'Such as text/html.';
COMMENT ON COLUMN report_history.script IS 'hans (simplified) or hant (traditional characters).';
COMMENT ON COLUMN report_history.sha256 IS 'SHA-256 of the document.';
COMMENT ON COLUMN report_history.reader_version IS 'The version of the reader that produced the stored values.';
COMMENT ON COLUMN report_history.first_run_id IS 'The run in which the document was first loaded.';
COMMENT ON COLUMN report_history.run_id IS 'The run that produced the stored values.';
COMMENT ON COLUMN report_history.report_id IS 'The report.';


-- The runs, counted

CREATE OR REPLACE VIEW runs AS
SELECT
    run.run_id,
    run.reader_version,
    run.started,
    run.finished,
    count(outcome.kind) AS sources,
    count(*) FILTER (outcome.kind = 'loaded') AS loaded,
    count(*) FILTER (outcome.kind = 'unchanged') AS unchanged,
    count(*) FILTER (outcome.kind = 'not_a_report') AS not_a_report,
    count(*) FILTER (outcome.kind = 'suspicious_copy') AS suspicious_copy,
    count(*) FILTER (outcome.kind = 'failed') AS failed
FROM run
LEFT JOIN outcome ON outcome.run_id = run.run_id
GROUP BY ALL;
COMMENT ON VIEW runs IS 'The runs with the number of their outcomes, which add up to their sources.';
COMMENT ON COLUMN runs.run_id IS 'The run.';
COMMENT ON COLUMN runs.reader_version IS 'The version of the reader.';
COMMENT ON COLUMN runs.started IS 'When it began, UTC.';
COMMENT ON COLUMN runs.finished IS 'When it ended, UTC.';
COMMENT ON COLUMN runs.sources IS 'How many sources it looked at.';
COMMENT ON COLUMN runs.loaded IS 'How many were loaded.';
COMMENT ON COLUMN runs.unchanged IS 'How many were known already.';
COMMENT ON COLUMN runs.not_a_report IS 'How many are no annual report.';
COMMENT ON COLUMN runs.suspicious_copy IS 'How many copies were tampered with, and left out.';
COMMENT ON COLUMN runs.failed IS 'How many could not be read.';


-- The crosswalk, evaluated at loading by harmonise.sql

CREATE OR REPLACE VIEW harmonised AS
SELECT
    agency.name AS agency,
    report.year,
    report.scope,
    reading.harmonised_id AS indicator,
    meaning.label_zh,
    meaning.label_en,
    reading.value,
    reading.lower,
    reading.upper,
    meaning.unit,
    reading.status,
    formula.comparability,
    reading.form,
    reading.sources,
    reading.cells,
    reading.missing,
    reading.corrections,
    meaning.note,
    document.uri,
    reading.report_id
FROM harmonised_value AS reading
JOIN report ON report.report_id = reading.report_id AND report.is_current
JOIN document ON document.sha256 = report.sha256
JOIN harmonised_indicator AS meaning ON meaning.harmonised_id = reading.harmonised_id
JOIN crosswalk_formula AS formula ON formula.harmonised_id = reading.harmonised_id AND formula.form = reading.form
LEFT JOIN agency ON agency.agency_id = report.agency_id;
COMMENT ON VIEW harmonised IS 'The crosswalk evaluated over the current reports: one row per report and harmonised indicator that one of its forms has. No row: the report has no such row in its forms, or no official table at all.';
COMMENT ON COLUMN harmonised.agency IS 'The agency; null if unknown.';
COMMENT ON COLUMN harmonised.year IS 'The year reported on; null if unknown.';
COMMENT ON COLUMN harmonised.scope IS 'agency (本机关), level (本级) or aggregate (汇总). Never add up across scopes.';
COMMENT ON COLUMN harmonised.indicator IS 'The harmonised indicator.';
COMMENT ON COLUMN harmonised.label_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN harmonised.label_en IS 'Its name in English.';
COMMENT ON COLUMN harmonised.value IS 'The value in the unit of the indicator, exact (a ratio is rounded to 6 places, below a thousandth to 12). Null unless every term of the formula is a number.';
COMMENT ON COLUMN harmonised.lower IS 'The lower bound, where the form allows only bounds.';
COMMENT ON COLUMN harmonised.upper IS 'The upper bound, where the form allows only bounds.';
COMMENT ON COLUMN harmonised.unit IS 'The unit of the value.';
COMMENT ON COLUMN harmonised.status IS 'number; range (bounds that differ, no value); unit_unknown (an amount of money without a unit that converts); undefined (a ratio over 0); uncertain (the position of a cell cannot be proved); incomplete (some terms are numbers, some not); text; blank (blank, dash, slash or box); not_printed (the form has the row, the report does not print it).';
COMMENT ON COLUMN harmonised.comparability IS 'How the figure of this form compares with the same indicator in the form before it: exact, approximate, or break (do not join the series). Null for the first form that has it.';
COMMENT ON COLUMN harmonised.form IS 'The form it was read from. Of several forms in one report, the one that gives most (a number before anything else), then the one in force in that year, then the newest.';
COMMENT ON COLUMN harmonised.sources IS 'The cells used: indicator/column = text as printed.';
COMMENT ON COLUMN harmonised.cells IS 'The cells used: indicator/column.';
COMMENT ON COLUMN harmonised.missing IS 'The terms that are no numbers, each with the reason.';
COMMENT ON COLUMN harmonised.corrections IS 'The corrections that the value was made with; see the table correction.';
COMMENT ON COLUMN harmonised.note IS 'What to know before comparing the indicator.';
COMMENT ON COLUMN harmonised.uri IS 'Where the document was found.';
COMMENT ON COLUMN harmonised.report_id IS 'The report.';


-- What the text says

CREATE OR REPLACE VIEW narrative AS
SELECT
    agency.name AS agency,
    report.year,
    report.scope,
    figure.indicator,
    figure.about,
    meaning.label_zh,
    meaning.label_en,
    figure.value,
    figure.unit,
    figure.bound,
    figure.precision,
    figure.measure,
    figure.period,
    figure.subject,
    figure.quote,
    figure.sentence,
    document.uri,
    figure.locator,
    report.sha256,
    figure.report_id,
    figure.number
FROM figure
JOIN report ON report.report_id = figure.report_id AND report.is_current
JOIN document ON document.sha256 = report.sha256
LEFT JOIN agency ON agency.agency_id = report.agency_id
LEFT JOIN narrative_indicator AS meaning
    ON meaning.indicator = CASE WHEN figure.indicator IS NULL THEN figure.about ELSE figure.indicator END;
COMMENT ON VIEW narrative IS 'The numbers that the texts of the current reports state. They are a series of their own: never join them to values of the tables without saying so.';
COMMENT ON COLUMN narrative.agency IS 'The agency that reports; null if unknown.';
COMMENT ON COLUMN narrative.year IS 'The year reported on; null if unknown.';
COMMENT ON COLUMN narrative.scope IS 'Whose report: agency (本机关), level (本级) or aggregate (汇总).';
COMMENT ON COLUMN narrative.indicator IS 'The indicator whose value for the year this is; null where the sentence does not say so beyond doubt.';
COMMENT ON COLUMN narrative.about IS 'The indicator that a part, share or change, or a number for another time, refers to; null if unknown.';
COMMENT ON COLUMN narrative.label_zh IS 'The name of that indicator in Chinese.';
COMMENT ON COLUMN narrative.label_en IS 'The name of that indicator in English.';
COMMENT ON COLUMN narrative.value IS 'The number, in the unit.';
COMMENT ON COLUMN narrative.unit IS 'The unit as printed, or of the indicator for a statement that there was none.';
COMMENT ON COLUMN narrative.bound IS 'exact; ge (at least); le (at most); approx.';
COMMENT ON COLUMN narrative.precision IS 'One unit of the last printed digit: 1000 for 23.3万.';
COMMENT ON COLUMN narrative.measure IS 'value, part, share (per cent) or change (on the year before).';
COMMENT ON COLUMN narrative.period IS 'year, cumulative, span, part, previous or plan.';
COMMENT ON COLUMN narrative.subject IS 'Whose number it is, as printed, if not the reporting agency''s.';
COMMENT ON COLUMN narrative.quote IS 'The words that state it.';
COMMENT ON COLUMN narrative.sentence IS 'The sentence.';
COMMENT ON COLUMN narrative.uri IS 'Where the document was found.';
COMMENT ON COLUMN narrative.locator IS 'Where the paragraph is in the document, as JSON.';
COMMENT ON COLUMN narrative.sha256 IS 'SHA-256 of the document.';
COMMENT ON COLUMN narrative.report_id IS 'The report.';
COMMENT ON COLUMN narrative.number IS 'The place of the figure in the report, from 1.';


-- One agency, year against year

CREATE OR REPLACE VIEW series_check AS
WITH pair AS (
    SELECT later.report_id, later.agency_id, later.year, later.scope, later.sha256, earlier.report_id AS earlier_id
    FROM report AS later
    JOIN report AS earlier
        ON earlier.agency_id = later.agency_id AND earlier.scope = later.scope AND earlier.year = later.year - 1
    WHERE later.is_current AND earlier.is_current
),
cell AS (
    -- of several forms in one report, the newest that holds a number
    SELECT report_id, indicator, column_id, arg_max(value, form) AS value
    FROM observation
    WHERE value IS NOT NULL AND (indicator, column_id) IN (SELECT (indicator, column_id) FROM series_term)
    GROUP BY report_id, indicator, column_id
),
chain AS (
    SELECT
        pair.report_id, check_id, severity,
        count(*) = count(cell.value) AS is_assessable,
        sum(cell.value * factor) FILTER (side = 'actual') AS actual,
        sum(cell.value * factor) FILTER (side = 'expected') AS expected,
        list_sort(list_distinct(list(term.indicator || '/' || term.column_id))) AS cells
    FROM pair
    CROSS JOIN series_term AS term
    LEFT JOIN cell
        ON cell.report_id = CASE lag WHEN 0 THEN pair.report_id ELSE pair.earlier_id END
        AND cell.indicator = term.indicator
        AND cell.column_id = term.column_id
    GROUP BY pair.report_id, check_id, severity
    HAVING count(cell.value) > 0
),
jump AS (
    SELECT
        later.report_id, rule.check_id, rule.severity, later.indicator, later.value AS actual, earlier.value AS expected,
        later.cells
    FROM pair
    JOIN harmonised AS later ON later.report_id = pair.report_id AND later.value > 0
    JOIN harmonised AS earlier
        ON earlier.report_id = pair.earlier_id AND earlier.indicator = later.indicator AND earlier.value > 0
    JOIN series_jump AS rule
        ON rule.money = (later.unit IN ('元', '万元'))
        AND least(later.value, earlier.value) >= rule.least
        AND greatest(later.value, earlier.value) / least(later.value, earlier.value) BETWEEN rule.low AND rule.high
)
SELECT
    report_id, check_id, 'series' AS kind, severity,
    CASE WHEN NOT is_assessable THEN 'not_assessable' WHEN actual = expected THEN 'pass' ELSE 'fail' END AS status,
    NULL::VARCHAR AS subject,
    CASE WHEN is_assessable THEN expected END AS expected,
    CASE WHEN is_assessable THEN actual END AS actual,
    CASE
        WHEN NOT is_assessable THEN 'one of the two reports gives no number for a cell of the rule'
        WHEN actual = expected THEN 'this report goes on from that of the year before: ' || plain_number(actual)
        ELSE 'this report prints ' || plain_number(actual) || '; by that of the year before it should be ' || plain_number(expected)
    END AS message,
    cells
FROM chain
UNION ALL BY NAME
SELECT
    report_id, check_id, 'series' AS kind, severity, 'fail' AS status, indicator AS subject, expected, actual,
    'from ' || plain_number(expected) || ' to ' || plain_number(actual) || ' within a year: a digit or a unit may be wrong' AS message,
    cells
FROM jump;
COMMENT ON VIEW series_check IS 'The current reports of an agency held against those of the year before: what is carried over, as printed, and jumps that look like a wrong digit (suspicions, severity info), between values as corrected.';
COMMENT ON COLUMN series_check.report_id IS 'The later report.';
COMMENT ON COLUMN series_check.check_id IS 'The rule.';
COMMENT ON COLUMN series_check.kind IS 'series.';
COMMENT ON COLUMN series_check.severity IS 'warn for a chain that breaks, info for a suspicion.';
COMMENT ON COLUMN series_check.status IS 'pass, fail or not_assessable. A jump that is not there is not listed.';
COMMENT ON COLUMN series_check.subject IS 'The harmonised indicator that jumps.';
COMMENT ON COLUMN series_check.expected IS 'What the year before makes expect.';
COMMENT ON COLUMN series_check.actual IS 'What is printed.';
COMMENT ON COLUMN series_check.message IS 'The finding in words.';
COMMENT ON COLUMN series_check.cells IS 'The cells used, each written indicator/column.';
