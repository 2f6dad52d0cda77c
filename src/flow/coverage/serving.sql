-- What pages ask, in an order in which it is found at once. It follows from other tables of the run, so that the
-- run's content hash leaves it out.
--
-- in    linkage.person_record; serving.residence (evidence.sql)
--       employer_of                     temporary (evidence.sql)
--       employer_told                   temporary (records.sql of linkage)
--       linkage.employer_record, employer_join; coverage.person_verdict; tax_quarterly_declarations
--       voluntary_participants, person_of; the variable month
-- out   serving.absent                  place and all that a list tells of who does not participate, in its order:
--                                       by scheme, unit, commune (of the voluntary scheme alone), employer and person
--       serving.commune_gap             persons of the voluntary scheme by unit, commune of residence, reason ('participating')
--                                       and certainty; only the eligible, as in coverage.gap
--       (serving.pair_part is made with coverage.link_review: review.sql)
--       serving.person_record           person, ordinal: his records
--       serving.employer_record         employer, record_key, name; rule, kind, joined_key, per_mille, decision: its
--                                       records, as the latest row in force calls each, and how it was joined
--       serving.declared                employer, begins, workers: heads of a quarter, as they were declared for tax
--       serving.voluntary_month         back, unit_code, persons: whom a payment for voluntary insurance covers
--
-- rules COV-28  the lines of a unit sum to its line of coverage.gap: whose commune no register tells has one of his
--               own, ''
--       COV-29  in the month so many before the run's, by the unit where he counts now; of the months since the
--               first one that was paid for, at most twelve back
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
    SELECT o.employer, r.record_key, t.name, j.rule, j.kind, j.joined_key, j.per_mille, j.decision
    FROM linkage.employer_record r
    JOIN employer_of o USING (record_key)
    LEFT JOIN (SELECT ordinal, arg_max(name, last_seen) AS name FROM employer_told GROUP BY ordinal) t
        ON t.ordinal = r.ordinal
    LEFT JOIN (SELECT record, rule, kind, other.record_key AS joined_key, per_mille, decision
               FROM linkage.employer_join JOIN linkage.employer_record other ON other.ordinal = joined
               QUALIFY row_number() OVER (PARTITION BY record ORDER BY rule, joined, kind) = 1) j
        ON j.record = r.ordinal
    ORDER BY o.employer, r.record_key;

CREATE TABLE serving.declared AS
    SELECT employer, begins, sum(workers)::BIGINT AS workers
    FROM (SELECT linkage.payer_key(record_key, payer_tax_code) AS record_key, workers,
                 coalesce(quarter, make_date(left(period, 4)::INTEGER, right(period, 1)::INTEGER * 3 - 2, 1)) AS begins
          FROM tax_quarterly_declarations WHERE in_force)
    JOIN employer_of USING (record_key)
    GROUP BY ALL
    ORDER BY employer, begins;

CREATE TABLE serving.voluntary_month AS
    WITH paid AS (
        SELECT person, from_month, (from_month + to_months(greatest(months, 1)::INTEGER - 1))::DATE AS until
        FROM voluntary_participants JOIN person_of USING (record_key)
        WHERE in_force AND from_month <= getvariable('month')
    ), covered AS (
        SELECT DISTINCT back::INTEGER AS back, person
        FROM paid, range(13) months(back)
        WHERE getvariable('month') - to_months(back::INTEGER) BETWEEN from_month AND until
    )
    SELECT back, unit_code, count(*)::BIGINT AS persons
    FROM covered JOIN coverage.person_verdict v ON v.person = covered.person AND v.scheme = 'voluntary'
    GROUP BY ALL
    ORDER BY ALL;
