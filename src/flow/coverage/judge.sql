-- Who must be in compulsory social insurance in one month, who is, and why the others are not.
--
-- in    tax_yearly_list, si_participants          accepted rows (views of intake)
--       linkage.person_member, employer_member
--       variables: month (first day), window_start (first day), tax_year, rule_id,
--                  contract_is_subject (what the rule says in the month)
-- out   coverage.person_month                     one row per person who is eligible in the month
--
-- rules COV-1  eligible: a person on the yearly tax list of employees with a contract of three
--              months or more, or a participant of the month
--       COV-2  participating: in a list of the month, at whatever employer
--       COV-3  reason, the first that holds:
--                lapsed                 participated in one of the eleven months before
--                left_out               the main payer has participants in the twelve months
--                employer_unregistered  the main payer has none
--       COV-4  certainty: sure for participants; inferred for the others, since the tax list has
--              no months; unsure when the tax rows carry no person number, by which alone the
--              two registers could have met
--       COV-5  locality: of a participant the unit that manages the SI unit with the highest
--              contribution wage; of the others the unit of the main payer
--       COV-6  main payer: the one with the highest taxable income of the year
--
-- Of equal wages or incomes the first employer id counts, then the first unit code: which row
-- DuckDB happens to read first must not decide.

CREATE SCHEMA coverage;

CREATE TEMP TABLE taxed AS
    SELECT person_id, employer_id, first(payer_unit ORDER BY taxable_income DESC, payer_unit) AS unit_code,
           sum(taxable_income)::BIGINT AS taxable_income,
           bool_or(identity_number IS NOT NULL) AS has_person_number
    FROM tax_yearly_list t
    JOIN linkage.person_member p ON p.record_key = t.record_key
    JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(t.record_key, t.payer_tax_code)
    WHERE t.in_force AND t.tax_year = getvariable('tax_year') AND getvariable('contract_is_subject')
    GROUP BY person_id, employer_id;

CREATE TEMP TABLE main_payer AS
    SELECT person_id, employer_id, unit_code, has_number AS has_person_number
    FROM (SELECT *, bool_or(has_person_number) OVER (PARTITION BY person_id) AS has_number
          FROM taxed)
    QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY taxable_income DESC, employer_id) = 1;

CREATE TEMP TABLE participated AS
    SELECT person_id, employer_id, managing_unit, month, max(contribution_wage) AS contribution_wage
    FROM si_participants s
    JOIN linkage.person_member p ON p.record_key = s.record_key
    JOIN linkage.employer_member e ON e.record_key = linkage.si_unit_key(s.record_key, s.si_unit_code)
    WHERE s.in_force AND month BETWEEN getvariable('window_start') AND getvariable('month')
    GROUP BY person_id, employer_id, managing_unit, month;

CREATE TEMP TABLE participant AS
    SELECT person_id, employer_id, managing_unit AS unit_code
    FROM participated
    WHERE month = getvariable('month')
    QUALIFY row_number() OVER (PARTITION BY person_id
                               ORDER BY contribution_wage DESC, employer_id, managing_unit) = 1;

CREATE TEMP TABLE last_participation AS
    SELECT person_id, max(month) AS month FROM participated GROUP BY person_id;

CREATE TEMP TABLE registered_employer AS
    SELECT DISTINCT employer_id FROM participated;

CREATE TABLE coverage.person_month AS
    SELECT person_id,
           getvariable('month') AS month,
           'compulsory' AS scheme,
           getvariable('rule_id') AS subject_rule,
           participant.person_id IS NOT NULL AS participating,
           CASE WHEN participant.person_id IS NOT NULL THEN NULL
                WHEN last_participation.month IS NOT NULL THEN 'lapsed'
                WHEN registered_employer.employer_id IS NOT NULL THEN 'left_out'
                ELSE 'employer_unregistered' END AS reason,
           CASE WHEN participant.person_id IS NOT NULL THEN 'sure'
                WHEN main_payer.has_person_number THEN 'inferred'
                ELSE 'unsure' END AS certainty,
           coalesce(participant.employer_id, main_payer.employer_id) AS employer_id,
           coalesce(participant.unit_code, main_payer.unit_code) AS unit_code,
           main_payer.person_id IS NOT NULL AS on_tax_list,
           last_participation.month AS last_participated
    FROM main_payer
    FULL JOIN participant USING (person_id)
    LEFT JOIN last_participation USING (person_id)
    LEFT JOIN registered_employer ON registered_employer.employer_id = main_payer.employer_id;
