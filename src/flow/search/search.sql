-- What stands behind a place (name_index.h), and persons by their numbers.
--
-- in    search.person_at, employer_at   place, person or employer, its row in the table of linkage
--       linkage.person, employer; coverage.person_verdict, employer_trait
-- out   search.person          place, person, person_row, unit_code: where he counts; of several units the first
--       search.person_elsewhere   place, unit_code: the other units in which a person counts
--       search.employer        place, employer_id, name, unit_code, tax_code
--       search.person_number   number, place: with a 1 before it, so that a number keeps its zeros (SEA-3)
--
-- person_row is the row of linkage.person as DuckDB counts them: one row is found by it at once.

CREATE TEMP TABLE person_units AS
    SELECT person, min(unit_code) AS unit_code, max(unit_code) AS last_unit
    FROM coverage.person_verdict
    GROUP BY person;

CREATE TABLE search.person AS
    SELECT place, person, person_row, unit_code
    FROM search.person_at LEFT JOIN person_units USING (person)
    ORDER BY place;

CREATE TABLE search.person_elsewhere AS
    SELECT DISTINCT place, v.unit_code
    FROM coverage.person_verdict v
    JOIN (FROM person_units WHERE unit_code <> last_unit) u ON u.person = v.person AND u.unit_code <> v.unit_code
    JOIN search.person_at p ON p.person = v.person
    ORDER BY place, v.unit_code;
DROP TABLE person_units;

-- Not packed, as ten of them are wanted at a time.
CREATE TABLE search.employer (
    place INTEGER,
    employer_id VARCHAR USING COMPRESSION uncompressed,
    name VARCHAR USING COMPRESSION uncompressed,
    unit_code VARCHAR,
    tax_code VARCHAR USING COMPRESSION uncompressed
);

INSERT INTO search.employer
    SELECT place, e.employer_id, name, unit_code, tax_code
    FROM search.employer_at
    JOIN linkage.employer e USING (employer)
    JOIN coverage.employer_trait USING (employer)
    ORDER BY place;

CREATE TABLE search.person_number AS
    SELECT number, place
    FROM (SELECT try_cast('1' || person_number AS BIGINT) AS number, person FROM linkage.person
          UNION ALL
          SELECT try_cast('1' || si_number AS BIGINT), person
          FROM linkage.person WHERE si_number IS DISTINCT FROM person_number)
    JOIN search.person_at USING (person)
    WHERE number IS NOT NULL
    ORDER BY number, place;

DROP TABLE search.person_at;
DROP TABLE search.employer_at;
