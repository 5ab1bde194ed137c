-- Reports stand for themselves: the columns that groups have, too.
CREATE OR REPLACE TEMP VIEW subject AS
SELECT
    rowid AS subject_id,
    * EXCLUDE (numerator, denominator),
    form AS first_own_form,
    NULL::BIGINT AS n,
    NULL::BIGINT AS of_predecessors,
    NULL::BIGINT AS without_value,
    NULL::BIGINT AS without_report
FROM answer;

CREATE OR REPLACE TEMP VIEW bearer AS SELECT agency_key AS bearer_key, name FROM reporter;
