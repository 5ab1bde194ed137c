-- A quotient or a mean, which is computed as a double, as a decimal of six places. Cast straight to twelve places, a number
-- above 9007 would show digits that a double does not hold: 527933.333332999936 for 527933.333333. For the same reason
-- very large numbers get two places.
CREATE OR REPLACE TEMP MACRO in_six_places(number) AS
    CASE
        WHEN number BETWEEN -1e9 AND 1e9 THEN number::DECIMAL(18, 6)::DECIMAL(38, 12)
        ELSE number::DECIMAL(38, 2)::DECIMAL(38, 12)
    END;
