-- Whom the records of a run speak of in truth.
--
-- in    linkage.person_member, employer_member
--       truth_row(record_key, subject)   temporary: which row of a delivery is whom
--       truth_employer                   temporary: truth/employers.csv
-- out   true_person, true_employer       temporary: record_key, subject; a record that two persons share
--                                        (one number, two holders) stands there twice
--       true_entity                      temporary: kind, record_key, entity_id of every record, as
--                                        linkage::take_entities wants them
--
-- rules EVA-1, EVA-6: evaluate.h

-- An owner stands in a row of his own firm; a code names an employer in the rows of others.
CREATE TEMP TABLE true_person AS
    SELECT record_key, subject
    FROM (SELECT record_key, subject FROM truth_row WHERE subject LIKE 'P%'
          UNION
          SELECT record_key || '/owner', subject FROM truth_row WHERE subject LIKE 'P%')
    JOIN linkage.person_member USING (record_key);

CREATE TEMP TABLE true_employer AS
    SELECT record_key, min(subject) AS subject
    FROM (SELECT m.record_key, subject
          FROM linkage.employer_member m JOIN truth_row t USING (record_key)
          WHERE subject LIKE 'E%'
          UNION ALL
          SELECT m.record_key, employer
          FROM (SELECT record_key, regexp_extract(record_key, '/(payer|unit):(.*)$', 2) AS code
                FROM linkage.employer_member) m
          JOIN (SELECT employer, unnest([tax_code, tax_code_at_si, si_unit_code]) AS code
                FROM truth_employer) e ON e.code = m.code AND e.code <> '')
    GROUP BY record_key;

CREATE TEMP TABLE true_entity AS
    SELECT 'person' AS kind, record_key, coalesce(min(subject), any_value(person_id)) AS entity_id
    FROM linkage.person_member LEFT JOIN true_person USING (record_key)
    GROUP BY record_key
    UNION ALL
    SELECT 'employer', record_key, coalesce(any_value(subject), any_value(employer_id))
    FROM linkage.employer_member LEFT JOIN true_employer USING (record_key)
    GROUP BY record_key;
