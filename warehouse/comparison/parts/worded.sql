-- Each value as text: a number, its bounds, or why there is none.
SELECT
    *,
    CASE
        WHEN value IS NOT NULL THEN
            sign_of(bound) || plain_number(value)
        WHEN status = 'range' THEN plain_number(lower) || '..' || plain_number(upper)
        ELSE '(' || status || ')'
    END AS text
FROM placed
