-- Each enterprise with the day of its registration and the first day that each step is shown, as far as told.
--
-- in    business_registrations, business_registrations_new, taxpayers, tax_quarterly_declarations, labour_use,
--       tax_yearly_list (views of intake); linkage.employer_member; coverage.participation, basis
-- out   firm_step    temporary: employer_id, unit_code, registered_on; taxed, workers, insured: whether the step is
--                    shown; taxed_on, workers_on, insured_on: the day, NULL where it is not told
--
-- rules COV-18 a firm is an enterprise under its own ten digits, once, however many registers have it; its cohort
--              is the month of its first registration. Each step is shown by any row in force up to the end of the
--              month judged: active for tax by a status or a first day of activity; workers by a quarterly
--              declaration with a number, a labour report or a yearly tax list; insured by a row of an SI list.
--              The day is the one that the row tells (activity, contract), else the last day of the period;
--              the earliest counts, and one before the registration counts as the day of it. A list that
--              was not kept when the firm was registered tells no day: it might have shown the firm before.

CREATE OR REPLACE TEMP TABLE firm_step AS
    WITH judged AS (SELECT month, last_day(month) AS last_day FROM coverage.basis),
    firms AS (
        SELECT employer_id, min(registered_on) AS registered_on,
               arg_max(district, delivery * 1000000000 + row_number) AS unit_code
        FROM (SELECT record_key, business_code, registered_on, district, delivery, row_number
              FROM business_registrations WHERE in_force
              UNION ALL
              SELECT record_key, business_code, registered_on, district, delivery, row_number
              FROM business_registrations_new WHERE in_force)
        JOIN linkage.employer_member USING (record_key)
        WHERE length(business_code) = 10
        GROUP BY employer_id),
    taxed AS (
        SELECT employer_id, min(started_on) AS shown_on
        FROM taxpayers JOIN linkage.employer_member USING (record_key)
        WHERE in_force AND coalesce(started_on <= (SELECT last_day FROM judged), status = 'active')
        GROUP BY employer_id),
    quarters AS (
        SELECT DISTINCT record_key, begins, last_day(begins + to_months(2)) AS shown_on
        FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, workers,
                     coalesce(quarter, make_date(left(period, 4)::INTEGER,
                                                 right(period, 1)::INTEGER * 3 - 2, 1)) AS begins
              FROM tax_quarterly_declarations WHERE in_force)
        WHERE workers > 0),
    half_years AS (
        SELECT linkage.payer_key(any_value(record_key), employer_tax_code) AS record_key,
               make_date(left(period, 4)::INTEGER, right(period, 1)::INTEGER * 6 - 5, 1) AS begins,
               min(contract_from) AS shown_on
        FROM labour_use WHERE in_force AND contract_from <= (SELECT last_day FROM judged)
        GROUP BY employer_tax_code, period),
    years AS (
        SELECT linkage.payer_key(any_value(record_key), payer_tax_code) AS record_key,
               make_date(year, 1, 1) AS begins, make_date(year, 12, 31) AS shown_on
        FROM (SELECT record_key, payer_tax_code, coalesce(tax_year, left(period, 4)::INTEGER) AS year
              FROM tax_yearly_list WHERE in_force)
        GROUP BY payer_tax_code, year),
    -- Each register with the day from which its lists are kept.
    shown AS (
        SELECT record_key, shown_on, min(begins) OVER () AS kept_from FROM quarters
        WHERE shown_on <= (SELECT last_day FROM judged)
        UNION ALL
        SELECT record_key, shown_on, min(begins) OVER () FROM half_years
        UNION ALL
        SELECT record_key, shown_on, min(begins) OVER () FROM years
        WHERE shown_on <= (SELECT last_day FROM judged)),
    workers AS (
        SELECT f.employer_id,
               min(greatest(shown_on, registered_on)) FILTER (registered_on >= kept_from) AS shown_on
        FROM firms f
        JOIN linkage.employer_member e ON e.employer_id = f.employer_id
        JOIN shown s ON s.record_key = e.record_key
        GROUP BY f.employer_id),
    masks AS (
        SELECT employer_id, bit_or(months) AS months FROM coverage.participation GROUP BY employer_id
        HAVING bit_or(months) <> 0),
    -- The highest bit is the first month.
    insured AS (
        SELECT employer_id,
               last_day((month - to_months((length(bin(months)) - 1)::INTEGER))::DATE) AS shown_on
        FROM masks, judged),
    lists AS (
        SELECT (any_value(month) - to_months((length(bin(bit_or(months))) - 1)::INTEGER))::DATE AS kept_from
        FROM coverage.participation, judged)
    SELECT f.employer_id, coalesce(f.unit_code, '') AS unit_code, f.registered_on,
           -- greatest() passes over NULL, and a day that is not told is not that of the registration.
           t.employer_id IS NOT NULL AS taxed,
           CASE WHEN t.shown_on IS NOT NULL THEN greatest(t.shown_on, f.registered_on) END AS taxed_on,
           w.employer_id IS NOT NULL AS workers, w.shown_on AS workers_on,
           i.employer_id IS NOT NULL AS insured,
           CASE WHEN i.shown_on IS NOT NULL AND f.registered_on >= kept_from
                THEN greatest(i.shown_on, f.registered_on) END AS insured_on
    FROM firms f
    LEFT JOIN taxed t ON t.employer_id = f.employer_id
    LEFT JOIN workers w ON w.employer_id = f.employer_id
    LEFT JOIN insured i ON i.employer_id = f.employer_id
    CROSS JOIN lists
    WHERE f.registered_on <= (SELECT last_day FROM judged);
