-- Pairs of records for a person to look at, in the order of what a decision is worth.
--
-- in    linkage.person_review, person_evidence, person_record; coverage.person_verdict, reason
-- out   coverage.link_review   rank; the pair as linkage has it; of both records key, person, id, a unit, and
--                              the schemes in which the person counts as missing or to be looked up, ','
--                              between them; worth
--       serving.pair_part      rank; the parts of the weight, in the order in which a page of pairs reads them
--
-- rule  COV-26  worth = the chance, per mille, that what the run told is wrong, times one more than the
--               standings as missing or to be looked up that would change

CREATE TABLE coverage.link_review AS
    WITH side AS (
        SELECT r.ordinal, r.record_key, f.ordinal AS person, f.id AS person_id
        FROM linkage.person_record r JOIN linkage.person_record f ON f.ordinal = r.first
        WHERE r.ordinal IN (SELECT record FROM linkage.person_review
                            UNION SELECT other FROM linkage.person_review)),
    standing AS (
        SELECT person, min(unit_code) AS unit_code,
               string_agg(scheme::VARCHAR, ',' ORDER BY scheme) FILTER (kind IN ('missing', 'to_check')) AS missing,
               count(*) FILTER (kind IN ('missing', 'to_check')) AS at_stake
        FROM coverage.person_verdict v LEFT JOIN coverage.reason c ON c.reason = v.reason::VARCHAR
        WHERE person IN (SELECT person FROM side)
        GROUP BY person),
    told AS (
        SELECT p.*, l.record_key AS left_key, l.person AS left_person, l.person_id AS left_id,
               a.unit_code AS left_unit, coalesce(a.missing, '') AS left_missing,
               r.record_key AS right_key, r.person AS right_person, r.person_id AS right_id,
               b.unit_code AS right_unit, coalesce(b.missing, '') AS right_missing,
               (CASE WHEN joined THEN 1000 - per_mille ELSE per_mille END)
                   * (1 + coalesce(a.at_stake, 0)
                        + CASE WHEN l.person = r.person THEN 0 ELSE coalesce(b.at_stake, 0) END) AS worth
        FROM linkage.person_review p
        JOIN side l ON l.ordinal = p.record
        JOIN side r ON r.ordinal = p.other
        LEFT JOIN standing a ON a.person = l.person
        LEFT JOIN standing b ON b.person = r.person)
    SELECT row_number() OVER (ORDER BY worth DESC, pair)::INTEGER AS rank, *
    FROM told ORDER BY rank;

CREATE TABLE serving.pair_part (
    rank INTEGER,
    part INTEGER,
    field VARCHAR,
    level VARCHAR,
    weight INTEGER,
    left_value VARCHAR USING COMPRESSION uncompressed,
    right_value VARCHAR USING COMPRESSION uncompressed
);

INSERT INTO serving.pair_part
    SELECT rank, part, field, level, e.weight, left_value, right_value
    FROM linkage.person_evidence e JOIN coverage.link_review USING (pair)
    ORDER BY rank, part;
