-- What follows from the reports about their agencies, after a batch was loaded: their traits. Who came after whom follows
-- from these, see successions.sql.

-- The traits of the latest report that tells them.
UPDATE agency
SET level = latest.level, region_code = latest.region_code
FROM (
    SELECT
        agency_id,
        arg_max(level, (year, sha256)) FILTER (level IS NOT NULL) AS level,
        arg_max(region_code, (year, sha256)) FILTER (region_code IS NOT NULL) AS region_code
    FROM report
    GROUP BY agency_id
) AS latest
WHERE latest.agency_id = agency.agency_id
  AND (agency.level, agency.region_code) IS DISTINCT FROM (latest.level, latest.region_code);

UPDATE agency
SET function = told.function, place = told.place, office = told.office
FROM (
    SELECT DISTINCT ON (agency_id) agency_id, year, function, place, office
    FROM incoming_report
    ORDER BY agency_id, year DESC NULLS LAST, sha256 DESC
) AS told
WHERE told.agency_id = agency.agency_id
  AND NOT EXISTS (  -- of a batch of older reports nothing is taken
      FROM report AS later
      WHERE later.agency_id = told.agency_id AND (later.year > told.year OR (told.year IS NULL AND later.year IS NOT NULL))
  )
  AND (agency.function, agency.place, agency.office) IS DISTINCT FROM (told.function, told.place, told.office);
