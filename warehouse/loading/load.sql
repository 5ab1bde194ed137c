-- One batch of reports, inside a transaction: incoming_report, incoming_observation, incoming_figure, incoming_check and
-- incoming_warning are the batch. A document that is there already is replaced by its new reading;
-- incoming_refusal are documents in which a newer reader finds no report any more.

CREATE OR REPLACE TEMP TABLE replaced AS
SELECT report.report_id, report.sha256, report.agency_id, report.year, report.scope, document.uri, document.run_id, document.first_run_id
FROM report
JOIN document USING (sha256)
WHERE report.sha256 IN (SELECT sha256 FROM incoming_report UNION ALL SELECT sha256 FROM incoming_refusal);

-- The reports of which there may be another version afterwards; current.sql says which one is current.
CREATE OR REPLACE TEMP TABLE contested AS
SELECT DISTINCT agency_id, year, scope
FROM (
    SELECT agency_id, year, scope FROM incoming_report
    UNION ALL
    SELECT agency_id, year, scope FROM replaced
)
WHERE agency_id IS NOT NULL AND year IS NOT NULL;

CREATE OR REPLACE TEMP TABLE was_current AS
SELECT report_id FROM report WHERE is_current AND (agency_id, year, scope) IN (SELECT (agency_id, year, scope) FROM contested);

DELETE FROM harmonised_value WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM observation WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM figure WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM check_result WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM report_warning WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM report WHERE report_id IN (SELECT report_id FROM replaced);
DELETE FROM document WHERE sha256 IN (SELECT sha256 FROM replaced);

INSERT INTO document BY NAME
SELECT DISTINCT ON (incoming.sha256)
    incoming.sha256,
    -- found in several places in one run: the first by alphabet, whatever came first
    CASE WHEN replaced.run_id = incoming.run_id THEN least(replaced.uri, incoming.uri) ELSE incoming.uri END AS uri,
    incoming.media_type,
    incoming.title,
    incoming.script,
    incoming.reader_version,
    incoming.run_id,
    CASE WHEN replaced.sha256 IS NULL THEN incoming.run_id ELSE replaced.first_run_id END AS first_run_id,
    incoming.archive,
    incoming.captured
FROM incoming_report AS incoming
LEFT JOIN replaced USING (sha256)
ORDER BY incoming.sha256, incoming.part;

INSERT INTO agency BY NAME
SELECT DISTINCT agency_id, agency AS name
FROM incoming_report
WHERE agency_id IS NOT NULL
ON CONFLICT DO NOTHING;

INSERT INTO report BY NAME
SELECT
    report_id, sha256, part, document.uri AS document_uri, incoming.title, agency_id, year, scope, level, region_code, organization_code, published, forms, observations, numbers,
    document.first_run_id,
    true AS is_current
FROM incoming_report AS incoming
JOIN document USING (sha256);

INSERT INTO observation BY NAME SELECT * FROM incoming_observation;
INSERT INTO figure BY NAME SELECT * FROM incoming_figure;
INSERT INTO check_result BY NAME SELECT * FROM incoming_check;
INSERT INTO report_warning BY NAME SELECT * FROM incoming_warning;

-- What follows from the reports about their agencies.
DELETE FROM agency
WHERE agency_id IN (SELECT agency_id FROM replaced) AND agency_id NOT IN (SELECT agency_id FROM report WHERE agency_id IS NOT NULL);

UPDATE agency
SET organization_code = printed.code
FROM (
    SELECT agency_id, arg_max(organization_code, (year, sha256)) AS code
    FROM report
    WHERE organization_code IS NOT NULL
    GROUP BY agency_id
) AS printed
WHERE printed.agency_id = agency.agency_id AND agency.organization_code IS DISTINCT FROM printed.code;

DROP TABLE replaced;
