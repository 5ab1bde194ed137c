-- What is asked, of whom, and the table for what is found.

CREATE OR REPLACE TEMP TYPE scope_kind AS ENUM ('agency', 'aggregate', 'level');
CREATE OR REPLACE TEMP TYPE bound_kind AS ENUM ('approx', 'exact', 'ge', 'le');

-- Figures of a whole government never stand beside those of a bureau without saying so.
CREATE OR REPLACE TEMP MACRO heading_of(name, scope) AS
    name || CASE scope WHEN 'level' THEN '（本级）' WHEN 'aggregate' THEN '（汇总）' ELSE '' END;

CREATE OR REPLACE TEMP MACRO sign_of(bound) AS
    CASE bound WHEN 'ge' THEN '≥' WHEN 'le' THEN '≤' WHEN 'approx' THEN '≈' ELSE '' END;

-- What is known of a number from in_six_places: of the least one only that there is no more, in size, than it says.
CREATE OR REPLACE TEMP MACRO bound_in_six_places(number) AS
    CASE
        WHEN number > 0 AND number <= 1e-12 THEN 'le'::bound_kind
        WHEN number < 0 AND number >= -1e-12 THEN 'ge'::bound_kind
        ELSE 'exact'::bound_kind
    END;

-- The texts of all lists of a group, each once, in order; null if there is none.
CREATE OR REPLACE TEMP MACRO all_told(lists) AS
    nullif(array_to_string(list_sort(list_distinct(flatten(list(lists)))), '; '), '');

CREATE OR REPLACE TEMP TABLE wanted AS
SELECT
    generate_subscripts($names::VARCHAR[], 1)::INTEGER AS position,
    unnest($names::VARCHAR[]) AS indicator,
    unnest($kinds::VARCHAR[]) AS kind,
    unnest($labels::VARCHAR[]) AS label_zh,
    unnest($units::VARCHAR[]) AS unit;

-- One row per report of the grid and quantity asked for. Only what is read on: names, places and sources are looked up
-- for the rows of the result alone.
CREATE OR REPLACE TEMP TABLE answer (
    position      INTEGER,         -- the quantity
    report_id     BIGINT,
    agency_key    INTEGER,
    series_key    INTEGER,         -- the agency whose name the series bears
    scope         scope_kind,
    year          INTEGER,
    other_unit    VARCHAR,         -- null for the unit of the quantity
    value         DECIMAL(38, 12),
    lower         DECIMAL(38, 12),
    upper         DECIMAL(38, 12),
    numerator     DECIMAL(38, 12), -- of a quotient, to pool it
    denominator   DECIMAL(38, 12),
    bound         bound_kind,
    status        VARCHAR,
    form          VARCHAR,
    failed_checks BIGINT,
    missing       VARCHAR[],
    corrections   VARCHAR[],
    is_told       BOOLEAN,         -- the text says what the table does not
    is_given      BOOLEAN          -- there is a number, or there are bounds
);
