-- What the text of the reports says of the indicators that are needed: the agency's own totals of the year. Sentences
-- that do not agree give no value.
CREATE OR REPLACE TEMP TABLE reading AS
WITH stated AS (
    SELECT
        figure.report_id, figure.indicator AS harmonised_id, figure.bound, figure.quote, figure.number,
        CASE WHEN target.unit IS NULL THEN figure.unit ELSE target.unit END AS unit,
        CASE WHEN target.unit IS NULL THEN figure.value ELSE figure.value * unit_factor.factor END::DECIMAL(38, 12) AS amount
    FROM figure
    SEMI JOIN grid USING (report_id)
    LEFT JOIN harmonised_indicator AS target ON target.harmonised_id = figure.indicator
    LEFT JOIN unit_factor
        ON unit_factor.from_unit = CASE WHEN figure.unit IS NULL THEN '' ELSE figure.unit END
        AND unit_factor.to_unit = target.unit
    WHERE figure.measure = 'value'
        AND figure.period = 'year'
        AND figure.subject IS NULL
        AND list_contains($inputs::VARCHAR[], figure.indicator)
),
-- where a number is given exactly, the rounded ones of other sentences add nothing, unless they exclude it
said AS (
    SELECT *
    FROM stated
    WINDOW
        all_sentences AS (PARTITION BY report_id, harmonised_id),
        in_the_unit AS (PARTITION BY report_id, harmonised_id, unit)
    QUALIFY bound = 'exact'
        OR NOT bool_or(bound = 'exact') OVER all_sentences
        OR (bound = 'ge' AND amount > min(amount) FILTER (bound = 'exact') OVER in_the_unit)
        OR (bound = 'le' AND amount < max(amount) FILTER (bound = 'exact') OVER in_the_unit)
)
SELECT
    report_id,
    harmonised_id,
    CASE WHEN status = 'number' THEN amount END AS value,
    NULL::DECIMAL(38, 12) AS lower,
    NULL::DECIMAL(38, 12) AS upper,
    status,
    NULL::VARCHAR AS form,
    bound::bound_kind AS bound,
    quotes AS missing,
    []::VARCHAR[] AS corrections,
    []::INTEGER[] AS failed_checks,
    unit
FROM (
    SELECT
        report_id,
        harmonised_id,
        CASE WHEN min(unit) = max(unit) THEN min(unit) END AS unit,
        CASE WHEN min(bound) = max(bound) THEN min(bound) END AS bound,
        any_value(amount) AS amount,
        list_distinct_in_order(list(quote ORDER BY number)) AS quotes,
        CASE
            WHEN bool_or(amount IS NULL) THEN 'unit_unknown'
            WHEN count(DISTINCT {'amount': amount, 'bound': bound, 'unit': unit}) > 1 THEN 'contradicted'
            ELSE 'number'
        END AS status
    FROM said
    GROUP BY report_id, harmonised_id
);
