-- How right a run is: its links, missing persons, reasons and arguments against the truth.
--
-- in    linkage.person_member, employer_member; coverage.person_month, reason
--       true_person, true_employer       temporary: true_entities.sql
--       truth_person, truth_employer, truth_job   temporary: truth/persons.csv, employers.csv, jobs.csv
--       variables: month (first day)
-- out   quality(question, right, told, in_truth)   temporary
--
-- rules EVA-1 to EVA-5: evaluate.h

CREATE TEMP TABLE quality(position INTEGER, question VARCHAR, "right" BIGINT, told BIGINT, in_truth BIGINT);

-- ---- Links (EVA-1) --------------------------------------------------------------------------

CREATE TEMP MACRO pairs(n) AS (n * (n - 1) // 2)::BIGINT;

INSERT INTO quality
    WITH cell AS (SELECT person_id AS entity, subject, count(*) AS n
                  FROM true_person JOIN linkage.person_member USING (record_key) GROUP BY ALL)
    SELECT 1, 'links.person', (SELECT sum(pairs(n)) FROM cell),
           (SELECT sum(pairs(n)) FROM (SELECT sum(n) AS n FROM cell GROUP BY entity)),
           (SELECT sum(pairs(n)) FROM (SELECT sum(n) AS n FROM cell GROUP BY subject));

INSERT INTO quality
    WITH cell AS (SELECT employer_id AS entity, subject, count(*) AS n
                  FROM true_employer JOIN linkage.employer_member USING (record_key) GROUP BY ALL)
    SELECT 2, 'links.employer', (SELECT sum(pairs(n)) FROM cell),
           (SELECT sum(pairs(n)) FROM (SELECT sum(n) AS n FROM cell GROUP BY entity)),
           (SELECT sum(pairs(n)) FROM (SELECT sum(n) AS n FROM cell GROUP BY subject));

-- ---- Whom an entity stands for (EVA-2) ------------------------------------------------------

CREATE TEMP TABLE stands_for AS
    SELECT person_id, subject
    FROM true_person JOIN linkage.person_member USING (record_key)
    GROUP BY person_id, subject
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY count(*) DESC, subject) = 1;

CREATE TEMP TABLE employer_stands_for AS
    SELECT employer_id, subject AS employer
    FROM true_employer JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id, subject
    QUALIFY row_number() OVER (PARTITION BY employer_id ORDER BY count(*) DESC, subject) = 1;

-- The reasons of the truth in the words of the run: who works for a household business that is not
-- registered is counted by it.
CREATE TEMP TABLE true_reason AS
    SELECT person AS subject, p.employer, p.unit,
           CASE WHEN reason = 'employer_unregistered' AND place = 'household_business'
                    THEN 'household_business'
                WHEN reason = 'head_office' THEN 'possibly_insured_elsewhere'
                WHEN reason = 'left_in_the_year' THEN 'left_in_period'
                ELSE reason END AS reason
    FROM truth_person p LEFT JOIN truth_employer e ON e.employer = p.employer;

CREATE TEMP TABLE true_last_month AS
    SELECT person AS subject, max(month) AS month
    FROM (SELECT person, unnest(range(12)) AS month, insured FROM truth_job)
    WHERE substr(insured, month + 1, 1) = '1'
    GROUP BY person;

-- Of several entities of one person the one told with his true reason is his, else the first.
CREATE TEMP TABLE told AS
    SELECT m.person_id, subject, m.reason, m.certainty, m.employer_id, m.unit_code, m.last_participated,
           r.kind, true_reason.reason AS true_reason, true_reason.employer, true_reason.unit,
           row_number() OVER (PARTITION BY subject, r.kind
                              ORDER BY m.reason IS DISTINCT FROM true_reason.reason, m.person_id) = 1 AS his
    FROM coverage.person_month m
    JOIN coverage.reason r ON r.reason = m.reason
    LEFT JOIN stands_for USING (person_id)
    LEFT JOIN true_reason USING (subject)
    WHERE m.scheme = 'compulsory';

CREATE TEMP TABLE missing AS
    SELECT *, coalesce(his AND true_reason IN (SELECT reason FROM coverage.reason WHERE kind = 'missing'),
                       false) AS is_right
    FROM told WHERE kind = 'missing';

-- ---- Missing (EVA-3) ------------------------------------------------------------------------

INSERT INTO quality
    SELECT 3, 'missing', count(*) FILTER (is_right), count(*),
           (SELECT count(*) FROM true_reason
            WHERE reason IN (SELECT reason FROM coverage.reason WHERE kind = 'missing'))
    FROM missing;

INSERT INTO quality
    SELECT 4, 'missing.' || certainty, count(*) FILTER (is_right), count(*), NULL
    FROM missing GROUP BY certainty;

-- ---- Reasons (EVA-4) ------------------------------------------------------------------------

INSERT INTO quality
    SELECT 5, 'reason.' || reason,
           (SELECT count(*) FROM told t WHERE his AND t.reason = r.reason AND t.true_reason = r.reason),
           (SELECT count(*) FROM told t WHERE t.reason = r.reason),
           (SELECT count(*) FROM true_reason t WHERE t.reason = r.reason)
    FROM coverage.reason r WHERE kind <> 'potential';

-- ---- Arguments (EVA-5) ----------------------------------------------------------------------

INSERT INTO quality
    SELECT 6, 'argument.employer', count(*) FILTER (s.employer = m.employer), count(*), NULL
    FROM missing m LEFT JOIN employer_stands_for s USING (employer_id) WHERE is_right;

INSERT INTO quality
    SELECT 7, 'argument.unit', count(*) FILTER (unit_code = unit), count(*), NULL
    FROM missing WHERE is_right;

INSERT INTO quality
    SELECT 8, 'argument.last_month',
           count(*) FILTER (last_participated IS NOT DISTINCT FROM
                            CASE WHEN month IS NULL THEN NULL
                                 ELSE make_date(year(getvariable('month')), month + 1, 1) END),
           count(*), NULL
    FROM missing LEFT JOIN true_last_month USING (subject) WHERE is_right;
