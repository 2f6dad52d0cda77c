-- The persons and employers that the records make up, as a reader may call them.
--
-- in    linkage.person_member, employer_member
--       person_row, employer_row                 the rows behind the records (records.sql)
-- out   linkage.person, linkage.employer
--
-- rule  LNK-6  a name or number is the one of the latest row in force; of two registers in the
--              same delivery order the later line counts

CREATE TABLE linkage.person AS
    SELECT person_id,
           arg_max(full_name, seen) AS full_name,
           arg_max(person_number, seen) FILTER (person_number IS NOT NULL) AS person_number,
           arg_max(si_number, seen) FILTER (si_number IS NOT NULL) AS si_number,
           arg_max(birth_date, seen) FILTER (birth_date IS NOT NULL) AS birth_date,
           arg_max(sex, seen) FILTER (sex IS NOT NULL) AS sex
    FROM (SELECT record_key, full_name, person_number, si_number, birth_date, sex,
                 delivery * 1000000000 + row_number AS seen
          FROM person_row WHERE in_force)
    JOIN linkage.person_member USING (record_key)
    GROUP BY person_id;

CREATE TABLE linkage.employer AS
    SELECT employer_id,
           arg_max(name, seen) AS name,
           arg_max(linkage.enterprise(tax_code), seen) FILTER (tax_code IS NOT NULL) AS tax_code,
           arg_max(si_unit_code, seen) FILTER (si_unit_code IS NOT NULL) AS si_unit_code
    FROM (SELECT record_key, name, tax_code, si_unit_code, delivery * 1000000000 + row_number AS seen
          FROM employer_row WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;
