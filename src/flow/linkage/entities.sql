-- The persons and employers that the records make up, as a reader may call them.
--
-- in    linkage.person_record, person_member, employer_record, employer_member
--       tax_yearly_list, si_participants         accepted rows (views of intake)
-- out   linkage.person, linkage.employer
--
-- rule  LNK-6  a name or number is the one of the latest row in force; of two registers in the
--              same delivery order the later line counts

CREATE TABLE linkage.person AS
    SELECT person_id,
           arg_max(full_name, seen) AS full_name,
           arg_max(person_number, seen) FILTER (person_number IS NOT NULL) AS person_number,
           arg_max(si_number, seen) FILTER (si_number IS NOT NULL) AS si_number,
           arg_max(birth_date, seen) FILTER (birth_date IS NOT NULL) AS birth_date
    FROM (SELECT record_key, full_name, identity_number AS person_number, NULL::VARCHAR AS si_number,
                 NULL::DATE AS birth_date,
                 {'delivery': delivery, 'row_number': row_number} AS seen
          FROM tax_yearly_list WHERE in_force
          UNION ALL
          SELECT record_key, full_name, identity_number AS person_number, si_number, birth_date,
                 {'delivery': delivery, 'row_number': row_number} AS seen
          FROM si_participants WHERE in_force)
    JOIN linkage.person_member USING (record_key)
    GROUP BY person_id;

CREATE TABLE linkage.employer AS
    SELECT employer_id,
           arg_max(name, seen) AS name,
           arg_max(tax_code, seen) FILTER (tax_code IS NOT NULL) AS tax_code,
           arg_max(si_unit_code, seen) FILTER (si_unit_code IS NOT NULL) AS si_unit_code
    FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, payer_name AS name,
                 linkage.enterprise(payer_tax_code) AS tax_code, NULL::VARCHAR AS si_unit_code,
                 {'delivery': delivery, 'row_number': row_number} AS seen
          FROM tax_yearly_list WHERE in_force
          UNION ALL
          SELECT linkage.si_unit_key(record_key, si_unit_code) AS record_key, employer_name AS name,
                 linkage.enterprise(employer_tax_code) AS tax_code, si_unit_code,
                 {'delivery': delivery, 'row_number': row_number} AS seen
          FROM si_participants WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;
