-- What pages ask, in an order in which it is found at once. It follows from other tables of the run, so that the
-- run's content hash leaves it out.
--
-- in    linkage.person_record; serving.residence (evidence.sql)
--       employer_of                     temporary (evidence.sql)
--       employer_told                   temporary (records.sql of linkage)
--       linkage.employer_record, employer_join; coverage.person_verdict; tax_quarterly_declarations
-- out   serving.absent                  place and all that a list tells of who does not participate, in its order:
--                                       by scheme, unit, commune (of the voluntary scheme alone), employer and person
--       serving.commune_gap             persons of the voluntary scheme by unit, commune of residence, reason ('participating')
--                                       and certainty; only the eligible, as in coverage.gap
--       (serving.pair_part is made with coverage.link_review: review.sql)
--       serving.person_record           person, ordinal: his records
--       serving.employer_record         employer, record_key, name, rule: its records, as the latest row in force calls
--                                       each, and by which rule it was joined
--       serving.declared                employer, begins, workers: heads of a quarter, as they were declared for tax
--
-- rules COV-28  the lines of a unit sum to its line of coverage.gap: whose commune no register tells has one of his
--               own, ''
--       COV-24  of several units of one employer the sum; a declaration names its quarter in a column or by its period

-- Names come last: they are a heavy load for sorting. They are not packed, since fifty of them are wanted at a time.
CREATE TABLE serving.absent (
    place INTEGER,
    scheme coverage.scheme_name,
    unit_code VARCHAR,
    commune VARCHAR,
    employer INTEGER,
    person INTEGER,
    reason coverage.reason_name,
    certainty coverage.certainty_name,
    last_participated DATE,
    person_id VARCHAR USING COMPRESSION uncompressed,
    full_name VARCHAR USING COMPRESSION uncompressed,
    person_number VARCHAR USING COMPRESSION uncompressed,
    employer_id VARCHAR USING COMPRESSION uncompressed,
    employer_name VARCHAR USING COMPRESSION uncompressed
);

INSERT INTO serving.absent
    SELECT placed.*, person_id, full_name, person_number, employer_id, name
    FROM (SELECT (row_number() OVER () - 1)::INTEGER AS place, *
          FROM (SELECT scheme, unit_code, commune, employer, person, reason, certainty, last_participated
                FROM coverage.person_verdict
                LEFT JOIN (SELECT 'voluntary'::coverage.scheme_name AS scheme, * FROM serving.residence)
                    USING (scheme, person)
                WHERE reason IS NOT NULL
                ORDER BY scheme, unit_code, commune NULLS FIRST, employer NULLS FIRST, person)) placed
    LEFT JOIN linkage.person USING (person)
    LEFT JOIN linkage.employer USING (employer)
    ORDER BY place;  -- A join keeps no order.

CREATE TABLE serving.commune_gap AS
    SELECT unit_code, coalesce(commune, '') AS commune, coalesce(reason::VARCHAR, 'participating') AS reason,
           certainty::VARCHAR AS certainty, count(*)::BIGINT AS persons
    FROM coverage.person_verdict LEFT JOIN serving.residence USING (person)
    WHERE scheme = 'voluntary' AND eligible
    GROUP BY ALL
    ORDER BY ALL;

CREATE TABLE serving.person_record AS
    SELECT first AS person, ordinal FROM linkage.person_record ORDER BY person, ordinal;

CREATE TABLE serving.employer_record AS
    SELECT o.employer, r.record_key, t.name, j.rule
    FROM linkage.employer_record r
    JOIN employer_of o USING (record_key)
    LEFT JOIN (SELECT ordinal, arg_max(name, last_seen) AS name FROM employer_told GROUP BY ordinal) t
        ON t.ordinal = r.ordinal
    LEFT JOIN (SELECT record, min(rule) AS rule FROM linkage.employer_join GROUP BY record) j ON j.record = r.ordinal
    ORDER BY o.employer, r.record_key;

CREATE TABLE serving.declared AS
    SELECT employer, begins, sum(workers)::BIGINT AS workers
    FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, workers,
                 coalesce(quarter, make_date(left(period, 4)::INTEGER, right(period, 1)::INTEGER * 3 - 2, 1)) AS begins
          FROM tax_quarterly_declarations WHERE in_force)
    JOIN employer_of USING (record_key)
    GROUP BY ALL
    ORDER BY employer, begins;
