-- A digest of everything that answers are made of. The order of loading and the paths of files make no difference.
SELECT sha256(
    (SELECT CASE WHEN count(*) = 0 THEN '' ELSE string_agg(sha256 || ' ' || reader_version, chr(10) ORDER BY sha256) END
     FROM document SEMI JOIN (SELECT sha256 FROM report WHERE is_current) USING (sha256))
    || (SELECT CASE WHEN count(*) = 0 THEN '' ELSE string_agg(to_json(correction)::VARCHAR, chr(10) ORDER BY correction_id) END
        FROM correction)
    || (SELECT value FROM meta WHERE key = 'dictionary')
) AS state
