-- Whom the records of a run speak of in truth.
--
-- in    linkage.person_member, employer_member
--       truth_row(record_key, subject, seen)   temporary: how many rows in force of a record are whom
--       truth_employer                         temporary: truth/employers.csv
-- out   enterprise(employer, enterprise)       temporary: each employer's, which stands for its branches
--       true_person, true_employer             temporary: record_key, subject; one row a record
--       true_entity                            temporary: kind, record_key, entity_id of every record, as
--                                              linkage::take_entities wants them
--
-- rules EVA-1, EVA-6: evaluate.h

CREATE OR REPLACE TEMP TABLE enterprise AS
    SELECT employer, min(employer) OVER (PARTITION BY coalesce(left(tax_code, 10), employer)) AS enterprise
    FROM truth_employer;

-- A row of a business speaks of its owner or representative too.
CREATE OR REPLACE TEMP TABLE true_person AS
    SELECT record_key, subject
    FROM (SELECT record_key, subject, seen FROM truth_row
          UNION ALL
          SELECT record_key || '/owner', subject, seen FROM truth_row
          UNION ALL
          SELECT record_key || '/representative', representative, seen
          FROM truth_row JOIN truth_employer ON employer = subject)
    JOIN linkage.person_member USING (record_key)
    WHERE subject LIKE 'P%'
    QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY seen DESC, subject) = 1;

-- A household business is known by its owner's row, and an employer by a code in the rows of others.
CREATE OR REPLACE TEMP TABLE true_employer AS
    SELECT record_key, enterprise AS subject
    FROM (SELECT record_key, subject AS employer, seen FROM truth_row
          UNION ALL
          SELECT record_key, employer, seen
          FROM truth_row JOIN truth_employer ON representative = subject AND place = 'household_business'
          UNION ALL
          SELECT record_key, employer, 1
          FROM (SELECT record_key, regexp_extract(record_key, '/(payer|unit):(.*)$', 2) AS code
                FROM linkage.employer_member)
          JOIN (SELECT DISTINCT employer, unnest([tax_code, tax_code_at_si, si_unit_code]) AS code
                FROM truth_employer) USING (code)
          WHERE code <> '')
    JOIN enterprise USING (employer)
    JOIN linkage.employer_member USING (record_key)
    QUALIFY row_number() OVER (PARTITION BY record_key ORDER BY seen DESC, enterprise) = 1;

CREATE OR REPLACE TEMP TABLE true_entity AS
    SELECT 'person' AS kind, record_key, coalesce(subject, person_id) AS entity_id
    FROM linkage.person_member LEFT JOIN true_person USING (record_key)
    UNION ALL
    SELECT 'employer', record_key, coalesce(subject, employer_id)
    FROM linkage.employer_member LEFT JOIN true_employer USING (record_key);
