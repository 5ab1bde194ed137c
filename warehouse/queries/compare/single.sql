-- Reports stand for themselves: the columns that groups have, too.
CREATE OR REPLACE TEMP VIEW subject AS
SELECT
    *,
    form AS first_own_form,
    NULL::BIGINT AS n,
    NULL::BIGINT AS without_value,
    NULL::BIGINT AS without_report
FROM answer;
