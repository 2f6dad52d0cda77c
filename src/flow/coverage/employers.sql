-- What the registers say of each employer.
--
-- in    accepted rows (views of intake), linkage.employer_member, employer; coverage.stay
--       si_unit_latest                  temporary (evidence.sql)
-- out   coverage.employer_trait   block, collection officer, unit, registered, suspended, household business,
--                                 head office elsewhere

CREATE TEMP TABLE si_unit AS
    SELECT employer_id,
           arg_min(block, si_unit_code) AS block,
           arg_min(collection_officer, si_unit_code) AS collection_officer,
           arg_min(managing_unit, si_unit_code) AS managing_unit,
           bool_and(status = 'suspended') AS suspended,
           bool_and(block = 'household') AS household
    FROM si_unit_latest
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

-- Where an employer is, as far as a register that is not about his workers tells it.
CREATE TEMP TABLE seat AS
    SELECT employer_id, arg_max(district, delivery * 1000000000 + row_number) AS unit_code
    FROM (SELECT record_key, district, delivery, row_number FROM business_registrations WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM business_registrations_new WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM taxpayers WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM cooperatives WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

-- An enterprise is at home here if a register of the province has it under its own ten digits.
CREATE TEMP TABLE at_home AS
    SELECT DISTINCT employer_id
    FROM (SELECT record_key, business_code AS code FROM business_registrations WHERE in_force
          UNION ALL SELECT record_key, business_code FROM business_registrations_new WHERE in_force
          UNION ALL SELECT record_key, tax_code FROM taxpayers WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    WHERE length(code) = 10;

CREATE TEMP TABLE payer AS
    SELECT employer_id, bool_and(length(code) > 10) AS only_branches, min(unit_code) AS unit_code
    FROM (SELECT DISTINCT linkage.payer_key(record_key, payer_tax_code) AS record_key,
                 payer_tax_code AS code, payer_unit AS unit_code
          FROM tax_yearly_list WHERE in_force
          UNION ALL
          SELECT DISTINCT linkage.payer_key(record_key, employer_tax_code), employer_tax_code, NULL
          FROM labour_use WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

CREATE TABLE coverage.employer_trait AS
    SELECT employer, employer_id,
           coalesce(block, '') AS block,
           coalesce(collection_officer, '') AS collection_officer,
           coalesce(managing_unit, payer.unit_code, seat.unit_code, '') AS unit_code,
           employer IN (SELECT employer FROM coverage.stay WHERE months & 4095 <> 0) AS registered,
           coalesce(suspended, false) AS suspended,
           coalesce(household, employer_id IN (SELECT employer_id FROM household_businesses
                                               JOIN linkage.employer_member USING (record_key)
                                               WHERE in_force)) AS household,
           coalesce(only_branches, false) AND employer_id NOT IN (FROM at_home)
               AND EXISTS (FROM at_home) AS head_office_elsewhere
    FROM linkage.employer
    LEFT JOIN si_unit USING (employer_id)
    LEFT JOIN payer USING (employer_id)
    LEFT JOIN seat USING (employer_id);
