-- How right a run is: its links, missing persons, reasons and arguments against the truth.
--
-- in    linkage.person_member, employer_member; coverage.person_month, reason
--       true_person, true_employer, enterprise    temporary: true_entities.sql
--       truth_person, truth_employer, truth_job   temporary: truth/persons.csv, employers.csv, jobs.csv
--       variables: month (first day)
-- out   quality(position, question, right, told, in_truth)   temporary
--
-- rules EVA-1 to EVA-5: evaluate.h

CREATE OR REPLACE TEMP TABLE quality(position BIGINT, question VARCHAR, "right" BIGINT, told BIGINT,
                                     in_truth BIGINT);

-- ---- Links (EVA-1) --------------------------------------------------------------------------

-- So many records of an entity of the run are of one subject.
CREATE OR REPLACE TEMP TABLE overlap AS
    SELECT 'person' AS kind, person_id AS entity, subject, count(*) AS records
    FROM true_person JOIN linkage.person_member USING (record_key) GROUP BY ALL
    UNION ALL
    SELECT 'employer', employer_id, subject, count(*)
    FROM true_employer JOIN linkage.employer_member USING (record_key) GROUP BY ALL;

INSERT INTO quality
    WITH parts AS (
        SELECT kind, 'right' AS side, records FROM overlap
        UNION ALL
        SELECT kind, 'told', sum(records) FROM overlap GROUP BY kind, entity
        UNION ALL
        SELECT kind, 'in_truth', sum(records) FROM overlap GROUP BY kind, subject),
    pairs AS (SELECT kind, side, records * (records - 1) // 2 AS pairs FROM parts)
    SELECT position, 'links.' || kind,
           coalesce(sum(pairs) FILTER (side = 'right'), 0),
           coalesce(sum(pairs) FILTER (side = 'told'), 0),
           coalesce(sum(pairs) FILTER (side = 'in_truth'), 0)
    FROM (VALUES (1, 'person'), (2, 'employer')) kinds(position, kind) LEFT JOIN pairs USING (kind)
    GROUP BY position, kind;

-- ---- Whom an entity stands for (EVA-2) ------------------------------------------------------

CREATE OR REPLACE TEMP TABLE stands_for AS
    SELECT kind, entity, subject
    FROM overlap
    QUALIFY row_number() OVER (PARTITION BY kind, entity ORDER BY records DESC, subject) = 1;

-- The truth in the words of the run: who works for a household business that is not registered is counted
-- by it, and a branch is its enterprise.
CREATE OR REPLACE TEMP TABLE true_reason AS
    SELECT person AS subject, enterprise AS employer, p.unit,
           CASE WHEN reason = 'employer_unregistered' AND place = 'household_business'
                    THEN 'household_business'
                WHEN reason = 'head_office' THEN 'possibly_insured_elsewhere'
                WHEN reason = 'left_in_the_year' THEN 'left_in_period'
                ELSE reason END AS reason,
           reason IN ('left_out', 'employer_unregistered', 'lapsed') AS is_missing
    FROM truth_person p
    LEFT JOIN truth_employer USING (employer)
    LEFT JOIN enterprise USING (employer);

-- Of several entities of one person the one told with his true reason is his, else the first.
CREATE OR REPLACE TEMP TABLE told AS
    SELECT m.reason, m.certainty, m.employer_id, m.unit_code, m.last_participated, r.kind, s.subject,
           t.reason AS true_reason, t.employer, t.unit, coalesce(t.is_missing, false) AS is_missing,
           row_number() OVER (PARTITION BY s.subject, r.kind
                              ORDER BY m.reason IS DISTINCT FROM t.reason, m.person_id) = 1 AS his
    FROM coverage.person_month m
    JOIN coverage.reason r ON r.reason = m.reason
    LEFT JOIN stands_for s ON s.kind = 'person' AND s.entity = m.person_id
    LEFT JOIN true_reason t ON t.subject = s.subject
    WHERE m.scheme = 'compulsory';

CREATE OR REPLACE TEMP TABLE missing AS
    SELECT *, his AND is_missing AS is_right FROM told WHERE kind = 'missing';

-- ---- Missing (EVA-3) ------------------------------------------------------------------------

INSERT INTO quality
    SELECT 3, 'missing', count(*) FILTER (is_right), count(*),
           (SELECT count(*) FROM true_reason WHERE is_missing)
    FROM missing;

INSERT INTO quality
    SELECT position, 'missing.' || certainty, count(*) FILTER (is_right), count(is_right), NULL
    FROM (VALUES (4, 'sure'), (5, 'inferred'), (6, 'unsure')) certainties(position, certainty)
    LEFT JOIN missing USING (certainty)
    GROUP BY position, certainty;

-- ---- Reasons (EVA-4) ------------------------------------------------------------------------

INSERT INTO quality
    SELECT 7, 'reason.' || reason,
           (SELECT count(*) FROM told t WHERE his AND t.reason = r.reason
               AND (t.true_reason = r.reason
                    OR (t.reason = 'row_refused' AND t.true_reason = 'participating'))),
           (SELECT count(*) FROM told t WHERE t.reason = r.reason),
           CASE WHEN reason <> 'row_refused'
                    THEN (SELECT count(*) FROM true_reason t WHERE t.reason = r.reason) END
    FROM coverage.reason r WHERE kind <> 'potential';

-- ---- Arguments (EVA-5) ----------------------------------------------------------------------

-- Nobody is in a list of the year: no last month of participation.
CREATE OR REPLACE TEMP TABLE true_last_month AS
    SELECT person AS subject, make_date(year(getvariable('month')), max(month), 1) AS last_month
    FROM (SELECT person, unnest(range(1, 13)) AS month, insured FROM truth_job)
    WHERE insured[month] = '1'
    GROUP BY person;

INSERT INTO quality
    SELECT unnest([8, 9, 10]), 'argument.' || unnest(['employer', 'unit', 'last_month']),
           unnest([employer, unit, last_month]), told, NULL
    FROM (SELECT count(*) AS told,
                 count(*) FILTER (e.subject = m.employer) AS employer,
                 count(*) FILTER (m.unit_code = m.unit) AS unit,
                 count(*) FILTER (m.last_participated IS NOT DISTINCT FROM l.last_month) AS last_month
          FROM missing m
          LEFT JOIN stands_for e ON e.kind = 'employer' AND e.entity = m.employer_id
          LEFT JOIN true_last_month l ON l.subject = m.subject
          WHERE is_right);
