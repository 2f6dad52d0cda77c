-- What the registers say about persons and employers, as records with identifiers.
--
-- in    accepted rows (views of intake): tax_yearly_list, tax_yearly_flat_list, si_participants,
--       voluntary_participants, si_declarations, labour_use, residents, household_businesses,
--       business_registrations, business_registrations_new; of employers also taxpayers,
--       si_units, cooperatives, tax_quarterly_declarations, field_reviews
-- out   temporary:
--       person_row                               what each row tells of a person, a view; person_book.h gathers it
--       employer_arrived                         each record by its key, numbered in the order of arrival
--       employer_told                            what the rows in force of a record tell: codes, name, and the
--                                                unit, where a register tells one
--       employer_carried                         the codes by which employers meet
--
-- rules LNK-1  persons: equal person number (CMND, CCCD), personal tax code or SI number; a number
--              of one repeated digit stands for "not known" and is nobody's
--       LNK-2  employers: equal enterprise code (first ten digits of the tax code) or SI unit code
--       LNK-5  ids come from the earliest-received record, superseded or not; numbers count
--              only while the row that carries them is in force
--       LNK-7  where one row speaks of an employer and of a person (an owner, a representative),
--              the person's record is the row's key with "/owner" or "/representative" behind it;
--              an employer that only stands in the rows of others is the code by which they name it

CREATE SCHEMA linkage;

CREATE MACRO linkage.payer_key(record_key, tax_code) AS
    split_part(record_key, '/', 1) || '/' || split_part(record_key, '/', 2) || '/payer:' || tax_code;
CREATE MACRO linkage.si_unit_key(record_key, si_unit_code) AS
    split_part(record_key, '/', 1) || '/' || split_part(record_key, '/', 2) || '/unit:' || si_unit_code;
CREATE MACRO linkage.enterprise(tax_code) AS left(tax_code, 10);

-- source: place in person_sources (person_rows.h).
CREATE TEMP VIEW person_row AS
    SELECT 0 AS source, record_key, delivery, row_number, in_force, full_name, NULL::DATE AS birth_date,
           NULL::VARCHAR AS sex, identity_number AS person_number, person_tax_code,
           NULL::VARCHAR AS si_number, linkage.enterprise(payer_tax_code) AS employer_code,
           NULL::VARCHAR AS commune
    FROM tax_yearly_list
    UNION ALL
    SELECT 0, record_key, delivery, row_number, in_force, full_name, NULL, NULL, identity_number,
           person_tax_code, NULL, linkage.enterprise(payer_tax_code), NULL
    FROM tax_yearly_flat_list
    UNION ALL
    SELECT 1, record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number, coalesce(linkage.enterprise(employer_tax_code), si_unit_code), NULL
    FROM si_participants
    UNION ALL
    SELECT 2, record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number, NULL, commune
    FROM voluntary_participants
    UNION ALL
    SELECT 3, record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number, NULL, commune
    FROM si_declarations
    UNION ALL
    SELECT 4, record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number, linkage.enterprise(employer_tax_code), NULL
    FROM labour_use
    UNION ALL
    SELECT 5, record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number, NULL, commune
    FROM residents
    UNION ALL
    SELECT 6, record_key || '/owner', delivery, row_number, in_force, owner_name, owner_birth_date,
           owner_sex, owner_identity, NULL, NULL, linkage.enterprise(tax_code), commune
    FROM household_businesses
    UNION ALL
    SELECT 7, record_key || '/representative', delivery, row_number, in_force, representative, NULL, NULL,
           representative_identity, NULL, NULL, linkage.enterprise(business_code), NULL
    FROM business_registrations WHERE representative IS NOT NULL
    UNION ALL
    SELECT 7, record_key || '/representative', delivery, row_number, in_force, representative, NULL, NULL,
           representative_identity, NULL, NULL, linkage.enterprise(business_code), NULL
    FROM business_registrations_new WHERE representative IS NOT NULL;

CREATE TEMP VIEW employer_row AS
    -- In a list of persons an employer stands once for each of them; all keys of one delivery begin alike,
    -- so any of them gives the employer's.
    SELECT linkage.payer_key(any_value(record_key), payer_tax_code) AS record_key,
           delivery * 1000000000 + min(row_number) AS first_seen,
           delivery * 1000000000 + max(row_number) AS last_seen, in_force,
           payer_name AS name, payer_tax_code AS tax_code, NULL::VARCHAR AS si_unit_code, max(payer_unit) AS area
    FROM tax_yearly_list GROUP BY delivery, in_force, payer_name, payer_tax_code
    UNION ALL
    SELECT linkage.payer_key(any_value(record_key), payer_tax_code), delivery * 1000000000 + min(row_number),
           delivery * 1000000000 + max(row_number), in_force, payer_name, payer_tax_code, NULL, max(payer_unit)
    FROM tax_yearly_flat_list GROUP BY delivery, in_force, payer_name, payer_tax_code
    UNION ALL
    SELECT linkage.si_unit_key(any_value(record_key), si_unit_code), delivery * 1000000000 + min(row_number),
           delivery * 1000000000 + max(row_number), in_force, employer_name, employer_tax_code, si_unit_code,
           max(managing_unit)
    FROM si_participants GROUP BY delivery, in_force, employer_name, employer_tax_code, si_unit_code
    UNION ALL
    SELECT linkage.payer_key(any_value(record_key), employer_tax_code), delivery * 1000000000 + min(row_number),
           delivery * 1000000000 + max(row_number), in_force, employer_name, employer_tax_code, NULL, NULL
    FROM labour_use GROUP BY delivery, in_force, employer_name, employer_tax_code
    UNION ALL
    SELECT record_key, seen, seen, in_force, name, tax_code, si_unit_code, area
    FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key,
                 delivery * 1000000000 + row_number AS seen, in_force, payer_name AS name,
                 payer_tax_code AS tax_code, NULL::VARCHAR AS si_unit_code, payer_unit AS area
          FROM tax_quarterly_declarations
          UNION ALL
          SELECT linkage.payer_key(record_key, employer_tax_code), delivery * 1000000000 + row_number, in_force,
                 employer_name, employer_tax_code, NULL, NULL
          FROM field_reviews WHERE employer_tax_code IS NOT NULL
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force, name, business_code, NULL, district
          FROM business_registrations
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force, name, business_code, NULL, district
          FROM business_registrations_new
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force, name, tax_code, NULL, district
          FROM taxpayers
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force, name, tax_code, si_unit_code, managing_unit
          FROM si_units
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force,
                 coalesce(business_name, owner_name), tax_code, NULL, NULL
          FROM household_businesses
          UNION ALL
          SELECT record_key, delivery * 1000000000 + row_number, in_force, name, tax_code, NULL, district
          FROM cooperatives);

-- first_seen and last_seen are a delivery * 1000000000 + row_number; last_seen and the name are of rows in
-- force.
CREATE TEMP TABLE employer_seen AS
    SELECT record_key, tax_code, si_unit_code, bool_or(in_force) AS in_force,
           min(first_seen) AS first_seen, max(last_seen) FILTER (in_force) AS last_seen,
           arg_max(name, last_seen) FILTER (in_force) AS name,
           arg_max(area, last_seen) FILTER (in_force) AS area
    FROM employer_row
    GROUP BY record_key, tax_code, si_unit_code;

-- ordinal: the order of arrival; deliveries are numbered in that order.
CREATE TEMP TABLE employer_arrived AS
    SELECT record_key, in_force, (row_number() OVER (ORDER BY first_seen, record_key) - 1)::INTEGER AS ordinal
    FROM (SELECT record_key, bool_or(in_force) AS in_force, min(first_seen) AS first_seen
          FROM employer_seen GROUP BY record_key);

CREATE TEMP TABLE employer_told AS
    SELECT ordinal, last_seen, name, linkage.enterprise(tax_code) AS enterprise_code, si_unit_code, area
    FROM employer_seen s JOIN employer_arrived USING (record_key) WHERE s.in_force;
DROP TABLE employer_seen;

CREATE TEMP VIEW employer_carried AS SELECT ordinal, enterprise_code, si_unit_code FROM employer_told;
