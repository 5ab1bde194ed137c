-- Every agency is a series of its own.
CREATE OR REPLACE TEMP VIEW series AS SELECT agency_id, agency_id AS series_id FROM agency;
