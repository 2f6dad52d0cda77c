-- Who is subject to which scheme in one month, who participates, and why the others do not.
--
-- in    coverage.evidence, participation, employer_trait, rule, commune_unit; person_fact
--       linkage.person_doubt, person_member; voluntary_participants (view of intake)
--       variables: month, last_day, tax_year, registration_days, window_start
-- out   coverage.person_month    one row per person and scheme: verdict, reason, certainty
--
-- rules COV-1  eligible: subject by the law of the month, as far as registers show, or participating
--       COV-2  participating: in an SI list of the month, at whatever employer (unemployment: and marked
--              as insured there; where the list does not say, if he is subject); voluntary: a payment
--              covers the month
--       COV-3  reason: the first that holds, in the order of the CASE below (table in docs/coverage.md)
--       COV-4  certainty: sure for participants and where a contract is shown; inferred where tax data
--              or a household book stand for it; unsure where no register gives a number by which the
--              records of the person could have met
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

-- ---- Verdict on duty (COV-10) ---------------------------------------------------------------

CREATE TEMP TABLE duty AS
    WITH ranked AS (
        SELECT e.*, f.* EXCLUDE (person_id),
               c.rule AS compulsory_rule, c.verdict AS compulsory_verdict,
               u.rule AS unemployment_rule, u.verdict AS unemployment_verdict,
               CASE register WHEN 'si_list' THEN 1 WHEN 'labour_use' THEN 2 WHEN 'tax_yearly_list' THEN 3
                             WHEN 'tax_yearly_flat_list' THEN 4 WHEN 'si_list_before' THEN 5
                             WHEN 'business_registrations' THEN 6 WHEN 'household_businesses' THEN 7
                             ELSE 8 END AS rank,
               CASE WHEN register = 'si_list' AND c.verdict <> 'unknown' THEN 0
                    WHEN c.verdict = 'subject' THEN 1 WHEN c.verdict = 'unknown' THEN 2
                    ELSE 3 END AS compulsory_order,
               CASE WHEN register = 'si_list' AND u.verdict <> 'unknown' THEN 0
                    WHEN u.verdict = 'subject' THEN 1 WHEN u.verdict = 'unknown' THEN 2
                    ELSE 3 END AS unemployment_order
        FROM (FROM coverage.evidence
              WHERE NOT (register IN ('tax_yearly_list', 'tax_yearly_flat_list')
                         AND (person_id, employer_id) IN (
                             SELECT (person_id, employer_id) FROM coverage.evidence
                             WHERE register = 'labour_use' AND kind <> 'contract_seasonal'))) e
        JOIN person_fact f USING (person_id)
        JOIN coverage.rule c ON c.scheme = 'compulsory' AND c.kind = e.kind AND c.age = f.age
            AND c.receives_pension = f.receives_pension AND c.is_foreign = f.is_foreign
        JOIN coverage.rule u ON u.scheme = 'unemployment' AND u.kind = e.kind AND u.age = f.age
            AND u.receives_pension = f.receives_pension AND u.is_foreign = f.is_foreign),
    keyed AS (
        SELECT *, (compulsory_order * 10 + rank) * 10000000000000 + source_row AS compulsory_key,
               (unemployment_order * 10 + rank) * 10000000000000 + source_row AS unemployment_key
        FROM ranked)
    SELECT person_id,
           arg_min(kind, compulsory_key) AS compulsory_kind,
           arg_min(register, compulsory_key) AS compulsory_register,
           arg_min(compulsory_rule, compulsory_key) AS compulsory_rule,
           arg_min(compulsory_verdict, compulsory_key) AS compulsory_verdict,
           min(compulsory_key) % 10000000000000 AS compulsory_row,
           arg_min(register, unemployment_key) AS unemployment_register,
           arg_min(unemployment_rule, unemployment_key) AS unemployment_rule,
           arg_min(unemployment_verdict, unemployment_key) AS unemployment_verdict,
           min(unemployment_key) % 10000000000000 AS unemployment_row,
           bool_or(register = 'tax_yearly_list') AS on_tax_list
    FROM keyed
    GROUP BY person_id;

-- ---- Main employer and locality (COV-5, COV-6) -----------------------------------------------

CREATE TEMP TABLE workplace AS
    SELECT person_id, employer_id, coalesce(e.unit_code, t.unit_code) AS unit_code, starts,
           coalesce(registered, false) AS registered, coalesce(suspended, false) AS suspended,
           coalesce(household, false) AS household,
           coalesce(head_office_elsewhere, false) AS head_office_elsewhere
    FROM coverage.evidence e
    LEFT JOIN coverage.employer_trait t USING (employer_id)
    WHERE register <> 'residents'
    QUALIFY row_number() OVER (
        PARTITION BY person_id
        ORDER BY CASE register WHEN 'si_list' THEN 1 WHEN 'tax_yearly_list' THEN 2 WHEN 'labour_use' THEN 3
                               WHEN 'tax_yearly_flat_list' THEN 4 WHEN 'si_list_before' THEN 5
                               WHEN 'business_registrations' THEN 6 ELSE 7 END,
                 pay DESC, starts DESC NULLS LAST, employer_id, source_row) = 1;

-- The first day of work at the main employer that a labour report tells.
CREATE TEMP TABLE hired AS
    SELECT person_id, employer_id, max(starts) AS starts
    FROM coverage.evidence WHERE register = 'labour_use' GROUP BY person_id, employer_id;

-- ---- Participation (COV-2) --------------------------------------------------------------------

CREATE TEMP TABLE person_participation AS
    SELECT person_id, bit_or(months) AS months, bit_or(unemployment_months) AS unemployment_months,
           bit_or(untold_months) AS untold_months, arg_max(movement, last_seen) AS movement
    FROM participating GROUP BY person_id;

-- ---- Compulsory and unemployment --------------------------------------------------------------

CREATE TEMP TABLE judged AS
    WITH schemes AS (
        SELECT person_id, 'compulsory' AS scheme, compulsory_verdict AS verdict, compulsory_rule AS rule,
               compulsory_register AS register, compulsory_row AS source_row,
               coalesce(months, 0) AS mask, coalesce(months & 1 = 1, false) AS participating,
               false AS untold
        FROM duty LEFT JOIN person_participation USING (person_id)
        UNION ALL
        SELECT person_id, 'unemployment', unemployment_verdict, unemployment_rule, unemployment_register,
               unemployment_row, coalesce(unemployment_months | untold_months, 0),
               coalesce(unemployment_months & 1 = 1
                        OR (untold_months & 1 = 1 AND unemployment_verdict = 'subject'), false),
               coalesce(unemployment_months & 1 = 0, false)
        FROM duty LEFT JOIN person_participation USING (person_id))
    SELECT s.*, f.* EXCLUDE (person_id), on_tax_list, movement,
           coalesce(w.employer_id, '') AS employer_id,
           coalesce(w.unit_code, f.residence, '') AS unit_code,
           coalesce(registered, false) AS registered, coalesce(suspended, false) AS suspended,
           coalesce(household, false) AS household,
           coalesce(head_office_elsewhere, false) AS head_office_elsewhere,
           hired.starts AS hired_on,
           person_id IN (SELECT person_id FROM linkage.person_doubt) AS doubtful,
           coalesce(months & 4095 <> 0, false) AS insured_in_window,
           coalesce(months & 1 = 1, false) AS insured_now,
           -- The lowest bit that is set is the last month.
           CASE WHEN mask = 0 THEN NULL
                ELSE (getvariable('month')
                      - to_months((log2((mask & -mask)::DOUBLE))::INTEGER))::DATE END AS last_participated
    FROM schemes s
    JOIN person_fact f USING (person_id)
    JOIN duty USING (person_id)
    LEFT JOIN person_participation USING (person_id)
    LEFT JOIN workplace w USING (person_id)
    LEFT JOIN hired ON hired.person_id = s.person_id AND hired.employer_id = w.employer_id;

CREATE TABLE coverage.person_month AS
    SELECT person_id, scheme, verdict, rule,
           verdict = 'subject' OR participating AS eligible,
           participating,
           CASE WHEN participating OR verdict <> 'subject' THEN NULL
                WHEN doubtful THEN 'under_review'
                WHEN military THEN 'armed_forces'
                -- Insured in the month, but not against unemployment.
                WHEN insured_now THEN CASE WHEN mask & 4095 <> 0 THEN 'lapsed' ELSE 'left_out' END
                WHEN insured_in_window AND movement = 'maternity' THEN 'maternity'
                WHEN insured_in_window AND movement = 'sick' THEN 'sick'
                WHEN suspended THEN 'fund_suspension'
                WHEN insured_in_window AND movement = 'unpaid_leave' THEN 'unpaid_leave'
                WHEN insured_in_window AND movement = 'moved' THEN 'possibly_insured_elsewhere'
                WHEN insured_in_window AND movement = 'left' AND NOT wage_worker THEN 'left_in_period'
                WHEN head_office_elsewhere AND NOT registered THEN 'possibly_insured_elsewhere'
                WHEN hired_on + getvariable('registration_days')::INTEGER >= getvariable('last_day')
                    AND NOT insured_in_window THEN 'newly_hired'
                WHEN mask & 4095 <> 0 THEN 'lapsed'
                WHEN movement = 'left' AND year(last_participated) < getvariable('tax_year') THEN 'severance'
                WHEN household AND NOT registered THEN 'household_business'
                WHEN registered THEN 'left_out'
                ELSE 'employer_unregistered' END AS reason,
           CASE WHEN participating THEN CASE WHEN untold THEN 'inferred' ELSE 'sure' END
                WHEN NOT numbered OR verdict = 'unknown' THEN 'unsure'
                WHEN register IN ('si_list', 'labour_use') THEN 'sure'
                ELSE 'inferred' END AS certainty,
           employer_id, unit_code, register, source_row, on_tax_list, last_participated
    FROM judged;

-- ---- Voluntary (COV-11) -----------------------------------------------------------------------

CREATE TEMP TABLE paid AS
    SELECT person_id, bool_or(covers) AS participating,
           bool_or(from_month > getvariable('month') - to_months(12)) AS in_window,
           max(CASE WHEN until <= getvariable('month') THEN until ELSE getvariable('month') END) AS last_month,
           arg_max(unit_code, seen) AS unit_code, max(seen) AS source_row
    FROM (SELECT record_key, u.unit_code, delivery * 1000000000 + row_number AS seen, from_month,
                 (from_month + to_months(greatest(months, 1)::INTEGER - 1))::DATE AS until,
                 getvariable('month') BETWEEN from_month
                     AND from_month + to_months(greatest(months, 1)::INTEGER - 1) AS covers
          FROM voluntary_participants LEFT JOIN coverage.commune_unit u USING (commune)
          WHERE in_force AND from_month <= getvariable('month'))
    JOIN linkage.person_member USING (record_key)
    GROUP BY person_id;

INSERT INTO coverage.person_month
    SELECT coalesce(d.person_id, p.person_id), 'voluntary',
           CASE WHEN d.insured THEN 'may_not_join' ELSE coalesce(r.verdict, 'unknown') END,
           CASE WHEN d.insured THEN 'voluntary.compulsorily_insured' ELSE coalesce(r.rule, '') END,
           coalesce(r.verdict = 'may_join', false) OR coalesce(p.participating, false),
           coalesce(p.participating, false),
           CASE WHEN coalesce(p.participating, false) OR coalesce(r.verdict <> 'may_join', true) THEN NULL
                WHEN d.person_id IN (SELECT person_id FROM linkage.person_doubt) THEN 'under_review'
                WHEN p.in_window THEN 'lapsed'
                ELSE 'potential' END,
           CASE WHEN coalesce(p.participating, false) THEN 'sure'
                WHEN d.insured THEN 'sure'
                WHEN coalesce(r.verdict, 'unknown') = 'unknown' OR NOT f.numbered THEN 'unsure'
                ELSE 'inferred' END,
           '', coalesce(p.unit_code, f.residence, ''),
           CASE WHEN p.person_id IS NULL THEN 'residents' ELSE 'voluntary_participants' END,
           coalesce(p.source_row, d.compulsory_row), coalesce(d.on_tax_list, false),
           CASE WHEN p.person_id IS NULL THEN NULL ELSE p.last_month END
    FROM (SELECT duty.*, coalesce(months & 1 = 1, false) AS insured
          FROM duty LEFT JOIN person_participation USING (person_id)
          WHERE person_id IN (SELECT person_id FROM coverage.evidence WHERE register = 'residents')
             OR person_id IN (SELECT person_id FROM paid)) d
    FULL JOIN paid p ON p.person_id = d.person_id
    LEFT JOIN person_fact f ON f.person_id = coalesce(d.person_id, p.person_id)
    LEFT JOIN coverage.rule r ON NOT d.insured AND r.scheme = 'voluntary' AND r.kind = d.compulsory_kind
        AND r.age = f.age AND r.receives_pension = f.receives_pension AND r.is_foreign = f.is_foreign;
