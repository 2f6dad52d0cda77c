-- The persons and employers that the records make up, as a reader may call them.
--
-- in    linkage.person_record, employer_record
--       employer_told                            temporary: what the records tell (records.sql)
-- out   linkage.employer                         one row per employer with a row in force, numbered in the order of
--                                                their ids and standing in it
--       linkage.person_member, person_alias, person_link, and of employers: views that put keys and ids
--                                                for the numbers
--
-- rule  LNK-6  a name or number is the one of the latest row in force; of two registers in the
--              same delivery order the later line counts

-- Of names see linkage.person (tables.sql).
CREATE TABLE linkage.employer (
    employer INTEGER,
    employer_id VARCHAR USING COMPRESSION uncompressed,
    name VARCHAR USING COMPRESSION uncompressed,
    tax_code VARCHAR,
    si_unit_code VARCHAR
);

INSERT INTO linkage.employer
    SELECT row_number() OVER (ORDER BY f.id)::INTEGER AS employer, f.id AS employer_id, told.* EXCLUDE (first)
    FROM (SELECT first,
                 arg_max(name, last_seen) AS name,
                 arg_max(enterprise_code, last_seen) AS tax_code,
                 arg_max(si_unit_code, last_seen) AS si_unit_code
          FROM employer_told JOIN linkage.employer_record USING (ordinal)
          GROUP BY first) told
    JOIN linkage.employer_record f ON f.ordinal = told.first
    ORDER BY employer_id;

CREATE VIEW linkage.person_member AS
    SELECT r.record_key, f.id AS person_id
    FROM linkage.person_record r JOIN linkage.person_record f ON f.ordinal = r.first;
CREATE VIEW linkage.employer_member AS
    SELECT r.record_key, f.id AS employer_id
    FROM linkage.employer_record r JOIN linkage.employer_record f ON f.ordinal = r.first;

CREATE VIEW linkage.person_alias AS
    SELECT r.id AS alias, f.id AS person_id
    FROM linkage.person_record r JOIN linkage.person_record f ON f.ordinal = r.first
    WHERE r.id <> f.id;
CREATE VIEW linkage.employer_alias AS
    SELECT r.id AS alias, f.id AS employer_id
    FROM linkage.employer_record r JOIN linkage.employer_record f ON f.ordinal = r.first
    WHERE r.id <> f.id;

CREATE VIEW linkage.person_link AS
    SELECT r.record_key, j.record_key AS joined_key, rule, kind, decision, per_mille
    FROM linkage.person_join
    JOIN linkage.person_record r ON r.ordinal = record
    JOIN linkage.person_record j ON j.ordinal = joined;
CREATE VIEW linkage.employer_link AS
    SELECT r.record_key, j.record_key AS joined_key, rule, kind, decision, per_mille
    FROM linkage.employer_join
    JOIN linkage.employer_record r ON r.ordinal = record
    JOIN linkage.employer_record j ON j.ordinal = joined;
