-- What the narrative says, what an agency is, and who came after whom.

ALTER TABLE agency ADD COLUMN region_code VARCHAR;
ALTER TABLE agency ADD COLUMN function VARCHAR;
COMMENT ON COLUMN agency.level IS 'The level of government: state, state_vertical, province, prefecture, county, town, zone or branch; null if its name does not tell.';
COMMENT ON COLUMN agency.region_code IS 'The code of the place it governs or serves (GB/T 2260, six digits), as valid in its reports'' years; null if its name does not tell it beyond doubt.';
COMMENT ON COLUMN agency.function IS 'What it does, the same for all places and years (environment, education, government …); null if its name does not tell.';

CREATE TABLE region (
    region_code VARCHAR NOT NULL,
    name        VARCHAR NOT NULL,
    full_name   VARCHAR NOT NULL,
    level       VARCHAR NOT NULL,
    parent_code VARCHAR,
    first_year  INTEGER NOT NULL,
    last_year   INTEGER,
    PRIMARY KEY (region_code, first_year)
);
COMMENT ON TABLE region IS 'The administrative divisions with the years in which each code and name was valid (GB/T 2260).';
COMMENT ON COLUMN region.region_code IS 'Six digits.';
COMMENT ON COLUMN region.name IS 'Its name.';
COMMENT ON COLUMN region.full_name IS 'Its name after those of the divisions above it.';
COMMENT ON COLUMN region.level IS 'province, prefecture or county.';
COMMENT ON COLUMN region.parent_code IS 'The division above it; null for a province.';
COMMENT ON COLUMN region.first_year IS 'The first year it was valid in; 2008 for whatever is older.';
COMMENT ON COLUMN region.last_year IS 'The last year; null while it is valid.';

CREATE TABLE succession (
    predecessor_id VARCHAR NOT NULL,
    successor_id   VARCHAR NOT NULL,
    year           INTEGER,
    kind           VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id)
);
COMMENT ON TABLE succession IS 'Which agency here came after which: an edge for each pair of which both have reports. Nothing is joined unless asked for.';
COMMENT ON COLUMN succession.predecessor_id IS 'The older agency.';
COMMENT ON COLUMN succession.successor_id IS 'The agency that took its place.';
COMMENT ON COLUMN succession.year IS 'The year of the national reform; local ones follow up to three years later. Null if unknown.';
COMMENT ON COLUMN succession.kind IS 'rename, merge, split or another kind of change.';
COMMENT ON COLUMN succession.source IS 'What the edge is known from.';

CREATE TABLE figure (
    report_id BIGINT NOT NULL,
    number    INTEGER NOT NULL,
    indicator VARCHAR,
    about     VARCHAR,
    measure   VARCHAR NOT NULL,
    period    VARCHAR NOT NULL,
    subject   VARCHAR,
    value     DECIMAL(38, 8) NOT NULL,
    unit      VARCHAR,
    bound     VARCHAR NOT NULL,
    precision DECIMAL(38, 8) NOT NULL,
    quote     VARCHAR NOT NULL,
    sentence  VARCHAR NOT NULL,
    span      INTEGER[] NOT NULL,
    locator   VARCHAR NOT NULL,
    PRIMARY KEY (report_id, number)
);
COMMENT ON TABLE figure IS 'Numbers stated in the text of a report.';
COMMENT ON COLUMN figure.report_id IS 'The report.';
COMMENT ON COLUMN figure.number IS 'Its place among the figures of the report, from 1.';
COMMENT ON COLUMN figure.indicator IS 'The harmonised indicator, or another of the narrative dictionary, whose value for the agency this is; null where the sentence does not say so beyond doubt.';
COMMENT ON COLUMN figure.about IS 'The indicator that a part, share or change refers to; null if unknown.';
COMMENT ON COLUMN figure.measure IS 'value (a total); part (of a total); share (per cent of a total); change (on the year before, with sign).';
COMMENT ON COLUMN figure.period IS 'year; cumulative (since 2008 or an unknown year); previous (the year before); plan (a year to come).';
COMMENT ON COLUMN figure.subject IS 'Whose figure it is, as printed, if not the reporting agency''s; null otherwise.';
COMMENT ON COLUMN figure.value IS 'The number in the unit: 23.3万人次 is 233000.';
COMMENT ON COLUMN figure.unit IS 'The unit as printed, or of the indicator for a statement that there was none; null if there is none.';
COMMENT ON COLUMN figure.bound IS 'exact; ge (余, 多, 超过: at least); le (近, 不足: at most); approx (约, 左右).';
COMMENT ON COLUMN figure.precision IS 'One unit of the last printed digit: 1000 for 23.3万.';
COMMENT ON COLUMN figure.quote IS 'The words that state it, as printed.';
COMMENT ON COLUMN figure.sentence IS 'The sentence, as printed.';
COMMENT ON COLUMN figure.span IS 'Where the quote is in the sentence: the first character from 0, and the one after the last.';
COMMENT ON COLUMN figure.locator IS 'Where the paragraph is in the document, as JSON.';


-- What is compared: the crosswalk evaluated at loading, corrections, rates.

CREATE TABLE harmonised_value (
    report_id     BIGINT NOT NULL,
    harmonised_id VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,
    value         DECIMAL(38, 12),
    lower         DECIMAL(38, 12),
    upper         DECIMAL(38, 12),
    status        VARCHAR NOT NULL,
    sources       VARCHAR[] NOT NULL,
    cells         VARCHAR[] NOT NULL,
    missing       VARCHAR[] NOT NULL,
    corrections   VARCHAR[] NOT NULL
);
COMMENT ON TABLE harmonised_value IS 'The crosswalk evaluated for each report when it is loaded, and again when the crosswalk or a correction changes; read it through the view harmonised.';
COMMENT ON COLUMN harmonised_value.report_id IS 'The report, current or not.';
COMMENT ON COLUMN harmonised_value.harmonised_id IS 'The harmonised indicator; (report_id, harmonised_id) is unique.';
COMMENT ON COLUMN harmonised_value.form IS 'The form it was read from. Of several forms in one report, the one that gives most (a number before anything else), then the one in force in that year, then the newest.';
COMMENT ON COLUMN harmonised_value.value IS 'The value in the unit of the indicator; null unless the status is number.';
COMMENT ON COLUMN harmonised_value.lower IS 'The lower bound, where the form allows only bounds.';
COMMENT ON COLUMN harmonised_value.upper IS 'The upper bound, where the form allows only bounds.';
COMMENT ON COLUMN harmonised_value.status IS 'As in the view harmonised.';
COMMENT ON COLUMN harmonised_value.sources IS 'The cells used: indicator/column = text as printed.';
COMMENT ON COLUMN harmonised_value.cells IS 'The cells used: indicator/column.';
COMMENT ON COLUMN harmonised_value.missing IS 'The terms that are no numbers, each with the reason.';
COMMENT ON COLUMN harmonised_value.corrections IS 'The corrections of those cells.';

CREATE TABLE correction (
    correction_id VARCHAR PRIMARY KEY,
    agency_id     VARCHAR NOT NULL,
    year          INTEGER NOT NULL,
    scope         VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,
    indicator     VARCHAR NOT NULL,
    column_id     VARCHAR NOT NULL,
    expected      VARCHAR NOT NULL,
    value         DECIMAL(38, 8),
    reason        VARCHAR NOT NULL,
    author        VARCHAR NOT NULL,
    made          DATE NOT NULL,
    UNIQUE (agency_id, year, scope, form, indicator, column_id)
);
COMMENT ON TABLE correction IS 'Readers'' decisions about values, kept apart from them. One takes effect only while the cell of the current report holds what it expects to find.';
COMMENT ON COLUMN correction.correction_id IS 'The name that the author gave it.';
COMMENT ON COLUMN correction.agency_id IS 'The agency of the report.';
COMMENT ON COLUMN correction.year IS 'The year of the report.';
COMMENT ON COLUMN correction.scope IS 'The scope of the report.';
COMMENT ON COLUMN correction.form IS 'The form of the cell.';
COMMENT ON COLUMN correction.indicator IS 'The row of the cell.';
COMMENT ON COLUMN correction.column_id IS 'The column of the cell.';
COMMENT ON COLUMN correction.expected IS 'What the cell has to hold: its text as printed, or its number.';
COMMENT ON COLUMN correction.value IS 'The corrected number, in the unit of the cell; null if the cell is to count as blank.';
COMMENT ON COLUMN correction.reason IS 'Why.';
COMMENT ON COLUMN correction.author IS 'Who decided.';
COMMENT ON COLUMN correction.made IS 'When.';

CREATE TABLE crosswalk_step (
    harmonised_id VARCHAR NOT NULL,
    from_form     VARCHAR NOT NULL,
    to_form       VARCHAR NOT NULL,
    comparability VARCHAR NOT NULL,
    PRIMARY KEY (harmonised_id, from_form, to_form)
);
COMMENT ON TABLE crosswalk_step IS 'How figures of two forms compare, for every pair of forms that have the indicator.';
COMMENT ON COLUMN crosswalk_step.harmonised_id IS 'The harmonised indicator.';
COMMENT ON COLUMN crosswalk_step.from_form IS 'The older form.';
COMMENT ON COLUMN crosswalk_step.to_form IS 'The newer form.';
COMMENT ON COLUMN crosswalk_step.comparability IS 'exact, approximate or break: the worst of all steps from the older form to the newer one, those over forms without the indicator included.';

CREATE TABLE rate (
    rate_id  VARCHAR PRIMARY KEY,
    label_zh VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    formula  VARCHAR NOT NULL,
    factor   INTEGER NOT NULL,
    unit     VARCHAR NOT NULL,
    note     VARCHAR NOT NULL,
    position INTEGER NOT NULL
);
COMMENT ON TABLE rate IS 'Rates that are derived from harmonised indicators and can be compared by name.';
COMMENT ON COLUMN rate.rate_id IS 'The id to compare by.';
COMMENT ON COLUMN rate.label_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN rate.label_en IS 'Its name in English.';
COMMENT ON COLUMN rate.formula IS 'The formula over harmonised indicators.';
COMMENT ON COLUMN rate.factor IS 'What the quotient is multiplied with: 100 for per cent, or per 100.';
COMMENT ON COLUMN rate.unit IS 'The unit of its values.';
COMMENT ON COLUMN rate.note IS 'What to know before comparing it.';
COMMENT ON COLUMN rate.position IS 'Its place in the list, from 1.';
