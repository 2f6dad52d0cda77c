-- Employers at work on the last day of the month, with the heads that registers tell.
--
-- in    business_registrations, business_registrations_new, household_businesses, tax_yearly_list,
--       tax_quarterly_declarations, labour_use (views of intake); linkage.employer_member, person_member;
--       coverage.participation, basis
-- out   census_firm        temporary: employer_id, name, number, address, district, sector
--       census_household   temporary: employer_id, name, number, commune, heads
--       census_heads       temporary: employer_id, by_tax, by_labour, by_si, and of the last twelve months with a
--                          list the sum of their participants (year_heads)
--
-- rules COV-19 by tax: persons on the yearly list of the tax year; where it has none, the number of the last
--              quarterly declaration. By labour report: persons in the last one up to the month whose contract
--              runs. By SI: participants of the month, whatever unit manages them

CREATE OR REPLACE TEMP TABLE census_firm AS
    SELECT employer_id, arg_max(name, seen) AS name, min(business_code) AS number, arg_max(address, seen) AS address,
           arg_max(district, seen) AS district, arg_max(sector, seen) AS sector
    FROM (SELECT record_key, business_code, name, address, district, sector, status, registered_on,
                 delivery * 1000000000 + row_number AS seen
          FROM business_registrations WHERE in_force
          UNION ALL
          SELECT record_key, business_code, name, address, district, sector, status, registered_on,
                 delivery * 1000000000 + row_number
          FROM business_registrations_new WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    WHERE length(business_code) = 10 AND registered_on <= (SELECT last_day(month) FROM coverage.basis)
    GROUP BY employer_id
    HAVING arg_max(status, seen) = 'active';

CREATE OR REPLACE TEMP TABLE census_household AS
    SELECT employer_id, arg_max(coalesce(business_name, ''), seen) AS name, min(registration_number) AS number,
           arg_max(commune, seen) AS commune, arg_max(workers, seen) AS heads
    FROM (SELECT *, delivery * 1000000000 + row_number AS seen FROM household_businesses
          WHERE in_force
            AND coalesce(registered_on <= (SELECT last_day(month) FROM coverage.basis), true))
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id
    HAVING coalesce(arg_max(status, seen), 'active') = 'active';

CREATE OR REPLACE TEMP TABLE census_heads AS
    WITH listed AS (
        SELECT employer_id, count(DISTINCT person_id) AS heads
        FROM tax_yearly_list t
        JOIN linkage.person_member p ON p.record_key = t.record_key
        JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(t.record_key, t.payer_tax_code)
        WHERE in_force
          AND coalesce(tax_year, left(period, 4)::INTEGER) = (SELECT tax_year FROM coverage.basis)
        GROUP BY employer_id),
    -- Of several units of an enterprise that declare for one quarter the sum.
    declared AS (
        SELECT employer_id, begins, sum(workers) AS heads
        FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, workers,
                     coalesce(quarter, make_date(left(period, 4)::INTEGER,
                                                 right(period, 1)::INTEGER * 3 - 2, 1)) AS begins
              FROM tax_quarterly_declarations WHERE in_force)
        JOIN linkage.employer_member USING (record_key)
        WHERE begins <= (SELECT month FROM coverage.basis)
        GROUP BY employer_id, begins),
    last_declared AS (SELECT employer_id, arg_max(heads, begins) AS heads FROM declared GROUP BY employer_id),
    reported AS (
        SELECT employer_id, count(DISTINCT person_id) AS heads
        FROM labour_use l
        JOIN linkage.person_member p ON p.record_key = l.record_key
        JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(l.record_key, l.employer_tax_code)
        WHERE in_force AND contract_from <= (SELECT last_day(month) FROM coverage.basis)
          AND (contract_to IS NULL OR contract_to >= (SELECT month FROM coverage.basis))
          AND period = (SELECT max(period) FROM labour_use
                        WHERE in_force AND period <= (SELECT year(month) || CASE WHEN month(month) <= 6 THEN '-H1'
                                                                                ELSE '-H2' END
                                                      FROM coverage.basis))
        GROUP BY employer_id),
    insured AS (
        SELECT employer_id, count(*) FILTER (months & 1 = 1) AS heads, sum(bit_count(months & 4095)) AS year_heads
        FROM (SELECT employer_id, person_id, bit_or(months) AS months FROM coverage.participation
              GROUP BY employer_id, person_id)
        GROUP BY employer_id)
    SELECT employer_id, coalesce(listed.heads, last_declared.heads)::BIGINT AS by_tax,
           reported.heads::BIGINT AS by_labour, coalesce(insured.heads, 0)::BIGINT AS by_si,
           coalesce(year_heads, 0)::BIGINT AS year_heads
    FROM (SELECT employer_id FROM census_firm UNION SELECT employer_id FROM census_household)
    LEFT JOIN listed USING (employer_id)
    LEFT JOIN last_declared USING (employer_id)
    LEFT JOIN reported USING (employer_id)
    LEFT JOIN insured USING (employer_id);
