-- A version whose title says that it is corrected (更正) is current before one that does not: found out anew for all when the
-- views are made again.

COMMENT ON COLUMN report.is_current IS 'True for exactly one report of an agency, year and scope: one with observations before one without, and one whose title and text name the same year before one with the warning year_conflict, and one whose title says that it is corrected (the warning corrected_version) before one that does not. Of several runs, that with the version published latest, then that with the version captured latest, each if the date of every version is known; then the later run. Of one run the version with more numbers; then the one published later (an unknown date last); then the one with the greater SHA-256, and of one document the first part. A run is the one in which the document was first loaded. A report of unknown agency or year is always current.';

-- Agencies that may be one under two names are looked for when they are loaded, and not for every comparison.
CREATE TABLE namesake (
    one_id   VARCHAR NOT NULL,
    other_id VARCHAR NOT NULL,
    PRIMARY KEY (one_id, other_id)
);
COMMENT ON TABLE namesake IS 'Which agencies here may be one under two names (甘肃省张掖市教育局, 张掖市教育局), told by the names. Nothing is joined; a comparison with reports of both on one year says so.';
COMMENT ON COLUMN namesake.one_id IS 'One of the two agencies.';
COMMENT ON COLUMN namesake.other_id IS 'The other one.';
