-- The gap by locality, employer and reason, summed from the persons.
--
-- in    coverage.person_month, employer_trait
-- out   coverage.gap       persons by scheme, unit, employer (with its block and collection officer) and
--                          where they stand: 'participating' or
--                          a reason; only the eligible
--       coverage.outside   persons by scheme, unit, verdict and rule who are not eligible: excluded by
--                          law (by which rule), or not told by the registers
--
-- rules COV-7  eligible in registers - participating = the sum of the reasons, exactly, for every
--              scheme, unit and employer; a run that breaks it fails
--       COV-12 nobody is counted twice or lost: each row of person_month stands in one line of one of
--              the two tables

CREATE TABLE coverage.gap AS
    SELECT scheme, p.unit_code, employer_id, coalesce(block, '') AS block,
           coalesce(collection_officer, '') AS collection_officer,
           coalesce(reason, 'participating') AS reason, certainty, count(*)::BIGINT AS persons
    FROM coverage.person_month p
    LEFT JOIN coverage.employer_trait USING (employer_id)
    WHERE eligible
    GROUP BY ALL;

CREATE TABLE coverage.outside AS
    SELECT scheme, unit_code, verdict, rule, count(*)::BIGINT AS persons
    FROM coverage.person_month
    WHERE NOT eligible
    GROUP BY ALL;
