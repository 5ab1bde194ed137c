-- Each value of a group with the one before it, over the agencies with a value in both years. Per cent are of what is more
-- than nothing, since on a negative number their sign would mislead.
SELECT
    subject.*,
    comparability,
    CASE WHEN n_common > 0 THEN earlier_year END AS compared_with,
    n_common,
    earlier_n,
    restarts,
    -- a change is from one year to the next, and not over a break
    CASE WHEN earlier_year = subject.year - 1 THEN common_before END AS before,
    CASE WHEN earlier_year = subject.year - 1 THEN common_value END AS common_value,
    CASE WHEN earlier_year = subject.year - 1 AND comparability IS DISTINCT FROM 'break' THEN
        common_value - common_before
    END AS change,
    CASE WHEN earlier_year = subject.year - 1 AND comparability IS DISTINCT FROM 'break' AND common_before > 0 THEN
        round((100 * (common_value - common_before))::DOUBLE / common_before::DOUBLE, 2)::DECIMAL(38, 2)
    END AS change_percent,
    -- said wherever the agencies are not the same as in the year before
    CASE
        WHEN n_common = 0 THEN 'no agency has a value in ' || earlier_year || ', too: nothing to compare'
        WHEN n_common < n OR n_common < earlier_n THEN
            'members differ from ' || earlier_year || ': ' || n_common || ' in both years'
            || CASE WHEN n > n_common THEN ', ' || (n - n_common) || ' only now' ELSE '' END
            || CASE WHEN earlier_n > n_common THEN ', ' || (earlier_n - n_common) || ' only then' ELSE '' END
    END AS membership
FROM subject
LEFT JOIN held USING (subject_id)
