-- The jobs that registers tell at each employer, and where each of them stands.
--
-- in    coverage.shown, stay, person_verdict
--       variable: job_scheme    'compulsory' or 'unemployment'
-- out   job_count    temporary: employer, standing ('insured', a reason, or a standing of jobs.h), persons
--
-- rules COV-23 a job is a person at an employer at which a register of the month shows him, or in whose SI list
--              of the month he stands; it has exactly one standing. Who does not participate is counted
--              for his reason at his main employer alone (COV-6), so that the reasons of an employer are
--              those of the gap (COV-7). Who participates at another employer has a second contract here, unless
--              he stood in the SI lists of this employer before: then he moved on, since a tax list of the year
--              does not tell the months.

-- One number for a person at an employer: grouping and joining by two columns takes twice as long.
CREATE OR REPLACE TEMP MACRO job_of(person, employer) AS person::BIGINT << 24 | employer;

CREATE OR REPLACE TEMP TABLE job_count AS
    WITH judged AS (
        SELECT person, employer AS counted_at, participating, eligible, verdict, reason
        FROM coverage.person_verdict
        WHERE scheme = getvariable('job_scheme')::coverage.scheme_name),
    -- Where no list says that he is insured against unemployment, he is at every employer of the month.
    named AS (
        SELECT DISTINCT person FROM coverage.stay
        WHERE months & unemployment_months & 1 = 1 AND getvariable('job_scheme') = 'unemployment'),
    stood AS (
        SELECT job_of(person, employer) AS job, bool_or(months & 1 = 1) AS now,
               bool_or(months & 1 = 1 AND (n.person IS NULL OR unemployment_months & 1 = 1)) AS here
        FROM coverage.stay LEFT JOIN named n USING (person)
        GROUP BY job),
    job AS (
        SELECT job, bool_or(works) AS works, bool_or(now) AS now, bool_or(here) AS here
        FROM (SELECT job_of(person, employer) AS job,
                     register NOT IN ('business_registrations', 'household_businesses') AS works, NULL AS now,
                     NULL AS here, true AS shown
              FROM coverage.shown WHERE employer IS NOT NULL
              UNION ALL
              SELECT job, true, now, here, now FROM stood)
        GROUP BY job HAVING bool_or(shown))
    SELECT (job & 16777215)::INTEGER AS employer,
           CASE WHEN participating AND here THEN 'insured'
                WHEN participating AND NOT now THEN 'moved_on'
                WHEN participating AND works THEN 'second_contract'
                WHEN participating THEN 'own_business'
                WHEN eligible AND counted_at = job & 16777215 THEN reason::VARCHAR
                WHEN eligible THEN 'counted_elsewhere'
                WHEN verdict = 'unknown' THEN 'not_told'
                ELSE 'outside' END AS standing,
           count(*)::BIGINT AS persons
    FROM job LEFT JOIN judged ON judged.person = job >> 24
    GROUP BY ALL;
