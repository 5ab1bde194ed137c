-- Where a document is to be found again and when it was captured; and what questions read stands where they look for it:
-- the place of a report with the report, its failed checks with the values that they are about.

ALTER TABLE document ADD COLUMN archive VARCHAR;
ALTER TABLE document ADD COLUMN captured TIMESTAMP;
COMMENT ON COLUMN document.archive IS 'The web archive that it was read from, by the path that was given; null for a file, and for a member of a zip archive, whose uri begins with the archive.';
COMMENT ON COLUMN document.captured IS 'When it was captured into that archive, UTC; null for a file.';

COMMENT ON COLUMN report.is_current IS 'True for exactly one report of an agency, year and scope: one with observations before one without. Of several runs, that with the version published latest, then that with the version captured latest, each if the date of every version is known; then the later run. Of one run the version with more numbers; then the one published later (an unknown date last); then the one with the greater SHA-256, and of one document the first part. A run is the one in which the document was first loaded. A report of unknown agency or year is always current.';
COMMENT ON COLUMN outcome.stage IS 'Where a failure happened: open, extract, transform or load.';
COMMENT ON COLUMN figure.period IS 'year; cumulative (since 2008); span (several other years); part (less than the year, or a rate per month or day); previous (an earlier year); plan (a year to come).';

-- columns first, as a table with updates of the same transaction cannot be altered
ALTER TABLE report ADD COLUMN document_uri VARCHAR DEFAULT '';
ALTER TABLE report ALTER COLUMN document_uri SET NOT NULL;
ALTER TABLE report ALTER COLUMN document_uri DROP DEFAULT;
UPDATE report SET document_uri = document.uri FROM document WHERE document.sha256 = report.sha256;
COMMENT ON COLUMN report.document_uri IS 'Where its document was found, as in document.uri.';

ALTER TABLE check_result ADD COLUMN number INTEGER DEFAULT 0;
ALTER TABLE check_result ALTER COLUMN number SET NOT NULL;
ALTER TABLE check_result ALTER COLUMN number DROP DEFAULT;
UPDATE check_result
SET number = placed.number
FROM (SELECT rowid AS row_number, row_number() OVER (PARTITION BY report_id ORDER BY rowid) AS number FROM check_result) AS placed
WHERE placed.row_number = check_result.rowid;
COMMENT ON COLUMN check_result.number IS 'Its place among the checks of the report, from 1.';

-- its rows are made again after the migration
ALTER TABLE harmonised_value ADD COLUMN failed_checks INTEGER[] DEFAULT [];
ALTER TABLE harmonised_value ALTER COLUMN failed_checks SET NOT NULL;
ALTER TABLE harmonised_value ALTER COLUMN failed_checks DROP DEFAULT;
COMMENT ON TABLE harmonised_value IS 'The crosswalk evaluated for each report when it is loaded, and again when the crosswalk or a correction changes; read it through the view harmonised. Rows of an indicator stand together (settle.sql).';
COMMENT ON COLUMN harmonised_value.failed_checks IS 'The failed checks of severity error that use one of those cells, by check_result.number.';

COMMENT ON TABLE meta IS 'What this file is: application (gongkai), schema_version, the fingerprint of the dictionary, and the last run whose values stand in the order of settle.sql.';
COMMENT ON COLUMN meta.key IS 'application, schema_version, dictionary or settled_run.';
