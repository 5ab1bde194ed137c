-- The documents that a reader version has dealt with: loaded, or found to be no report, or no trustworthy copy of one.
SELECT sha256 FROM document WHERE reader_version = $reader_version
UNION
SELECT outcome.sha256
FROM outcome
JOIN run ON run.run_id = outcome.run_id AND run.reader_version = $reader_version
WHERE outcome.kind IN ('not_a_report', 'suspicious_copy')
