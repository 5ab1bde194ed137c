-- Agencies go by a number, in the order of their names: it is shorter to keep, to group and to sort by than an id.
CREATE OR REPLACE TEMP TABLE reporter AS
SELECT agency_id, name, row_number() OVER (ORDER BY name, agency_id)::INTEGER AS agency_key FROM agency;

-- What a division is called now, or was called last.
CREATE OR REPLACE TEMP VIEW region_name AS
SELECT region_code, arg_max(full_name, first_year) AS full_name FROM region GROUP BY region_code;
