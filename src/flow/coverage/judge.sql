-- Who is subject to which scheme in one month, who participates, and why the others do not.
--
-- in    coverage.shown, employer_trait, rule, commune_unit; linkage.person, person_doubt
--       coverage.pay_limit                       unit_code, newly_hired, severance (COV-22)
--       the temporary tables of evidence.sql; voluntary_participants, labour_use, si_participants_refused
--       (views of intake)
--       variables: month, last_day, tax_year, registration_days, newly_hired_below, severance_below (of units
--                  that stand in no pay_limit; NULL: nothing is inferred)
-- out   coverage.person_verdict  one row per person and scheme: verdict, reason, certainty
--       coverage.person_month    the same with ids: a view
--
-- rules COV-1  eligible: subject by the law of the month, as far as registers show, or participating
--       COV-2  participating: in an SI list of the month, at whatever employer (unemployment: and marked
--              as insured there; where the list does not say, if he is subject); voluntary: a payment
--              covers the month
--       COV-3  reason: the first that holds, in the order of the CASE below (table in docs/coverage.md)
--       COV-4  certainty: sure for participants and where a contract is shown; inferred where tax data
--              or a household book stand for it; unsure where no register gives a number by which the
--              records of the person could have met, and where the reason rests on pay (COV-20, COV-21)
--       COV-5  locality: of a participant the unit that manages the SI unit with his highest
--              contribution wage; of the others that of the main employer; else that of residence.
--              Voluntary: residence
--       COV-6  main employer: the payer with the highest taxable income, else the latest labour report,
--              else the payer of the flat-rate list, else the last one in the SI lists, else the own firm
--       COV-10 what the SI list of the month says of the contract settles it; else a labour report that names
--              the contract stands for the tax lists of that employer. Of what is left: subject if any
--              evidence says so; else unknown if any leaves it open; else not subject.
--              Of equal answers the first register counts: SI list, labour report, tax lists, SI lists
--              before, business register, household businesses, household book
--       COV-11 voluntary is asked of residents and of who pays it: may join, unless subject
--       COV-13 who is not subject to compulsory insurance has no row of unemployment, unless the law sees
--              that one otherwise; who is insured in the month has none of voluntary, unless he pays it
--       COV-20 severance without a list of the year before: the yearly tax list alone tells of his work, the
--              household book names another occupation than work for wages, and the payer paid him less
--              than the limit of his unit
--       COV-21 newly hired without a labour report: the yearly tax list of the month's own year alone tells
--              of his work, the month is the last of that year, the household book says that he works for
--              wages, and the payer paid him less than the limit of his unit

-- ---- Verdict on duty (COV-10) ---------------------------------------------------------------

-- What the law of the month answers to a kind of evidence and a standing.
CREATE TEMP TABLE answer AS
    SELECT enum_code(kind::coverage.kind_name)::INTEGER * 32
               + coverage.standing(age, receives_pension, is_foreign) AS answer,
           max(verdict::coverage.verdict_name) FILTER (scheme = 'compulsory') AS compulsory_verdict,
           max(rule::coverage.rule_name) FILTER (scheme = 'compulsory') AS compulsory_rule,
           max(verdict::coverage.verdict_name) FILTER (scheme = 'unemployment') AS unemployment_verdict,
           max(rule::coverage.rule_name) FILTER (scheme = 'unemployment') AS unemployment_rule,
           max(verdict::coverage.verdict_name) FILTER (scheme = 'voluntary') AS voluntary_verdict,
           max(rule::coverage.rule_name) FILTER (scheme = 'voluntary') AS voluntary_rule
    FROM coverage.rule
    GROUP BY kind, age, receives_pension, is_foreign;

-- Which evidence counts is one number, and the least wins: the order of its answer, its register, its row; the
-- answer itself stands in the last places.
CREATE TEMP MACRO weight(verdict, register, register_number, source_row, answer) AS
    ((CASE WHEN register = 'si_list' AND verdict <> 'unknown' THEN 0
           WHEN verdict = 'subject' THEN 1 WHEN verdict = 'unknown' THEN 2 ELSE 3 END * 10
      + register_number)::BIGINT * 10000000000000 + source_row) * 2048 + answer;
CREATE TEMP MACRO register_in(weight) AS (weight // 20480000000000000 % 10)::INTEGER;
CREATE TEMP MACRO row_in(weight) AS weight // 2048 % 10000000000000;
CREATE TEMP MACRO answer_in(weight) AS (weight % 2048)::INTEGER;

CREATE TEMP TABLE duty AS
    WITH reported_job AS (
        SELECT DISTINCT person, employer
        FROM coverage.shown WHERE register = 'labour_use' AND kind <> 'contract_seasonal'),
    counted AS (
        FROM coverage.shown WHERE register NOT IN ('tax_yearly_list', 'tax_yearly_flat_list')
        UNION ALL
        FROM coverage.shown ANTI JOIN reported_job USING (person, employer)
        WHERE register IN ('tax_yearly_list', 'tax_yearly_flat_list')),
    -- One number to look an answer up by: else the planner would multiply each row by all standings first.
    asked AS (
        SELECT person, register, enum_code(register) AS number, source_row, enum_code(kind)::INTEGER * 32 + standing AS answer
        FROM counted JOIN person_fact USING (person))
    SELECT person,
           min(weight(compulsory_verdict, register, number, source_row, answer)) AS compulsory,
           min(weight(unemployment_verdict, register, number, source_row, answer)) AS unemployment,
           bool_or(register = 'tax_yearly_list') AS on_tax_list
    FROM asked JOIN answer USING (answer)
    GROUP BY person;

-- ---- Main employer and locality (COV-5, COV-6) -----------------------------------------------

CREATE TEMP TABLE workplace AS
    SELECT person, employer, unit_code, pay
    FROM coverage.shown
    WHERE register <> 'residents'
    QUALIFY row_number() OVER (
        PARTITION BY person
        ORDER BY CASE register WHEN 'si_list' THEN 1 WHEN 'tax_yearly_list' THEN 2 WHEN 'labour_use' THEN 3
                               WHEN 'tax_yearly_flat_list' THEN 4 WHEN 'si_list_before' THEN 5
                               WHEN 'business_registrations' THEN 6 ELSE 7 END,
                 pay DESC, starts DESC NULLS LAST, employer, source_row) = 1;

-- The first day of work at the main employer that a labour report tells.
CREATE TEMP TABLE hired AS
    SELECT person, employer, max(starts) AS starts
    FROM coverage.shown WHERE register = 'labour_use' GROUP BY person, employer;

-- ---- Participation (COV-2) --------------------------------------------------------------------

CREATE TEMP TABLE person_participation AS
    SELECT person, bit_or(months) AS months, bit_or(unemployment_months) AS unemployment_months,
           bit_or(untold_months) AS untold_months, max(last_seen) AS last_seen,
           arg_max(employer, last_seen) AS last_employer
    FROM participating GROUP BY person;

-- ---- Compulsory and unemployment --------------------------------------------------------------

-- Of whom the SI list of the month has a row that intake refused: missing data are no absence.
CREATE TEMP TABLE refused_now AS
    SELECT DISTINCT person
    FROM si_participants_refused JOIN person_of USING (record_key)
    WHERE in_force AND period = strftime(getvariable('month'), '%Y-%m');

-- Of whose work nothing tells but the yearly tax list: no SI list that is kept, no labour report, no other
-- register (COV-20, COV-21). Who heads the firm that pays him is not among them.
CREATE TEMP TABLE taxed_alone AS
    WITH shown_alone AS (
        SELECT person FROM coverage.shown ANTI JOIN participating USING (person)
        GROUP BY person
        HAVING bool_or(register = 'tax_yearly_list')
           AND bool_and(register = 'residents'
                        OR (register = 'tax_yearly_list' AND kind = 'contract_3_months'))),
    -- A contract of a report may be over, and is then not shown.
    reported_once AS (
        SELECT DISTINCT person
        FROM (SELECT person, record_key FROM shown_alone JOIN person_of USING (person))
        JOIN labour_use USING (record_key)
        WHERE in_force AND period <= getvariable('half_year'))
    SELECT person, coalesce(occupation <> 'wage_worker', false) AS other_occupation
    FROM shown_alone ANTI JOIN reported_once USING (person) LEFT JOIN resident USING (person);

-- All that is known of a person, once for both schemes.
CREATE TEMP TABLE known AS
    SELECT person, compulsory, unemployment, on_tax_list, f.military, f.wage_worker, f.numbered, w.employer,
           coalesce(w.unit_code, t.unit_code, f.residence, '') AS unit_code,
           coalesce(registered, false) AS registered,
           -- An enterprise may have one SI unit suspended and another not.
           coalesce(CASE WHEN last_employer = w.employer THEN last_told.suspended END, t.suspended,
                    false) AS suspended,
           coalesce(household, false) AS household,
           coalesce(head_office_elsewhere, false) AS head_office_elsewhere,
           hired.starts AS hired_on, movement,
           coalesce(a.other_occupation
                    AND w.pay < coalesce(limits.severance, getvariable('severance_below')), false) AS paid_off,
           coalesce(a.person IS NOT NULL AND f.wage_worker
                    AND w.pay < coalesce(limits.newly_hired, getvariable('newly_hired_below'))
                    AND getvariable('month') = make_date(getvariable('tax_year'), 12, 1), false) AS just_begun,
           person IN (SELECT person FROM linkage.person_doubt JOIN linkage.person USING (person_id)) AS doubtful,
           person IN (FROM refused_now) AS row_refused,
           coalesce(months, 0) AS months, coalesce(unemployment_months, 0) AS unemployment_months,
           coalesce(untold_months, 0) AS untold_months
    FROM duty
    JOIN person_fact f USING (person)
    LEFT JOIN person_participation USING (person)
    LEFT JOIN last_told USING (last_seen)
    LEFT JOIN workplace w USING (person)
    LEFT JOIN coverage.employer_trait t USING (employer)
    LEFT JOIN hired USING (person, employer)
    LEFT JOIN taxed_alone a USING (person)
    LEFT JOIN coverage.pay_limit limits ON limits.unit_code = w.unit_code;

-- mask: the months in which he was insured, for the scheme; the lowest bit that is set is the last.
CREATE TEMP VIEW judged AS
    SELECT known.*, 'compulsory' AS scheme, compulsory AS weight, a.compulsory_verdict AS verdict,
           a.compulsory_rule AS rule, months AS mask, months & 1 = 1 AS participating, false AS untold
    FROM known JOIN answer a ON a.answer = answer_in(compulsory)
    UNION ALL
    SELECT known.*, 'unemployment', unemployment, u.unemployment_verdict, u.unemployment_rule,
           unemployment_months | untold_months,
           unemployment_months & 1 = 1 OR (untold_months & 1 = 1 AND u.unemployment_verdict = 'subject'),
           months <> 0 AND unemployment_months & 1 = 0
    FROM known
    JOIN answer c ON c.answer = answer_in(compulsory)
    JOIN answer u ON u.answer = answer_in(unemployment)
    WHERE c.compulsory_verdict <> 'not_subject' OR u.unemployment_verdict <> 'not_subject' OR months & 1 = 1;

CREATE TABLE coverage.person_verdict AS
    WITH dated AS (
        SELECT judged.*, r.register, months & 4095 <> 0 AS insured_in_window,
               CASE WHEN mask = 0 THEN NULL
                    ELSE (getvariable('month')
                          - to_months((log2((mask & -mask)::DOUBLE))::INTEGER))::DATE END AS last_participated
        FROM judged JOIN register_number r ON r.number = register_in(weight)),
    reasoned AS (
        SELECT *,
               CASE WHEN participating OR verdict <> 'subject' THEN NULL
                    WHEN doubtful THEN 'under_review'
                    WHEN military THEN 'armed_forces'
                    -- Insured in the month, but not against unemployment.
                    WHEN months & 1 = 1 THEN CASE WHEN mask & 4095 <> 0 THEN 'lapsed' ELSE 'left_out' END
                    WHEN row_refused THEN 'row_refused'
                    WHEN insured_in_window AND movement = 'maternity' THEN 'maternity'
                    WHEN insured_in_window AND movement = 'sick' THEN 'sick'
                    WHEN suspended THEN 'fund_suspension'
                    WHEN insured_in_window AND movement = 'unpaid_leave' THEN 'unpaid_leave'
                    WHEN insured_in_window AND movement = 'moved' THEN 'possibly_insured_elsewhere'
                    WHEN insured_in_window AND movement = 'left' AND NOT wage_worker THEN 'left_in_period'
                    WHEN head_office_elsewhere AND NOT registered THEN 'possibly_insured_elsewhere'
                    WHEN hired_on + getvariable('registration_days')::INTEGER >= getvariable('last_day')
                        AND NOT insured_in_window THEN 'newly_hired'
                    WHEN just_begun THEN 'newly_hired'
                    WHEN mask & 4095 <> 0 THEN 'lapsed'
                    WHEN movement = 'left' AND year(last_participated) < getvariable('tax_year') THEN 'severance'
                    WHEN paid_off THEN 'severance'
                    WHEN household AND NOT registered THEN 'household_business'
                    WHEN registered THEN 'left_out'
                    ELSE 'employer_unregistered' END::coverage.reason_name AS reason
        FROM dated)
    SELECT person, scheme::coverage.scheme_name AS scheme, verdict, rule,
           verdict = 'subject' OR participating AS eligible,
           participating, reason,
           CASE WHEN participating THEN CASE WHEN untold THEN 'inferred' ELSE 'sure' END
                WHEN NOT numbered OR verdict = 'unknown' THEN 'unsure'
                WHEN (paid_off AND reason = 'severance') OR (just_begun AND reason = 'newly_hired') THEN 'unsure'
                WHEN register IN ('si_list', 'labour_use') THEN 'sure'
                ELSE 'inferred' END::coverage.certainty_name AS certainty,
           employer, unit_code, register, row_in(weight) AS source_row,
           on_tax_list, last_participated
    FROM reasoned
    ORDER BY person;  -- Who asks for one of them has a block read, not the table.

CREATE VIEW coverage.person_month AS
    SELECT person_id, scheme, verdict, rule, eligible, participating, reason, certainty,
           coalesce(employer_id, '') AS employer_id, unit_code, register, source_row, on_tax_list,
           last_participated
    FROM coverage.person_verdict
    JOIN linkage.person USING (person)
    LEFT JOIN linkage.employer USING (employer);

-- ---- Voluntary (COV-11) -----------------------------------------------------------------------

CREATE TEMP TABLE paid AS
    SELECT person, bool_or(covers) AS participating,
           bool_or(from_month > getvariable('month') - to_months(12)) AS in_window,
           max(CASE WHEN until <= getvariable('month') THEN until ELSE getvariable('month') END) AS last_month,
           arg_max(unit_code, seen) AS unit_code, max(seen) AS source_row
    FROM (SELECT record_key, u.unit_code, delivery * 1000000000 + row_number AS seen, from_month,
                 (from_month + to_months(greatest(months, 1)::INTEGER - 1))::DATE AS until,
                 getvariable('month') BETWEEN from_month
                     AND from_month + to_months(greatest(months, 1)::INTEGER - 1) AS covers
          FROM voluntary_participants LEFT JOIN coverage.commune_unit u USING (commune)
          WHERE in_force AND from_month <= getvariable('month'))
    JOIN person_of USING (record_key)
    GROUP BY person;

INSERT INTO coverage.person_verdict
    WITH asked AS (
        SELECT person, k.doubtful, k.compulsory, k.on_tax_list, coalesce(k.months & 1 = 1, false) AS insured,
               p.person IS NOT NULL AS pays, coalesce(p.participating, false) AS participating, p.in_window,
               p.unit_code, p.source_row, p.last_month
        FROM known k FULL JOIN paid p USING (person)
        WHERE p.person IS NOT NULL
           OR (person IN (SELECT person FROM resident) AND NOT coalesce(k.months & 1 = 1, false))),
    answered AS (
        SELECT asked.*, f.numbered, f.residence,
               CASE WHEN insured THEN 'may_not_join' ELSE coalesce(a.voluntary_verdict, 'unknown') END AS verdict,
               CASE WHEN insured THEN 'voluntary.compulsorily_insured'
                    ELSE coalesce(a.voluntary_rule, '') END AS rule
        FROM asked
        JOIN person_fact f USING (person)
        LEFT JOIN answer a ON a.answer = answer_in(compulsory))
    SELECT person, 'voluntary', verdict, rule,
           verdict = 'may_join' OR participating,
           participating,
           CASE WHEN participating OR verdict <> 'may_join' THEN NULL
                WHEN doubtful THEN 'under_review'
                WHEN in_window THEN 'lapsed'
                ELSE 'potential' END,
           CASE WHEN participating OR insured THEN 'sure'
                WHEN verdict = 'unknown' OR NOT numbered THEN 'unsure'
                ELSE 'inferred' END,
           NULL, coalesce(unit_code, residence, ''),
           CASE WHEN pays THEN 'voluntary_participants' ELSE 'residents' END,
           coalesce(source_row, row_in(compulsory)), coalesce(on_tax_list, false), last_month
    FROM answered
    ORDER BY person;
