-- The persons and employers that the records make up, as a reader may call them.
--
-- in    linkage.person_member, employer_member
--       person_seen, employer_seen               the rows behind the records (records.sql)
-- out   linkage.person, linkage.employer
--
-- rule  LNK-6  a name or number is the one of the latest row in force; of two registers in the
--              same delivery order the later line counts

CREATE TABLE linkage.person AS
    SELECT person_id,
           arg_max(full_name, last_seen) AS full_name,
           arg_max(person_number, last_seen) AS person_number,
           arg_max(si_number, last_seen) AS si_number,
           arg_max(birth_date, last_seen) AS birth_date,
           arg_max(sex, last_seen) AS sex
    FROM (FROM person_seen WHERE in_force)
    JOIN linkage.person_member USING (record_key)
    GROUP BY person_id;

CREATE TABLE linkage.employer AS
    SELECT employer_id,
           arg_max(name, last_seen) AS name,
           arg_max(linkage.enterprise(tax_code), last_seen) AS tax_code,
           arg_max(si_unit_code, last_seen) AS si_unit_code
    FROM (FROM employer_seen WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;
