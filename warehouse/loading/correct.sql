-- The corrections in incoming_correction, which all fit their cells.
INSERT INTO correction BY NAME
SELECT incoming.* EXCLUDE (agency, unit) REPLACE (agency.agency_id AS agency_id)
FROM incoming_correction AS incoming
JOIN agency ON agency.name = incoming.agency
