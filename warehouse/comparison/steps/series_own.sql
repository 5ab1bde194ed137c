-- Every agency is a series of its own.
CREATE OR REPLACE TEMP VIEW series AS SELECT agency_id, agency_key, agency_key AS series_key FROM reporter;
