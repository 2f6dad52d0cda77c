-- What persons are compared by, when the employers are linked.
--
-- in    person_told, employer_told (records.sql); linkage.employer_record
-- out   person_compared                          temporary: a row for each of person_told, in the columns that
--                                                person_rows.cpp reads; birth_day counts from 1970-01-01, the
--                                                employer is its first record
--
-- rule  LNK-1  a number of one repeated digit stands for "not known"

CREATE TEMP TABLE employer_of_code AS
    SELECT code, min(first) AS employer
    FROM (SELECT enterprise_code AS code, ordinal FROM employer_told
          UNION ALL
          SELECT si_unit_code, ordinal FROM employer_told)
    JOIN linkage.employer_record USING (ordinal)
    WHERE code IS NOT NULL
    GROUP BY code;

CREATE TEMP VIEW person_compared AS
    SELECT ordinal, last_seen, source, full_name, birth_date - DATE '1970-01-01' AS birth_day, sex,
           linkage.known(person_number) AS person_number, linkage.known(person_tax_code) AS person_tax_code,
           linkage.known(si_number) AS si_number, employer, TRY_CAST(commune AS INTEGER) AS commune
    FROM person_told LEFT JOIN employer_of_code ON code = employer_code;
