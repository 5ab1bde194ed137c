-- Where a document is to be found again, and when it was captured; which version of a report is the newer.

ALTER TABLE document ADD COLUMN archive VARCHAR;
ALTER TABLE document ADD COLUMN captured TIMESTAMP;
COMMENT ON COLUMN document.archive IS 'The web archive that it was read from, by the path that was given; null for a file, and for a member of a zip archive, whose uri begins with the archive.';
COMMENT ON COLUMN document.captured IS 'When it was captured into that archive, UTC; null for a file.';

COMMENT ON COLUMN report.is_current IS 'True for exactly one report of an agency, year and scope: one with observations before one without. Of several runs, that with the version published latest, then that with the version captured latest, each if the date of every version is known; then the later run. Of one run the version with more numbers; then the one published later (an unknown date last); then the one with the greater SHA-256, and of one document the first part. A run is the one in which the document was first loaded. A report of unknown agency or year is always current.';
COMMENT ON COLUMN outcome.stage IS 'Where a failure happened: open, extract, transform or load.';
COMMENT ON COLUMN figure.period IS 'year; cumulative (since 2008); span (several other years); part (less than the year, or a rate per month or day); previous (an earlier year); plan (a year to come).';
