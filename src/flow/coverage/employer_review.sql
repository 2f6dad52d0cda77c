-- Pairs of employers' records for a person to look at, in the order of what a decision is worth.
--
-- in    linkage.employer_review, employer_record, employer; employer_told (temporary, records.sql of linkage)
--       coverage.person_verdict, reason, employer_trait, stay, shown
-- out   coverage.employer_link_review   rank; the pair as linkage has it; of both records key, employer, id, name, codes,
--                                       unit, and how many persons count as missing or to be looked up there; how
--                                       many work, by the registers, for both of two employers; worth
--
-- rules LNK-14  doubts, and joins that are less likely than settled_per_mille of reviewed_pairs.h
--       COV-31  worth = the chance, per mille, that what the run told is wrong, times one more than the
--               standings as missing or to be looked up of those who work for the two

CREATE TABLE coverage.employer_link_review AS
    WITH looked_at AS (FROM linkage.employer_review WHERE NOT joined OR per_mille < 950),
    side AS (
        SELECT r.ordinal, r.record_key, f.id AS employer_id, e.employer, e.name
        FROM linkage.employer_record r
        JOIN linkage.employer_record f ON f.ordinal = r.first
        LEFT JOIN linkage.employer e ON e.employer_id = f.id
        WHERE r.ordinal IN (SELECT record FROM looked_at UNION SELECT other FROM looked_at)),
    called AS (
        SELECT ordinal, arg_max(name, last_seen) AS name, arg_max(enterprise_code, last_seen) AS tax_code,
               arg_max(si_unit_code, last_seen) AS si_unit_code
        FROM employer_told WHERE ordinal IN (SELECT ordinal FROM side) GROUP BY ordinal),
    at_stake AS (
        SELECT employer, count(*) AS standings, count(DISTINCT person) AS missing
        FROM coverage.person_verdict v JOIN coverage.reason c ON c.reason = v.reason::VARCHAR
        WHERE kind IN ('missing', 'to_check') AND employer IN (SELECT employer FROM side)
        GROUP BY employer),
    works AS (
        SELECT employer, person FROM coverage.stay WHERE employer IN (SELECT employer FROM side)
        UNION
        SELECT employer, person FROM coverage.shown WHERE employer IN (SELECT employer FROM side)),
    shared AS (
        SELECT pair, count(*) AS persons
        FROM looked_at p
        JOIN side l ON l.ordinal = p.record JOIN side r ON r.ordinal = p.other
        JOIN works a ON a.employer = l.employer
        JOIN works b ON b.employer = r.employer AND b.person = a.person
        WHERE l.employer <> r.employer
        GROUP BY pair),
    told AS (
        SELECT p.*, l.record_key AS left_key, l.employer AS left_employer, l.employer_id AS left_id,
               coalesce(lc.name, l.name, '') AS left_name, lc.tax_code AS left_tax_code,
               lc.si_unit_code AS left_si_unit_code, lt.unit_code AS left_unit, coalesce(a.missing, 0) AS left_missing,
               r.record_key AS right_key, r.employer AS right_employer, r.employer_id AS right_id,
               coalesce(rc.name, r.name, '') AS right_name, rc.tax_code AS right_tax_code,
               rc.si_unit_code AS right_si_unit_code, rt.unit_code AS right_unit,
               coalesce(b.missing, 0) AS right_missing, s.persons AS shared,
               (CASE WHEN joined THEN 1000 - per_mille ELSE per_mille END)
                   * (1 + coalesce(a.standings, 0)
                        + CASE WHEN l.employer = r.employer THEN 0 ELSE coalesce(b.standings, 0) END) AS worth
        FROM looked_at p
        JOIN side l ON l.ordinal = p.record
        JOIN side r ON r.ordinal = p.other
        LEFT JOIN called lc ON lc.ordinal = p.record
        LEFT JOIN called rc ON rc.ordinal = p.other
        LEFT JOIN at_stake a ON a.employer = l.employer
        LEFT JOIN at_stake b ON b.employer = r.employer
        LEFT JOIN coverage.employer_trait lt ON lt.employer = l.employer
        LEFT JOIN coverage.employer_trait rt ON rt.employer = r.employer
        LEFT JOIN shared s USING (pair))
    SELECT row_number() OVER (ORDER BY worth DESC, pair)::INTEGER AS rank, *
    FROM told ORDER BY rank;
