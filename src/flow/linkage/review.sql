-- Pairs of records for a person to look at, with what a page about them shows.
--
-- in    linkage.pair_reviewed, pair_part         removed at the end (linkage.cpp)
--       record_shown                             temporary, removed, too: what the records of those pairs tell
--       linkage.employer, employer_record        (entities.sql)
-- out   linkage.person_review, person_evidence   see linkage.h
--
-- rule  LNK-12  every pair comes with every part of its weight

CREATE TABLE linkage.person_review AS
    SELECT p.*, l.full_name AS left_name, l.number AS left_number, l.birth_date AS left_birth_date,
           l.sex AS left_sex, l.commune AS left_commune, r.full_name AS right_name, r.number AS right_number,
           r.birth_date AS right_birth_date, r.sex AS right_sex, r.commune AS right_commune
    FROM linkage.pair_reviewed p
    LEFT JOIN record_shown l ON l.ordinal = p.record
    LEFT JOIN record_shown r ON r.ordinal = p.other
    ORDER BY pair;

-- An employer was compared by the number of its first record; people know it by its name.
CREATE TEMP TABLE employer_shown AS
    SELECT r.ordinal::VARCHAR AS value, name
    FROM linkage.employer_record r JOIN linkage.employer e ON e.employer_id = r.id
    WHERE r.ordinal = r.first;

-- Not packed, since the parts of twenty pairs are wanted at a time.
CREATE TABLE linkage.person_evidence (
    pair INTEGER,
    part INTEGER,
    field VARCHAR,
    level VARCHAR,
    weight INTEGER,
    left_value VARCHAR USING COMPRESSION uncompressed,
    right_value VARCHAR USING COMPRESSION uncompressed
);

INSERT INTO linkage.person_evidence
    SELECT pair, part, field, level, weight,
           CASE WHEN field = 'employer' THEN coalesce(l.name, '') ELSE left_value END AS left_value,
           CASE WHEN field = 'employer' THEN coalesce(r.name, '') ELSE right_value END AS right_value
    FROM linkage.pair_part
    -- By equality alone: with another condition beside it every part is held against every employer.
    LEFT JOIN employer_shown l ON l.value = CASE WHEN field = 'employer' THEN left_value END
    LEFT JOIN employer_shown r ON r.value = CASE WHEN field = 'employer' THEN right_value END
    ORDER BY pair, part;
DROP TABLE record_shown;
DROP TABLE employer_shown;
DROP TABLE linkage.pair_reviewed;
DROP TABLE linkage.pair_part;
