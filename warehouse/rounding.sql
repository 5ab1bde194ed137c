-- A quotient or a mean, which is computed as a double, as a decimal of six places. Cast straight to twelve places, a number
-- above 9007 would show digits that a double does not hold: 527933.333332999936 for 527933.333333. For the same reason
-- very large numbers get two places. Small ones get twelve, which a double holds of them: six would leave nothing of one in
-- thirty million. What is less than twelve places can say is not nothing, and becomes the least that they can.
CREATE OR REPLACE TEMP MACRO in_six_places(number) AS
    CASE
        WHEN abs(number) >= 1e9 THEN number::DECIMAL(38, 2)::DECIMAL(38, 12)
        WHEN abs(number) >= 1e-3 OR number = 0 THEN number::DECIMAL(18, 6)::DECIMAL(38, 12)
        WHEN abs(number) >= 1e-12 THEN number::DECIMAL(18, 12)::DECIMAL(38, 12)
        ELSE (sign(number) * 1e-12)::DECIMAL(18, 12)::DECIMAL(38, 12)
    END;
