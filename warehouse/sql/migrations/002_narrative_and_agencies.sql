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
COMMENT ON COLUMN document.sha256 IS 'SHA-256 of the bytes, of a page with attachments that of all their hashes: the identity of the document.';
