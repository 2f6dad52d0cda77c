-- What the registers say about persons and employers, as records with identifiers.
--
-- in    tax_yearly_list, si_participants         accepted rows (views of intake)
-- out   linkage.person_record                    a record of a person in a register, by record key
--       linkage.person_identifier                the numbers that a record carries
--       linkage.employer_record, linkage.employer_identifier   the same for employers
--
-- rules LNK-1  persons: equal person number (CMND, CCCD), personal tax code or SI number; a number
--              of one repeated digit stands for "not known" and is nobody's
--       LNK-2  employers: equal enterprise code (first ten digits of the tax code) or SI unit code
--       LNK-5  ids come from the earliest-received record, superseded or not; numbers count
--              only while the row that carries them is in force

CREATE SCHEMA linkage;

-- Employers have no row of their own in these registers; their record is the code under which
-- the rows of a register name them.
CREATE MACRO linkage.payer_key(record_key, tax_code) AS
    split_part(record_key, '/', 1) || '/' || split_part(record_key, '/', 2) || '/payer:' || tax_code;
CREATE MACRO linkage.si_unit_key(record_key, si_unit_code) AS
    split_part(record_key, '/', 1) || '/' || split_part(record_key, '/', 2) || '/unit:' || si_unit_code;
CREATE MACRO linkage.enterprise(tax_code) AS left(tax_code, 10);

CREATE TEMP VIEW person_row AS
    SELECT record_key, delivery, row_number, in_force,
           identity_number AS person_number, person_tax_code, NULL::VARCHAR AS si_number
    FROM tax_yearly_list
    UNION ALL
    SELECT record_key, delivery, row_number, in_force,
           identity_number AS person_number, NULL::VARCHAR AS person_tax_code, si_number
    FROM si_participants;

CREATE TEMP VIEW employer_row AS
    SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, delivery, row_number, in_force,
           linkage.enterprise(payer_tax_code) AS enterprise_code, NULL::VARCHAR AS si_unit_code
    FROM tax_yearly_list
    UNION ALL
    SELECT linkage.si_unit_key(record_key, si_unit_code) AS record_key, delivery, row_number, in_force,
           linkage.enterprise(employer_tax_code) AS enterprise_code, si_unit_code
    FROM si_participants;

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
    FROM (UNPIVOT (SELECT record_key, enterprise_code, si_unit_code
                   FROM employer_row WHERE in_force)
          ON enterprise_code, si_unit_code INTO NAME kind VALUE value);
