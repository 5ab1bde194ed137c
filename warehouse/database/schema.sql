-- The tables of a warehouse. Every table and column says what it holds; the views are in views.sql.
-- A change of a table is a new version: a file NNN_*.sql in migrations/, and the same change here.

CREATE TABLE meta (
    key   VARCHAR PRIMARY KEY,
    value VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'What this file is: application (gongkai), schema_version, the fingerprint of the dictionary, and the last run whose values stand in the order of settle.sql.';
COMMENT ON COLUMN meta.key IS 'application, schema_version, dictionary or settled_run.';
COMMENT ON COLUMN meta.value IS 'The value, as text.';


-- What was read, and when

CREATE SEQUENCE run_number;

CREATE TABLE run (
    run_id         INTEGER PRIMARY KEY DEFAULT nextval('run_number'),
    reader_version VARCHAR NOT NULL,
    started        TIMESTAMP NOT NULL,
    finished       TIMESTAMP
);
COMMENT ON TABLE run IS 'The runs of the pipeline that wrote to this file.';
COMMENT ON COLUMN run.run_id IS 'Numbered in the order in which runs began, from 1.';
COMMENT ON COLUMN run.reader_version IS 'The version of the reader; a newer one reads a known document again.';
COMMENT ON COLUMN run.started IS 'When the run began, UTC.';
COMMENT ON COLUMN run.finished IS 'When the run ended, UTC; null while it runs, or if it was broken off.';

CREATE TABLE outcome (
    run_id       INTEGER NOT NULL,
    uri          VARCHAR NOT NULL,
    sha256       VARCHAR,
    kind         VARCHAR NOT NULL,
    stage        VARCHAR,
    error        VARCHAR,
    message      VARCHAR,
    agency       VARCHAR,
    year         INTEGER,
    observations INTEGER NOT NULL,
    seconds      DOUBLE NOT NULL
);
COMMENT ON TABLE outcome IS 'What became of each source in each run; the outcomes of a run add up to its sources.';
COMMENT ON COLUMN outcome.run_id IS 'The run.';
COMMENT ON COLUMN outcome.uri IS 'Where the source was: a path or an address. The same bytes under two paths have two outcomes.';
COMMENT ON COLUMN outcome.sha256 IS 'SHA-256 of the bytes; null where they could not be had.';
COMMENT ON COLUMN outcome.kind IS 'loaded; unchanged (known to this reader version); not_a_report; suspicious_copy (others have put advertising or the like into it; nothing is loaded); failed.';
COMMENT ON COLUMN outcome.stage IS 'Where a failure happened: open, extract, transform or load.';
COMMENT ON COLUMN outcome.error IS 'The name of the error of a failure.';
COMMENT ON COLUMN outcome.message IS 'One line on what happened; for a document of several reports, how many.';
COMMENT ON COLUMN outcome.agency IS 'The agency of the report, if there is one; of several, the first.';
COMMENT ON COLUMN outcome.year IS 'The year of the report, if there is one; of several, the first.';
COMMENT ON COLUMN outcome.observations IS 'How many cells were read, blank ones included.';
COMMENT ON COLUMN outcome.seconds IS 'How long reading took.';

CREATE TABLE crawl_finding (
    run_id  INTEGER NOT NULL,
    agency  VARCHAR NOT NULL,
    year    INTEGER NOT NULL,
    finding VARCHAR NOT NULL,
    detail  VARCHAR NOT NULL,
    looked  TIMESTAMP NOT NULL
);
COMMENT ON TABLE crawl_finding IS 'What crawls found out about the report of an agency for a year, whether or not it was read; of several runs the last one counts.';
COMMENT ON COLUMN crawl_finding.run_id IS 'The run in which the crawl was entered.';
COMMENT ON COLUMN crawl_finding.agency IS 'The agency, as the list of sites or the link to the report names it.';
COMMENT ON COLUMN crawl_finding.year IS 'The year of the report.';
COMMENT ON COLUMN crawl_finding.finding IS 'found (a page with its title was fetched); not_published (the lists of the agency were read and link none); site_unreachable; forbidden_by_robots; never_looked (no site is known, or the crawl did not get that far).';
COMMENT ON COLUMN crawl_finding.detail IS 'The address of the report, or what happened, in one line.';
COMMENT ON COLUMN crawl_finding.looked IS 'When the crawl ended, UTC.';

CREATE TABLE document (
    sha256         VARCHAR PRIMARY KEY,
    uri            VARCHAR NOT NULL,
    media_type     VARCHAR NOT NULL,
    title          VARCHAR,
    script         VARCHAR NOT NULL,
    reader_version VARCHAR NOT NULL,
    run_id         INTEGER NOT NULL,
    first_run_id   INTEGER NOT NULL,
    archive        VARCHAR,
    captured       TIMESTAMP
);
COMMENT ON TABLE document IS 'The documents that hold a report or several, once for each content.';
COMMENT ON COLUMN document.sha256 IS 'SHA-256 of the bytes, of a page with attachments that of all their hashes: the identity of the document.';
COMMENT ON COLUMN document.uri IS 'Where it was found; of several places in one run, the first by alphabet.';
COMMENT ON COLUMN document.media_type IS 'Such as text/html.';
COMMENT ON COLUMN document.title IS 'The title of its first report as printed; null if there is none.';
COMMENT ON COLUMN document.script IS 'hans (simplified) or hant (traditional characters).';
COMMENT ON COLUMN document.reader_version IS 'The version of the reader that produced the stored values.';
COMMENT ON COLUMN document.run_id IS 'The run that produced the stored values.';
COMMENT ON COLUMN document.first_run_id IS 'The run in which the document was first loaded.';
COMMENT ON COLUMN document.archive IS 'The web archive that it was read from, by the path that was given; null for a file, and for a member of a zip archive, whose uri begins with the archive.';
COMMENT ON COLUMN document.captured IS 'When it was captured into that archive, UTC; null for a file.';


-- What the reports say

CREATE TABLE agency (
    agency_id         VARCHAR PRIMARY KEY,
    name              VARCHAR NOT NULL,
    organization_code VARCHAR,
    level             VARCHAR,
    region_code       VARCHAR,
    function          VARCHAR,
    place             VARCHAR,
    office            VARCHAR
);
COMMENT ON TABLE agency IS 'The agencies that have a report here.';
COMMENT ON COLUMN agency.agency_id IS 'Made of the name: the same in every warehouse.';
COMMENT ON COLUMN agency.name IS 'The official name in simplified characters.';
COMMENT ON COLUMN agency.organization_code IS 'The code (GB 11714 or GB 32100) printed in its most recent report that prints a valid one.';
COMMENT ON COLUMN agency.level IS 'The level of government: state, state_vertical (of the state, at a place), province, prefecture, county, town, zone or branch (of a bureau, at another place); null if its name does not tell. Districts of Beijing, Tianjin, Shanghai and Chongqing rank as prefectures.';
COMMENT ON COLUMN agency.region_code IS 'The code of the place it governs or serves (GB/T 2260, six digits), of a town or zone that of the division it lies in, as in its latest report that tells; null if no report tells it beyond doubt.';
COMMENT ON COLUMN agency.function IS 'What it does, the same for all places and years: an id of agency_function; null if its name does not tell.';
COMMENT ON COLUMN agency.place IS 'The code of its division, or the place as printed in its name where that is none; empty for the whole state, null if not told. With office, what successions are known by.';
COMMENT ON COLUMN agency.office IS 'Its generic name without the ending: 环境保护 for 环境保护局; null if it is not known.';

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
COMMENT ON COLUMN region.last_year IS 'The last year, that of its end, so that a division that became another has this year in common with it; null while it is valid.';

CREATE TABLE succession (
    predecessor_id VARCHAR NOT NULL,
    successor_id   VARCHAR NOT NULL,
    year           INTEGER,
    kind           VARCHAR NOT NULL,
    source         VARCHAR NOT NULL,
    PRIMARY KEY (predecessor_id, successor_id)
);
COMMENT ON TABLE succession IS 'Which agency here came after which: an edge for each pair of which both have reports, and none between them has. Nothing is joined unless asked for.';
COMMENT ON COLUMN succession.predecessor_id IS 'The older agency.';
COMMENT ON COLUMN succession.successor_id IS 'The agency that took its place.';
COMMENT ON COLUMN succession.year IS 'The year of the national reform; local ones follow up to three years later. For a place that was renamed, the year of that. Null if unknown.';
COMMENT ON COLUMN succession.kind IS 'rename; merge (with others, into the successor); split (only a part went there); branch (a bureau of the city below took over from the county); place (the division became another, 兖州市 to 兖州区); short_name (another spelling of the same agency).';
COMMENT ON COLUMN succession.source IS 'What the edge is known from.';

CREATE TABLE namesake (
    one_id   VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    PRIMARY KEY (one_id, other_id)
);
COMMENT ON TABLE namesake IS 'Which agencies here may be one under two names (甘肃省张掖市教育局, 张掖市教育局), told by the names. Nothing is joined; a comparison with reports of both on one year says so.';
COMMENT ON COLUMN namesake.one_id IS 'One of the two agencies.';
COMMENT ON COLUMN namesake.other_id IS 'The other one.';

CREATE TABLE report (
    report_id         BIGINT PRIMARY KEY,
    sha256            VARCHAR NOT NULL,
    part              INTEGER NOT NULL,
    document_uri      VARCHAR NOT NULL,
    title             VARCHAR,
    agency_id         VARCHAR,
    year              INTEGER,
    scope             VARCHAR NOT NULL,
    level             VARCHAR,
    region_code       VARCHAR,
    organization_code VARCHAR,
    published         DATE,
    forms             VARCHAR[] NOT NULL,
    observations      INTEGER NOT NULL,
    numbers           INTEGER NOT NULL,
    first_run_id      INTEGER NOT NULL,
    is_current        BOOLEAN NOT NULL
);
COMMENT ON TABLE report IS 'The annual reports, every version of them.';
COMMENT ON COLUMN report.report_id IS 'Made of the SHA-256 of the document (its first 60 bits) and, from the second on, the part: the same in every warehouse.';
COMMENT ON COLUMN report.sha256 IS 'The document that holds the report.';
COMMENT ON COLUMN report.part IS 'Its place among the reports of the document, from 1: a page can hold the reports of several agencies.';
COMMENT ON COLUMN report.document_uri IS 'Where its document was found, as in document.uri.';
COMMENT ON COLUMN report.title IS 'The title as printed; null if there is none.';
COMMENT ON COLUMN report.agency_id IS 'The agency that reports; null if the reader could not tell.';
COMMENT ON COLUMN report.year IS 'The year reported on; null if the reader could not tell.';
COMMENT ON COLUMN report.scope IS 'Whose figures: agency (本机关), level (本级) or aggregate (汇总). Never add up across scopes.';
COMMENT ON COLUMN report.level IS 'The level of the agency in that year; see agency.level.';
COMMENT ON COLUMN report.region_code IS 'The code of the place of the agency, as valid in that year; see agency.region_code.';
COMMENT ON COLUMN report.organization_code IS 'The code of the agency as printed, without separators; null unless its check digit is right.';
COMMENT ON COLUMN report.published IS 'The date of publication; null if not printed.';
COMMENT ON COLUMN report.forms IS 'The forms that its tables follow, oldest first; empty for a report without an official table.';
COMMENT ON COLUMN report.observations IS 'How many cells of official forms it has, blank ones included.';
COMMENT ON COLUMN report.numbers IS 'How many of them hold a number.';
COMMENT ON COLUMN report.first_run_id IS 'The run in which its document was first loaded; reading it again does not make it later.';
COMMENT ON COLUMN report.is_current IS 'True for exactly one report of an agency, year and scope: one with observations before one without, and one whose title and text name the same year before one with the warning year_conflict, and one whose title says that it is corrected (the warning corrected_version) before one that does not. Of several runs, that with the version published latest, then that with the version captured latest, each if the date of every version is known; then the later run. Of one run the version with more numbers; then the one published later (an unknown date last); then the one with the greater SHA-256, and of one document the first part. A run is the one in which the document was first loaded. A report of unknown agency or year is always current.';

CREATE TABLE observation (
    report_id    BIGINT NOT NULL,
    form         VARCHAR NOT NULL,
    indicator    VARCHAR NOT NULL,
    column_id    VARCHAR NOT NULL,
    value        DECIMAL(38, 8),
    status       VARCHAR NOT NULL,
    unit         VARCHAR,
    raw          VARCHAR NOT NULL,
    table_number INTEGER NOT NULL,
    locator      VARCHAR
);
COMMENT ON TABLE observation IS 'One row per cell of an official form in a report, blank ones included; (report_id, form, indicator, column_id) is unique.';
COMMENT ON COLUMN observation.report_id IS 'The report.';
COMMENT ON COLUMN observation.form IS 'The form that the table follows: 2008, 2014, 2019 or 2021.';
COMMENT ON COLUMN observation.indicator IS 'The row of the form.';
COMMENT ON COLUMN observation.column_id IS 'The value column of the form.';
COMMENT ON COLUMN observation.value IS 'The exact number in the unit; null unless the status is number or zero_word. A blank is never a zero.';
COMMENT ON COLUMN observation.status IS 'What stands in the cell: number; zero_word (无, counts as 0); blank; dash; slash; box; text; uncertain (the position cannot be proved).';
COMMENT ON COLUMN observation.unit IS 'The unit printed in the cell or row, else that of the form; null if neither has one.';
COMMENT ON COLUMN observation.raw IS 'The text of the cell as printed.';
COMMENT ON COLUMN observation.table_number IS 'The position of the table in the document, from 0.';
COMMENT ON COLUMN observation.locator IS 'Where the cell is in the document, as JSON; null for a cell that is not printed at all.';

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
COMMENT ON COLUMN figure.period IS 'year; cumulative (since 2008); span (several other years); part (less than the year, or a rate per month or day); previous (an earlier year); plan (a year to come).';
COMMENT ON COLUMN figure.subject IS 'Whose figure it is, as printed, if not the reporting agency''s; null otherwise.';
COMMENT ON COLUMN figure.value IS 'The number in the unit: 23.3万人次 is 233000.';
COMMENT ON COLUMN figure.unit IS 'The unit as printed, or of the indicator for a statement that there was none; null if there is none.';
COMMENT ON COLUMN figure.bound IS 'exact; ge (余, 多, 超过: at least); le (近, 不足: at most); approx (约, 左右).';
COMMENT ON COLUMN figure.precision IS 'One unit of the last printed digit: 1000 for 23.3万.';
COMMENT ON COLUMN figure.quote IS 'The words that state it, as printed.';
COMMENT ON COLUMN figure.sentence IS 'The sentence, as printed.';
COMMENT ON COLUMN figure.span IS 'Where the quote is in the sentence: the first character from 0, and the one after the last.';
COMMENT ON COLUMN figure.locator IS 'Where the paragraph is in the document, as JSON.';

CREATE TABLE check_result (
    report_id BIGINT NOT NULL,
    number    INTEGER NOT NULL,
    check_id  VARCHAR NOT NULL,
    kind      VARCHAR NOT NULL,
    form      VARCHAR NOT NULL,
    severity  VARCHAR NOT NULL,
    status    VARCHAR NOT NULL,
    subject   VARCHAR,
    expected  DECIMAL(38, 8),
    actual    DECIMAL(38, 8),
    message   VARCHAR NOT NULL,
    cells     VARCHAR[] NOT NULL
);
COMMENT ON TABLE check_result IS 'Rules of the forms held against the values of a report. A check never changes a value.';
COMMENT ON COLUMN check_result.report_id IS 'The report.';
COMMENT ON COLUMN check_result.number IS 'Its place among the checks of the report, from 1.';
COMMENT ON COLUMN check_result.check_id IS 'The rule.';
COMMENT ON COLUMN check_result.kind IS 'identity (arithmetic of a form), narrative (text against table) or series (year against year).';
COMMENT ON COLUMN check_result.form IS 'The form whose rule it is.';
COMMENT ON COLUMN check_result.severity IS 'error (the arithmetic of the form is broken), warn (unusual) or info (worth a look).';
COMMENT ON COLUMN check_result.status IS 'pass, fail or not_assessable.';
COMMENT ON COLUMN check_result.subject IS 'The column or row that was checked, for a rule that holds for several.';
COMMENT ON COLUMN check_result.expected IS 'What the parts give.';
COMMENT ON COLUMN check_result.actual IS 'What is printed.';
COMMENT ON COLUMN check_result.message IS 'The finding in words.';
COMMENT ON COLUMN check_result.cells IS 'The cells used, each written indicator/column.';

CREATE TABLE report_warning (
    report_id BIGINT NOT NULL,
    code      VARCHAR NOT NULL,
    message   VARCHAR NOT NULL
);
COMMENT ON TABLE report_warning IS 'What the reader could not account for in a report.';
COMMENT ON COLUMN report_warning.report_id IS 'The report.';
COMMENT ON COLUMN report_warning.code IS 'The kind of warning; stable.';
COMMENT ON COLUMN report_warning.message IS 'The warning in words.';

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
    corrections   VARCHAR[] NOT NULL,
    failed_checks INTEGER[] NOT NULL
);
COMMENT ON TABLE harmonised_value IS 'The crosswalk evaluated for each report when it is loaded, and again when the crosswalk or a correction changes; read it through the view harmonised. Rows of an indicator stand together (settle.sql).';
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
COMMENT ON COLUMN harmonised_value.failed_checks IS 'The failed checks of severity error that use one of those cells, by check_result.number.';

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


-- The dictionary: what forms, indicators and columns are

CREATE TABLE form (
    form       VARCHAR PRIMARY KEY,
    title      VARCHAR NOT NULL,
    authority  VARCHAR NOT NULL,
    first_year INTEGER NOT NULL,
    last_year  INTEGER,
    position   INTEGER NOT NULL
);
COMMENT ON TABLE form IS 'The official forms.';
COMMENT ON COLUMN form.form IS 'The id of the form: the first year it was used for.';
COMMENT ON COLUMN form.title IS 'The title of the form.';
COMMENT ON COLUMN form.authority IS 'Who prescribed it, in which circular.';
COMMENT ON COLUMN form.first_year IS 'The first year reported in it.';
COMMENT ON COLUMN form.last_year IS 'The last year reported in it; null for the form in force.';
COMMENT ON COLUMN form.position IS 'Its place in time, from 1.';

CREATE TABLE agency_function (
    function VARCHAR PRIMARY KEY,
    label_zh VARCHAR NOT NULL,
    label_en VARCHAR NOT NULL,
    position INTEGER NOT NULL
);
COMMENT ON TABLE agency_function IS 'What agencies do.';
COMMENT ON COLUMN agency_function.function IS 'The id to compare by.';
COMMENT ON COLUMN agency_function.label_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN agency_function.label_en IS 'Its name in English.';
COMMENT ON COLUMN agency_function.position IS 'Its place in the list, from 1.';

CREATE TABLE succession_rule (
    old_office VARCHAR NOT NULL,
    new_office VARCHAR NOT NULL,
    year       INTEGER,
    kind       VARCHAR NOT NULL,
    source     VARCHAR NOT NULL
);
COMMENT ON TABLE succession_rule IS 'Which office came after which, at every place that had both.';
COMMENT ON COLUMN succession_rule.old_office IS 'The older office, as in agency.office.';
COMMENT ON COLUMN succession_rule.new_office IS 'The office that took its place.';
COMMENT ON COLUMN succession_rule.year IS 'The year of the national reform; null if there was none.';
COMMENT ON COLUMN succession_rule.kind IS 'rename, merge, split, branch or short_name; see succession.kind.';
COMMENT ON COLUMN succession_rule.source IS 'What it is known from.';

CREATE TABLE indicator (
    form        VARCHAR NOT NULL,
    indicator   VARCHAR NOT NULL,
    label       VARCHAR NOT NULL,
    unit        VARCHAR,
    parent      VARCHAR,
    code        VARCHAR,
    heading     BOOLEAN NOT NULL,
    stock       BOOLEAN NOT NULL,
    table_id    VARCHAR NOT NULL,
    table_title VARCHAR NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (form, indicator)
);
COMMENT ON TABLE indicator IS 'The rows of the forms and of their local relatives.';
COMMENT ON COLUMN indicator.form IS 'The form.';
COMMENT ON COLUMN indicator.indicator IS 'The id of the row; a relative of a form repeats the ids of the rows it shares with it.';
COMMENT ON COLUMN indicator.label IS 'The label printed in the form.';
COMMENT ON COLUMN indicator.unit IS 'The unit that the form gives for the row; null if it gives none.';
COMMENT ON COLUMN indicator.parent IS 'The row that this one is a part of.';
COMMENT ON COLUMN indicator.code IS 'The code printed in the form, if it has codes.';
COMMENT ON COLUMN indicator.heading IS 'True for a row that holds no values of its own.';
COMMENT ON COLUMN indicator.stock IS 'True for what is there at the end of the year, false for what happened in it.';
COMMENT ON COLUMN indicator.table_id IS 'The table of the form; the official one for rows that a relative shares.';
COMMENT ON COLUMN indicator.table_title IS 'The title of that table.';
COMMENT ON COLUMN indicator.position IS 'The place of the row in the form, from 1.';

CREATE TABLE form_cell (
    form            VARCHAR NOT NULL,
    indicator       VARCHAR NOT NULL,
    column_id       VARCHAR NOT NULL,
    label           VARCHAR NOT NULL,
    unit            VARCHAR,
    annual_priority INTEGER,
    position        INTEGER NOT NULL,
    PRIMARY KEY (form, indicator, column_id)
);
COMMENT ON TABLE form_cell IS 'The value cells of the forms and of their local relatives.';
COMMENT ON COLUMN form_cell.form IS 'The form.';
COMMENT ON COLUMN form_cell.indicator IS 'The row.';
COMMENT ON COLUMN form_cell.column_id IS 'The id of the column.';
COMMENT ON COLUMN form_cell.label IS 'The label of the column, after the headings above it.';
COMMENT ON COLUMN form_cell.unit IS 'The unit that the form gives for the row, else for the column; null if for neither.';
COMMENT ON COLUMN form_cell.annual_priority IS 'Which column holds the value of the year: the lowest priority that holds a number. Null for a column that does not.';
COMMENT ON COLUMN form_cell.position IS 'The place of the cell in the form, row by row, from 1.';

CREATE TABLE harmonised_indicator (
    harmonised_id VARCHAR PRIMARY KEY,
    label_zh      VARCHAR NOT NULL,
    label_en      VARCHAR NOT NULL,
    unit          VARCHAR NOT NULL,
    nature        VARCHAR NOT NULL,
    note          VARCHAR NOT NULL,
    position      INTEGER NOT NULL
);
COMMENT ON TABLE harmonised_indicator IS 'The indicators that can be followed across the forms.';
COMMENT ON COLUMN harmonised_indicator.harmonised_id IS 'The id to compare by.';
COMMENT ON COLUMN harmonised_indicator.label_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN harmonised_indicator.label_en IS 'Its name in English.';
COMMENT ON COLUMN harmonised_indicator.unit IS 'The unit of its values; amounts of money are converted to it.';
COMMENT ON COLUMN harmonised_indicator.nature IS 'flow (what happened in the year) or stock (what is there at its end).';
COMMENT ON COLUMN harmonised_indicator.note IS 'What to know before comparing it.';
COMMENT ON COLUMN harmonised_indicator.position IS 'Its place in the crosswalk, from 1.';

CREATE TABLE crosswalk_formula (
    harmonised_id VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,
    formula       VARCHAR NOT NULL,
    comparability VARCHAR,
    PRIMARY KEY (harmonised_id, form)
);
COMMENT ON TABLE crosswalk_formula IS 'How a harmonised indicator is made of the cells of a form. No row: the form does not have it.';
COMMENT ON COLUMN crosswalk_formula.harmonised_id IS 'The harmonised indicator.';
COMMENT ON COLUMN crosswalk_formula.form IS 'The form.';
COMMENT ON COLUMN crosswalk_formula.formula IS 'The formula: indicator.column, or indicator alone for the annual value; a .. b are bounds, | separates alternatives.';
COMMENT ON COLUMN crosswalk_formula.comparability IS 'How the figure of this form compares with that of the form before it: exact, approximate, or break (do not join the series). Null for the first form that has it.';

CREATE TABLE crosswalk_term (
    harmonised_id VARCHAR NOT NULL,
    form          VARCHAR NOT NULL,
    alternative   INTEGER NOT NULL,
    term          INTEGER NOT NULL,
    role          VARCHAR NOT NULL,
    combine       VARCHAR NOT NULL,
    factor        BIGINT NOT NULL,
    cell          VARCHAR NOT NULL,
    indicator     VARCHAR NOT NULL,
    column_id     VARCHAR NOT NULL,
    priority      INTEGER NOT NULL
);
COMMENT ON TABLE crosswalk_term IS 'The formulas taken apart: one row per cell that a term can take.';
COMMENT ON COLUMN crosswalk_term.harmonised_id IS 'The harmonised indicator.';
COMMENT ON COLUMN crosswalk_term.form IS 'The form.';
COMMENT ON COLUMN crosswalk_term.alternative IS 'The alternative of the formula, from 1; the first one whose terms are all printed is used.';
COMMENT ON COLUMN crosswalk_term.term IS 'The term of the alternative, from 1.';
COMMENT ON COLUMN crosswalk_term.role IS 'What the term is a part of: value, lower, upper, numerator or denominator.';
COMMENT ON COLUMN crosswalk_term.combine IS 'How the terms of the role become one number: sum or max.';
COMMENT ON COLUMN crosswalk_term.factor IS 'What the cell is multiplied with: 1 or -1, or another whole number.';
COMMENT ON COLUMN crosswalk_term.cell IS 'The term as people write it: indicator/column, or the indicator alone for its annual value.';
COMMENT ON COLUMN crosswalk_term.indicator IS 'The row of the form.';
COMMENT ON COLUMN crosswalk_term.column_id IS 'The column of the form.';
COMMENT ON COLUMN crosswalk_term.priority IS 'Of several cells that the term can take, the lowest priority that holds a number is taken.';

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

CREATE TABLE unit_factor (
    from_unit VARCHAR NOT NULL,
    to_unit   VARCHAR NOT NULL,
    factor    DECIMAL(18, 4) NOT NULL,
    PRIMARY KEY (from_unit, to_unit)
);
COMMENT ON TABLE unit_factor IS 'Which units convert into which. Units of counts (条, 件, 次 …) compare as printed; an amount of money needs a unit.';
COMMENT ON COLUMN unit_factor.from_unit IS 'The unit of the value; empty for a value without one.';
COMMENT ON COLUMN unit_factor.to_unit IS 'The unit of the harmonised indicator.';
COMMENT ON COLUMN unit_factor.factor IS 'A value in from_unit times this is the value in to_unit.';

CREATE TABLE narrative_indicator (
    indicator     VARCHAR PRIMARY KEY,
    label_zh      VARCHAR NOT NULL,
    label_en      VARCHAR NOT NULL,
    unit          VARCHAR NOT NULL,
    is_harmonised BOOLEAN NOT NULL,
    position      INTEGER NOT NULL
);
COMMENT ON TABLE narrative_indicator IS 'What figures of the text can be about.';
COMMENT ON COLUMN narrative_indicator.indicator IS 'The id in figure.indicator and figure.about.';
COMMENT ON COLUMN narrative_indicator.label_zh IS 'Its name in Chinese.';
COMMENT ON COLUMN narrative_indicator.label_en IS 'Its name in English.';
COMMENT ON COLUMN narrative_indicator.unit IS 'The unit that it is usually given in; the text may print another one.';
COMMENT ON COLUMN narrative_indicator.is_harmonised IS 'Whether tables give it too: then it is the harmonised indicator of the same id, as a series of its own.';
COMMENT ON COLUMN narrative_indicator.position IS 'Its place in the dictionary, from 1.';

CREATE TABLE series_term (
    check_id  VARCHAR NOT NULL,
    severity  VARCHAR NOT NULL,
    side      VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL,
    column_id VARCHAR NOT NULL,
    lag       INTEGER NOT NULL,
    factor    INTEGER NOT NULL
);
COMMENT ON TABLE series_term IS 'Rules that bind the reports of an agency on two years: the terms of each side add up to the same.';
COMMENT ON COLUMN series_term.check_id IS 'The rule.';
COMMENT ON COLUMN series_term.severity IS 'error, warn or info.';
COMMENT ON COLUMN series_term.side IS 'actual (what the later report prints) or expected (what it should be).';
COMMENT ON COLUMN series_term.indicator IS 'The row of the form.';
COMMENT ON COLUMN series_term.column_id IS 'The column of the form.';
COMMENT ON COLUMN series_term.lag IS '0 for a cell of the later report, 1 for one of the year before.';
COMMENT ON COLUMN series_term.factor IS '1 or -1.';

CREATE TABLE series_jump (
    check_id VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    money    BOOLEAN NOT NULL,
    low      DECIMAL(18, 4) NOT NULL,
    high     DECIMAL(18, 4) NOT NULL,
    least    DECIMAL(18, 4) NOT NULL
);
COMMENT ON TABLE series_jump IS 'How much a harmonised indicator grows or shrinks in a year before it looks like a digit or a unit gone wrong.';
COMMENT ON COLUMN series_jump.check_id IS 'The rule.';
COMMENT ON COLUMN series_jump.severity IS 'error, warn or info.';
COMMENT ON COLUMN series_jump.money IS 'Whether it is for amounts of money, or for counts.';
COMMENT ON COLUMN series_jump.low IS 'The smallest suspicious ratio of the larger value to the smaller.';
COMMENT ON COLUMN series_jump.high IS 'The largest.';
COMMENT ON COLUMN series_jump.least IS 'The smaller value is at least this; small numbers vary by chance.';
