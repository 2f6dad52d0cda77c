-- The gap by locality and employer, summed from the persons.
--
-- in    coverage.person_month
-- out   coverage.gap              one row per unit and employer
--
-- rule  COV-7  eligible in registers - participating = lapsed + left_out + employer_unregistered,
--              exactly, for every unit and every employer; a run that breaks it fails

CREATE TABLE coverage.gap AS
    SELECT unit_code, employer_id,
           count(*)::BIGINT AS eligible,
           count(*) FILTER (participating)::BIGINT AS participating,
           count(*) FILTER (reason = 'employer_unregistered')::BIGINT AS employer_unregistered,
           count(*) FILTER (reason = 'left_out')::BIGINT AS left_out,
           count(*) FILTER (reason = 'lapsed')::BIGINT AS lapsed,
           count(*) FILTER (certainty = 'unsure')::BIGINT AS unsure
    FROM coverage.person_month
    GROUP BY unit_code, employer_id;
