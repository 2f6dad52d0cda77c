-- The gap by locality, employer and reason, summed from the persons.
--
-- in    coverage.person_verdict, employer_trait
-- out   coverage.gap       persons by scheme, unit, employer (with its block and collection officer) and
--                          where they stand: 'participating' or
--                          a reason; only the eligible
--       coverage.outside   persons by scheme, unit, verdict and rule who are not eligible: excluded by
--                          law (by which rule), or not told by the registers
--
-- rules COV-7  eligible in registers - participating = the sum of the reasons, exactly, for every
--              scheme, unit and employer; a run that breaks it fails
--       COV-12 nobody is counted twice or lost: each row of person_verdict stands in one line of one of
--              the two tables

CREATE TABLE coverage.gap AS
    WITH counted AS (
        SELECT scheme, unit_code, employer, reason, certainty, count(*)::BIGINT AS persons
        FROM coverage.person_verdict WHERE eligible GROUP BY ALL)
    SELECT scheme::VARCHAR AS scheme, c.unit_code, coalesce(employer_id, '') AS employer_id,
           coalesce(block, '') AS block, coalesce(collection_officer, '') AS collection_officer,
           coalesce(reason::VARCHAR, 'participating') AS reason, certainty::VARCHAR AS certainty, persons
    FROM counted c LEFT JOIN coverage.employer_trait USING (employer);

CREATE TABLE coverage.outside AS
    SELECT scheme::VARCHAR AS scheme, unit_code, verdict::VARCHAR AS verdict, rule::VARCHAR AS rule,
           count(*)::BIGINT AS persons
    FROM coverage.person_verdict
    WHERE NOT eligible
    GROUP BY ALL;
