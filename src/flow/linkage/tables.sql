-- Tables that linkage fills from memory (link_tables.h, person_tables.h). Numbers of a record are ordinals: its
-- place in the order of arrival.
--
-- out   linkage.person                             one row per person with a row in force, numbered by his first record; in
--                                                the order of ids: DuckDB passes over blocks that cannot hold the id
--                                                that is asked for
--       linkage.person_record, employer_record   every record: its key, the id that it gives by itself, the first record
--                                                of its cluster
--       linkage.person_join, employer_join       what made the clusters, in the order of their records
--       linkage.person_doubt                     person_id, other_id, each pair both ways
--       linkage.unapplied_decision               sequence, why
--       linkage.pair_reviewed, pair_part         pairs for a person to look at, and the parts of their weights; review.sql
--                                                makes them readable and removes them
--       linkage.employer_review, employer_evidence
--                                                the same of employers: joins by likeness, and doubts (LNK-14)
--
-- Keys and ids are asked for one by one: they are not packed.

CREATE TABLE linkage.person_record (
    record_key VARCHAR USING COMPRESSION uncompressed,
    id VARCHAR USING COMPRESSION uncompressed,
    ordinal INTEGER,
    first INTEGER,
    in_force BOOLEAN
);
CREATE TABLE linkage.employer_record (
    record_key VARCHAR USING COMPRESSION uncompressed,
    id VARCHAR USING COMPRESSION uncompressed,
    ordinal INTEGER,
    first INTEGER,
    in_force BOOLEAN
);

CREATE TABLE linkage.person_join (
    record INTEGER, joined INTEGER, rule VARCHAR, kind VARCHAR, decision BIGINT, per_mille INTEGER
);
CREATE TABLE linkage.employer_join (
    record INTEGER, joined INTEGER, rule VARCHAR, kind VARCHAR, decision BIGINT, per_mille INTEGER
);

CREATE TABLE linkage.person_doubt (person_id VARCHAR, other_id VARCHAR, decision BIGINT, per_mille INTEGER);
CREATE TABLE linkage.unapplied_decision (sequence BIGINT, why VARCHAR);

CREATE TABLE linkage.pair_reviewed (
    pair INTEGER, record INTEGER, other INTEGER, joined BOOLEAN, per_mille INTEGER,
    prior INTEGER, origins INTEGER, together INTEGER, weight INTEGER
);
CREATE TABLE linkage.pair_part (
    pair INTEGER, part INTEGER, field VARCHAR, level VARCHAR, weight INTEGER, left_value VARCHAR, right_value VARCHAR
);

CREATE TABLE linkage.employer_review (
    pair INTEGER, record INTEGER, other INTEGER, joined BOOLEAN, per_mille INTEGER,
    prior INTEGER, origins INTEGER, together INTEGER, weight INTEGER
);
CREATE TABLE linkage.employer_evidence (
    pair INTEGER, part INTEGER, field VARCHAR, level VARCHAR, weight INTEGER, left_value VARCHAR, right_value VARCHAR
);

-- Names are asked for one by one, all over the table: they are not packed, since to unpack a block for one name
-- takes as long as to read twenty.
CREATE TABLE linkage.person (
    person INTEGER,
    person_id VARCHAR USING COMPRESSION uncompressed,
    full_name VARCHAR USING COMPRESSION uncompressed,
    person_number VARCHAR USING COMPRESSION uncompressed,
    si_number VARCHAR USING COMPRESSION uncompressed,
    birth_date DATE,
    sex VARCHAR
);
