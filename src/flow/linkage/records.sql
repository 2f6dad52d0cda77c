-- What the registers say about persons and employers, as records with identifiers.
--
-- in    accepted rows (views of intake): tax_yearly_list, tax_yearly_flat_list, si_participants,
--       voluntary_participants, si_declarations, labour_use, residents, household_businesses,
--       business_registrations, business_registrations_new; of employers also taxpayers,
--       si_units, cooperatives, tax_quarterly_declarations, field_reviews
-- out   linkage.person_record                    a record of a person in a register, by record key
--       linkage.person_identifier                the numbers that a record carries
--       linkage.employer_record, linkage.employer_identifier   the same for employers
--       person_row, employer_row                 temporary views: the rows behind the records
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

CREATE OR REPLACE TEMP VIEW person_row AS
    SELECT record_key, delivery, row_number, in_force, full_name, NULL::DATE AS birth_date,
           NULL::VARCHAR AS sex, identity_number AS person_number, person_tax_code,
           NULL::VARCHAR AS si_number
    FROM tax_yearly_list
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, NULL, NULL, identity_number,
           person_tax_code, NULL
    FROM tax_yearly_flat_list
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number
    FROM si_participants
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number
    FROM voluntary_participants
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number
    FROM si_declarations
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number
    FROM labour_use
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, full_name, birth_date, sex, identity_number,
           NULL, si_number
    FROM residents
    UNION ALL
    SELECT record_key || '/owner', delivery, row_number, in_force, owner_name, owner_birth_date,
           owner_sex, owner_identity, NULL, NULL
    FROM household_businesses
    UNION ALL
    SELECT record_key || '/representative', delivery, row_number, in_force, representative, NULL, NULL,
           representative_identity, NULL, NULL
    FROM business_registrations WHERE representative IS NOT NULL
    UNION ALL
    SELECT record_key || '/representative', delivery, row_number, in_force, representative, NULL, NULL,
           representative_identity, NULL, NULL
    FROM business_registrations_new WHERE representative IS NOT NULL;

CREATE OR REPLACE TEMP VIEW employer_row AS
    SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, delivery, row_number, in_force,
           payer_name AS name, payer_tax_code AS tax_code, NULL::VARCHAR AS si_unit_code
    FROM tax_yearly_list
    UNION ALL
    SELECT linkage.payer_key(record_key, payer_tax_code), delivery, row_number, in_force,
           payer_name, payer_tax_code, NULL
    FROM tax_yearly_flat_list
    UNION ALL
    SELECT linkage.si_unit_key(record_key, si_unit_code), delivery, row_number, in_force,
           employer_name, employer_tax_code, si_unit_code
    FROM si_participants
    UNION ALL
    SELECT linkage.payer_key(record_key, employer_tax_code), delivery, row_number, in_force,
           employer_name, employer_tax_code, NULL
    FROM labour_use
    UNION ALL
    SELECT linkage.payer_key(record_key, payer_tax_code), delivery, row_number, in_force,
           payer_name, payer_tax_code, NULL
    FROM tax_quarterly_declarations
    UNION ALL
    SELECT linkage.payer_key(record_key, employer_tax_code), delivery, row_number, in_force,
           employer_name, employer_tax_code, NULL
    FROM field_reviews WHERE employer_tax_code IS NOT NULL
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, name, business_code, NULL
    FROM business_registrations
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, name, business_code, NULL
    FROM business_registrations_new
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, name, tax_code, NULL FROM taxpayers
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, name, tax_code, si_unit_code FROM si_units
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, coalesce(business_name, owner_name), tax_code, NULL
    FROM household_businesses
    UNION ALL
    SELECT record_key, delivery, row_number, in_force, name, tax_code, NULL FROM cooperatives;

-- ordinal: the order of arrival; deliveries are numbered in that order.
CREATE TABLE linkage.person_record AS
    SELECT record_key,
           (row_number() OVER (ORDER BY first_seen, record_key) - 1)::BIGINT AS ordinal,
           first_seen.delivery AS first_delivery, first_seen.row_number AS first_row, in_force
    FROM (SELECT record_key, bool_or(in_force) AS in_force,
                 min({'delivery': delivery, 'row_number': row_number}) AS first_seen
          FROM person_row GROUP BY record_key);

CREATE TABLE linkage.employer_record AS
    SELECT record_key,
           (row_number() OVER (ORDER BY first_seen, record_key) - 1)::BIGINT AS ordinal,
           first_seen.delivery AS first_delivery, first_seen.row_number AS first_row, in_force
    FROM (SELECT record_key, bool_or(in_force) AS in_force,
                 min({'delivery': delivery, 'row_number': row_number}) AS first_seen
          FROM employer_row GROUP BY record_key);

CREATE TABLE linkage.person_identifier AS
    SELECT DISTINCT record_key, kind, value
    FROM (UNPIVOT (SELECT record_key, person_number, person_tax_code, si_number
                   FROM person_row WHERE in_force)
          ON person_number, person_tax_code, si_number INTO NAME kind VALUE value)
    WHERE value <> repeat(left(value, 1), length(value));

CREATE TABLE linkage.employer_identifier AS
    SELECT DISTINCT record_key, kind, value
    FROM (UNPIVOT (SELECT record_key, linkage.enterprise(tax_code) AS enterprise_code, si_unit_code
                   FROM employer_row WHERE in_force)
          ON enterprise_code, si_unit_code INTO NAME kind VALUE value);
