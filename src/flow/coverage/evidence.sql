-- What the registers show of each person's work in one month, one row per person, register and
-- work relation, each with the delivered row that it comes from.
--
-- in    accepted rows (views of intake), linkage.person_record, employer_member, person, employer
--       coverage.commune_unit                    commune, unit_code: which unit it lies in that month
--       coverage.rule, reason                    what the law says of each kind of evidence; reasons
--       variables: month, last_day (first and last day), tax_year, half_year ("2018-H2"),
--                  retired_men, retired_women, age_of_joining (birth dates: who
--                  was born then or earlier has reached the age; NULL: not known)
-- out   coverage.stay             person, employer, unit: the months of the SI lists as bits
--       coverage.shown            person, register, kind, employer, unit, from, to, source row
--       coverage.participation, coverage.evidence    the same two with ids: views
--       coverage.employer_trait   what the registers say of an employer: block, collection officer,
--                                 registered, suspended, household business, head office elsewhere
--       temporary, for judge.sql: register_number, person_of, participating, last_told, resident, person_fact
--
-- rules COV-8   what a register shows is a kind of evidence; of several lists the one counts that was
--               the latest on the month (tax: COV-1; labour use: up to its half-year; the others:
--               the latest in force)
--       COV-9   bits of participation: bit k is the k-th month before the month judged, bit 0 itself;
--               up to 59 months back
--
-- A source row is delivery * 1000000000 + row_number, so that "the first" is never left to chance.
-- Persons and employers stand in tables by their numbers in linkage.person and linkage.employer, and words as
-- enumerations, since millions of texts are slow to join and to keep; the views have the ids.

-- ---- Words and keys -------------------------------------------------------------------------

-- In the order in which registers count (COV-10).
CREATE TYPE coverage.register_name AS ENUM (
    'si_list', 'labour_use', 'tax_yearly_list', 'tax_yearly_flat_list', 'si_list_before',
    'business_registrations', 'household_businesses', 'residents', 'voluntary_participants');
CREATE TEMP TABLE register_number AS
    SELECT register, enum_code(register)::INTEGER AS number
    FROM (SELECT unnest(enum_range(NULL::coverage.register_name))::coverage.register_name AS register);
CREATE TYPE coverage.kind_name AS ENUM (SELECT DISTINCT kind FROM coverage.rule ORDER BY kind);
CREATE TYPE coverage.rule_name AS ENUM (
    SELECT rule
    FROM (SELECT rule FROM coverage.rule UNION SELECT '' UNION SELECT 'voluntary.compulsorily_insured')
    ORDER BY rule);
CREATE TYPE coverage.verdict_name AS ENUM ('subject', 'not_subject', 'may_join', 'may_not_join', 'unknown');
CREATE TYPE coverage.scheme_name AS ENUM ('compulsory', 'unemployment', 'voluntary');
CREATE TYPE coverage.reason_name AS ENUM (SELECT reason FROM coverage.reason);
CREATE TYPE coverage.certainty_name AS ENUM ('sure', 'inferred', 'unsure');

-- Age, pension and nationality as one number below 32.
CREATE MACRO coverage.standing(age, receives_pension, is_foreign) AS
    (4 * list_position(['child', 'working', 'retired', 'unknown'], age)
     + CASE WHEN receives_pension THEN 2 ELSE 0 END + CASE WHEN is_foreign THEN 1 ELSE 0 END)::INTEGER;

CREATE TEMP VIEW person_of AS SELECT record_key, first AS person FROM linkage.person_record;

CREATE TEMP TABLE employer_of AS
    SELECT record_key, employer FROM linkage.employer_member JOIN linkage.employer USING (employer_id);

-- A code stands for the employer whom the rows of its sender call so (LNK-7).
CREATE TEMP TABLE employer_called AS
    SELECT split_part(record_key, '/', 1) AS sender, split_part(record_key, '/', 2) AS dataset,
           regexp_extract(record_key, '/(payer|unit):(.*)$', 2) AS code, employer
    FROM employer_of WHERE regexp_matches(record_key, '/(payer|unit):');

-- ---- Participation --------------------------------------------------------------------------

-- One row per person, employer and managing unit. first_seen and last_seen are in the order of the months.
CREATE TEMP TABLE participating AS
    SELECT person, employer, managing_unit AS unit_code,
           bit_or(1::BIGINT << back) AS months,
           bit_or(CASE WHEN unemployment THEN 1::BIGINT << back ELSE 0 END) AS unemployment_months,
           bit_or(CASE WHEN unemployment IS NULL THEN 1::BIGINT << back ELSE 0 END) AS untold_months,
           min((60 - back) * 10000000000000 + source_row) AS first_seen,
           max((60 - back) * 10000000000000 + source_row) AS last_seen,
           coalesce(max(contribution_wage) FILTER (back = 0), 0) AS wage
    FROM (SELECT record_key, sender, si_unit_code, managing_unit, unemployment, contribution_wage,
                 date_diff('month', month, getvariable('month')) AS back,
                 delivery * 1000000000 + row_number AS source_row
          FROM si_participants
          WHERE in_force AND month <= getvariable('month') AND month > getvariable('month') - to_months(60)) s
    -- Of four million keys only those of these lists are worth a place in the join.
    JOIN (FROM person_of WHERE contains(record_key, '/si-participants/')) USING (record_key)
    JOIN employer_called e ON e.dataset = 'si-participants' AND e.sender = s.sender AND e.code = s.si_unit_code
    GROUP BY person, employer, managing_unit;

CREATE TEMP TABLE si_unit_latest AS
    SELECT * FROM si_units WHERE in_force
    QUALIFY row_number() OVER (PARTITION BY si_unit_code ORDER BY delivery DESC, row_number DESC) = 1;

-- What the last of these rows tells besides. suspended: whether its SI unit is; NULL: no register has the unit.
CREATE TEMP TABLE last_told AS
    SELECT last_seen, coalesce(movement, '') AS movement, coalesce(contract_type, '') AS contract_type,
           coalesce(nationality, '') AS nationality, contract_from, status = 'suspended' AS suspended
    FROM si_participants s
    JOIN participating p ON p.last_seen % 10000000000000 = s.delivery * 1000000000 + s.row_number
    LEFT JOIN si_unit_latest USING (si_unit_code);

CREATE TABLE coverage.stay AS
    SELECT person, employer, unit_code, months, unemployment_months,
           first_seen % 10000000000000 AS first_row, last_seen % 10000000000000 AS last_row, movement
    FROM participating JOIN last_told USING (last_seen);

CREATE VIEW coverage.participation AS
    SELECT person_id, employer_id, unit_code, months, unemployment_months, first_row, last_row, movement
    FROM coverage.stay JOIN linkage.person USING (person) JOIN linkage.employer USING (employer);

-- ---- Employers ------------------------------------------------------------------------------

CREATE TEMP TABLE si_unit AS
    SELECT employer_id,
           arg_min(block, si_unit_code) AS block,
           arg_min(collection_officer, si_unit_code) AS collection_officer,
           arg_min(managing_unit, si_unit_code) AS managing_unit,
           bool_and(status = 'suspended') AS suspended,
           bool_and(block = 'household') AS household
    FROM si_unit_latest
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

-- Where an employer is, as far as a register that is not about his workers tells it.
CREATE TEMP TABLE seat AS
    SELECT employer_id, arg_max(district, delivery * 1000000000 + row_number) AS unit_code
    FROM (SELECT record_key, district, delivery, row_number FROM business_registrations WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM business_registrations_new WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM taxpayers WHERE in_force
          UNION ALL
          SELECT record_key, district, delivery, row_number FROM cooperatives WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

-- An enterprise is at home here if a register of the province has it under its own ten digits.
CREATE TEMP TABLE at_home AS
    SELECT DISTINCT employer_id
    FROM (SELECT record_key, business_code AS code FROM business_registrations WHERE in_force
          UNION ALL SELECT record_key, business_code FROM business_registrations_new WHERE in_force
          UNION ALL SELECT record_key, tax_code FROM taxpayers WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    WHERE length(code) = 10;

CREATE TEMP TABLE payer AS
    SELECT employer_id, bool_and(length(code) > 10) AS only_branches, min(unit_code) AS unit_code
    FROM (SELECT DISTINCT linkage.payer_key(record_key, payer_tax_code) AS record_key,
                 payer_tax_code AS code, payer_unit AS unit_code
          FROM tax_yearly_list WHERE in_force
          UNION ALL
          SELECT DISTINCT linkage.payer_key(record_key, employer_tax_code), employer_tax_code, NULL
          FROM labour_use WHERE in_force)
    JOIN linkage.employer_member USING (record_key)
    GROUP BY employer_id;

CREATE TABLE coverage.employer_trait AS
    SELECT employer, employer_id,
           coalesce(block, '') AS block,
           coalesce(collection_officer, '') AS collection_officer,
           coalesce(managing_unit, payer.unit_code, seat.unit_code, '') AS unit_code,
           employer IN (SELECT employer FROM participating WHERE months & 4095 <> 0) AS registered,
           coalesce(suspended, false) AS suspended,
           coalesce(household, employer_id IN (SELECT employer_id FROM household_businesses
                                               JOIN linkage.employer_member USING (record_key)
                                               WHERE in_force)) AS household,
           coalesce(only_branches, false) AND employer_id NOT IN (FROM at_home)
               AND EXISTS (FROM at_home) AS head_office_elsewhere
    FROM linkage.employer
    LEFT JOIN si_unit USING (employer_id)
    LEFT JOIN payer USING (employer_id)
    LEFT JOIN seat USING (employer_id);

-- ---- Persons --------------------------------------------------------------------------------

-- The household books of the communes, the latest of each unit.
CREATE TEMP TABLE resident AS
    SELECT person, arg_max(occupation, seen) AS occupation, arg_max(unit_code, seen) AS unit_code,
           max(seen) AS source_row
    FROM (SELECT record_key, occupation, unit_code, delivery * 1000000000 + row_number AS seen
          FROM residents LEFT JOIN coverage.commune_unit USING (commune)
          WHERE in_force)
    JOIN person_of USING (record_key)
    GROUP BY person;

-- What is asked of a person besides his work. standing: age, pension and nationality as one number.
CREATE TEMP TABLE person_fact AS
    SELECT person, r.unit_code AS residence,
           coalesce(occupation = 'military', false) AS military,
           coalesce(occupation = 'wage_worker', false) AS wage_worker,
           person_number IS NOT NULL OR si_number IS NOT NULL AS numbered,
           coverage.standing(
               CASE WHEN birth_date IS NULL THEN 'unknown'
                    WHEN birth_date > getvariable('age_of_joining') THEN 'child'
                    WHEN sex IS NULL OR getvariable('retired_men') IS NULL THEN 'unknown'
                    WHEN birth_date <= CASE sex WHEN 'male' THEN getvariable('retired_men')
                                                ELSE getvariable('retired_women') END THEN 'retired'
                    ELSE 'working' END,
               coalesce(occupation = 'pensioner', false),
               coalesce(nullif(nationality, '') NOT IN ('việt nam', 'viet nam', 'vietnam', 'vn'),
                        regexp_matches(person_number, '^[A-Z]'), false)) AS standing
    FROM linkage.person
    LEFT JOIN resident r USING (person)
    LEFT JOIN (SELECT person, lower(trim(arg_max(nationality, last_seen))) AS nationality
               FROM participating JOIN last_told USING (last_seen) GROUP BY person) USING (person);

-- ---- Evidence -------------------------------------------------------------------------------

-- Each register's rows by person and employer.
CREATE TEMP TABLE taxed AS
    SELECT person, employer, arg_min(payer_unit, (-taxable_income, payer_unit)) AS unit_code,
           sum(taxable_income)::BIGINT AS pay, min(delivery * 1000000000 + row_number) AS source_row
    FROM tax_yearly_list t
    JOIN person_of USING (record_key)
    JOIN employer_called e ON e.dataset = 'tax-yearly-list' AND e.sender = t.sender AND e.code = payer_tax_code
    WHERE in_force AND tax_year = getvariable('tax_year')
    GROUP BY person, employer;

CREATE TEMP TABLE taxed_flat AS
    SELECT person, employer, arg_min(payer_unit, (-taxable_income, payer_unit)) AS unit_code,
           sum(taxable_income)::BIGINT AS pay, min(delivery * 1000000000 + row_number) AS source_row
    FROM tax_yearly_flat_list t
    JOIN person_of USING (record_key)
    JOIN employer_called e ON e.dataset = 'tax-yearly-flat-list' AND e.sender = t.sender
                              AND e.code = payer_tax_code
    WHERE in_force AND coalesce(tax_year, left(period, 4)::INTEGER) = getvariable('tax_year')
    GROUP BY person, employer;

-- term: the whole months of the contract; NULL: it does not tell.
CREATE TEMP TABLE reported AS
    SELECT person, employer, contract_type, contract_from, contract_to, coalesce(wage, 0) AS pay,
           delivery * 1000000000 + row_number AS source_row,
           CASE WHEN contract_to IS NULL THEN NULL
                ELSE date_diff('month', contract_from, contract_to + 1)
                     - CASE WHEN contract_from + to_months(date_diff('month', contract_from, contract_to + 1)::INTEGER)
                                 > contract_to + 1 THEN 1 ELSE 0 END END AS term
    FROM labour_use l
    JOIN person_of USING (record_key)
    JOIN employer_called e ON e.dataset = 'labour-use' AND e.sender = l.sender AND e.code = employer_tax_code
    WHERE in_force AND contract_from <= getvariable('last_day')
      AND (contract_to IS NULL OR contract_to >= getvariable('month'))
      AND period = (SELECT max(period) FROM labour_use
                    WHERE in_force AND period <= getvariable('half_year'));

CREATE TEMP TABLE heads AS
    WITH headed AS (
        SELECT record_key, district, delivery * 1000000000 + row_number AS source_row
        FROM (FROM business_registrations WHERE in_force AND representative IS NOT NULL
              UNION ALL BY NAME
              FROM business_registrations_new WHERE in_force AND representative IS NOT NULL)
        WHERE status = 'active' AND registered_on <= getvariable('last_day')
        QUALIFY row_number() OVER (PARTITION BY business_code ORDER BY delivery DESC, row_number DESC) = 1)
    SELECT p.person, e.employer, min(district) AS district, min(source_row) AS source_row
    FROM headed h
    JOIN person_of p ON p.record_key = h.record_key || '/representative'
    JOIN employer_of e ON e.record_key = h.record_key
    GROUP BY p.person, e.employer;

CREATE TABLE coverage.shown AS
    WITH contract_kind AS (
        -- The words of a contract in SI lists and labour reports, as kinds of evidence.
        SELECT unnest(['indefinite', 'fixed', 'seasonal', 'public_employee', 'civil_servant', 'manager',
                       'commune_part_time', '']) AS contract_type,
               unnest(['contract_indefinite', 'contract_3_months', 'contract_seasonal', 'public_employee',
                       'civil_servant', 'paid_manager', 'commune_part_time', 'contract_3_months']) AS kind),
    main_unit AS (
        -- COV-5: of the units of the month the one with the highest contribution wage.
        SELECT * FROM participating WHERE months & 1 = 1
        QUALIFY row_number() OVER (PARTITION BY person ORDER BY wage DESC, employer, unit_code) = 1),
    last_unit AS (
        -- Who stood in the lists of the eleven months before and does not now.
        SELECT * FROM participating
        WHERE months & 4095 <> 0 AND person NOT IN (SELECT person FROM main_unit)
        QUALIFY row_number() OVER (PARTITION BY person ORDER BY last_seen DESC) = 1),
    row_shown AS (
        SELECT person, 'si_list' AS register,
               CASE kind WHEN 'contract_seasonal' THEN 'contract_seasonal_insured' ELSE kind END AS kind,
               employer, unit_code, contract_from AS starts, NULL::DATE AS ends, wage AS pay,
               last_seen % 10000000000000 AS source_row
        FROM main_unit JOIN last_told USING (last_seen) JOIN contract_kind USING (contract_type)
        UNION ALL
        -- An absence that the list itself explains leaves the contract standing; who still works for wages
        -- by the household book is taken to work there.
        SELECT person, 'si_list_before',
               CASE kind WHEN 'contract_seasonal' THEN 'contract_seasonal_insured' ELSE kind END,
               employer, l.unit_code, contract_from, NULL, 0, last_seen % 10000000000000
        FROM last_unit l JOIN last_told USING (last_seen) JOIN contract_kind USING (contract_type)
        LEFT JOIN resident USING (person)
        WHERE movement IN ('maternity', 'sick', 'unpaid_leave') OR occupation = 'wage_worker'
        UNION ALL
        SELECT person, 'labour_use',
               CASE WHEN contract_type NOT IN ('indefinite', 'fixed', 'seasonal') THEN kind
                    WHEN term >= 3 THEN 'contract_3_months'
                    WHEN term >= 1 THEN 'contract_1_to_3_months'
                    WHEN term = 0 THEN 'contract_under_1_month'
                    ELSE kind END,
               employer, NULL, contract_from, contract_to, pay, source_row
        FROM reported JOIN contract_kind USING (contract_type)
        UNION ALL
        -- Who heads a firm and is on its tax list draws a salary there; on no list of it, he draws none.
        SELECT person, 'tax_yearly_list',
               CASE WHEN heads.person IS NULL THEN 'contract_3_months' ELSE 'paid_manager' END,
               employer, t.unit_code, NULL, NULL, pay, t.source_row
        FROM taxed t LEFT JOIN heads USING (person, employer)
        UNION ALL
        SELECT person, 'tax_yearly_flat_list', 'short_or_no_contract', employer, unit_code, NULL, NULL, pay,
               source_row
        FROM taxed_flat
        UNION ALL
        SELECT person, 'business_registrations', 'unpaid_manager', employer, district, NULL, NULL, 0,
               source_row
        FROM heads ANTI JOIN taxed USING (person, employer)
        UNION ALL
        SELECT p.person, 'household_businesses',
               CASE tax_method WHEN 'declaration' THEN 'household_owner_declaration'
                               WHEN 'lump_sum' THEN 'household_owner_other'
                               ELSE 'household_owner' END,
               e.employer, u.unit_code, registered_on, NULL, 0, delivery * 1000000000 + row_number
        FROM household_businesses o
        JOIN person_of p ON p.record_key = o.record_key || '/owner'
        JOIN employer_of e ON e.record_key = o.record_key
        LEFT JOIN coverage.commune_unit u USING (commune)
        WHERE in_force AND coalesce(status, 'active') = 'active'
          AND coalesce(registered_on <= getvariable('last_day'), true)
        UNION ALL
        SELECT person, 'residents',
               CASE occupation WHEN 'wage_worker' THEN 'wage_worker'
                               WHEN 'military' THEN 'military'
                               WHEN 'domestic_worker' THEN 'domestic_worker'
                               ELSE 'self_employed' END,
               NULL, unit_code, NULL, NULL, 0, source_row
        FROM resident)
    SELECT person, register::coverage.register_name AS register, kind::coverage.kind_name AS kind, employer,
           unit_code, starts, ends, pay, source_row
    FROM row_shown
    ORDER BY person;

CREATE VIEW coverage.evidence AS
    SELECT person_id, register, kind, coalesce(employer_id, '') AS employer_id, unit_code, starts, ends, pay,
           source_row
    FROM coverage.shown JOIN linkage.person USING (person) LEFT JOIN linkage.employer USING (employer);
