-- Which version is current, of the reports in the table contested (agency_id, year, scope): the rule is with the column
-- report.is_current.

UPDATE report
SET is_current = ranked.place = 1
FROM (
    WITH version AS (
        SELECT
            report.*,
            document.captured,
            report.observations > 0 AS has_values,
            report.report_id IN (SELECT report_id FROM report_warning WHERE code = 'year_conflict') AS is_doubted,
            report.report_id IN (SELECT report_id FROM report_warning WHERE code = 'corrected_version') AS is_corrected
        FROM report
        JOIN document USING (sha256)
        WHERE (report.agency_id, report.year, report.scope) IN (SELECT (agency_id, year, scope) FROM contested)
    ),
    -- A date decides between two runs only where every version has it.
    dated AS (
        SELECT
            *,
            CASE WHEN bool_and(published IS NOT NULL) OVER all_versions THEN max(published) OVER of_the_run END AS run_published,
            CASE WHEN bool_and(captured IS NOT NULL) OVER all_versions THEN max(captured) OVER of_the_run END AS run_captured
        FROM version
        WINDOW
            all_versions AS (PARTITION BY agency_id, year, scope, has_values, is_doubted, is_corrected),
            of_the_run AS (PARTITION BY agency_id, year, scope, has_values, is_doubted, is_corrected, first_run_id)
    )
    SELECT
        report_id,
        row_number() OVER (
            PARTITION BY agency_id, year, scope
            ORDER BY
                has_values DESC, is_doubted, is_corrected DESC,
                run_published DESC NULLS LAST, run_captured DESC NULLS LAST, first_run_id DESC,
                numbers DESC, published DESC NULLS LAST, sha256 DESC, part
        ) AS place
    FROM dated
) AS ranked
WHERE ranked.report_id = report.report_id;

DROP TABLE contested;
