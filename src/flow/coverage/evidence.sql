-- What the registers show of each person's work in one month, one row per person, register and
-- work relation, each with the delivered row that it comes from.
--
-- in    accepted rows (views of intake), linkage.person_member, employer_member, person, employer
--       coverage.commune_unit                    commune, unit_code: which unit it lies in that month
--       variables: month, last_day (first and last day), tax_year, half_year ("2018-H2"),
--                  registration_days, retired_men, retired_women, age_of_joining (birth dates: who
--                  was born then or earlier has reached the age; NULL: not known)
-- out   coverage.participation    person, employer, unit: the months of the SI lists as bits
--       coverage.evidence         person, register, kind, employer, unit, from, to, source row
--       coverage.employer_trait   what the registers say of an employer: block, collection officer,
--                                 registered, suspended, household business, head office elsewhere
--       person_fact               temporary: pension, foreign, age, number, of each person
--
-- rules COV-8   what a register shows is a kind of evidence; of several lists the one counts that was
--               the latest on the month (tax: COV-1; labour use: up to its half-year; the others:
--               the latest in force)
--       COV-9   bits of participation: bit k is the k-th month before the month judged, bit 0 itself;
--               up to 59 months back
--
-- A source row is delivery * 1000000000 + row_number, so that "the first" is never left to chance.

CREATE TEMP TABLE participated AS
    SELECT record_key, si_unit_code, managing_unit,
           bit_or(1::BIGINT << back) AS months,
           bit_or(CASE WHEN unemployment THEN 1::BIGINT << back ELSE 0 END) AS unemployment_months,
           bit_or(CASE WHEN unemployment IS NULL THEN 1::BIGINT << back ELSE 0 END) AS untold_months,
           min(seen) AS first_seen,
           max(seen) AS last_seen,
           arg_max(coalesce(movement, ''), seen) AS movement,
           arg_max(coalesce(contract_type, ''), seen) AS contract_type,
           arg_max(coalesce(nationality, ''), seen) AS nationality,
           arg_max(contract_from, seen) AS contract_from,
           coalesce(max(contribution_wage) FILTER (back = 0), 0) AS wage
    FROM (SELECT *, date_diff('month', month, getvariable('month')) AS back,
                 (60 - date_diff('month', month, getvariable('month'))) * 10000000000000
                     + delivery * 1000000000 + row_number AS seen
          FROM si_participants
          WHERE in_force AND month <= getvariable('month') AND month > getvariable('month') - to_months(60))
    GROUP BY record_key, si_unit_code, managing_unit;

-- One row per person, employer and managing unit: two SI numbers of one person come together here.
CREATE TEMP TABLE participating AS
    SELECT person_id, employer_id, managing_unit AS unit_code,
           bit_or(months) AS months,
           bit_or(unemployment_months) AS unemployment_months,
           bit_or(untold_months) AS untold_months,
           min(first_seen) AS first_seen,
           max(last_seen) AS last_seen,
           arg_max(movement, last_seen) AS movement,
           arg_max(contract_type, last_seen) AS contract_type,
           arg_max(nationality, last_seen) AS nationality,
           arg_max(contract_from, last_seen) AS contract_from,
           max(wage) AS wage
    FROM participated r
    JOIN linkage.person_member p ON p.record_key = r.record_key
    JOIN linkage.employer_member e ON e.record_key = linkage.si_unit_key(r.record_key, r.si_unit_code)
    GROUP BY person_id, employer_id, managing_unit;

CREATE TABLE coverage.participation AS
    SELECT person_id, employer_id, unit_code, months, unemployment_months,
           first_seen % 10000000000000 AS first_row, last_seen % 10000000000000 AS last_row, movement
    FROM participating;

-- ---- Employers ------------------------------------------------------------------------------

CREATE TEMP TABLE si_unit AS
    SELECT employer_id,
           arg_min(block, si_unit_code) AS block,
           arg_min(collection_officer, si_unit_code) AS collection_officer,
           arg_min(managing_unit, si_unit_code) AS managing_unit,
           bool_and(status = 'suspended') AS suspended,
           bool_and(block = 'household') AS household
    FROM (SELECT * FROM si_units WHERE in_force
          QUALIFY row_number() OVER (PARTITION BY si_unit_code ORDER BY delivery DESC, row_number DESC) = 1)
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
    SELECT employer_id,
           coalesce(block, '') AS block,
           coalesce(collection_officer, '') AS collection_officer,
           coalesce(managing_unit, payer.unit_code, seat.unit_code, '') AS unit_code,
           employer_id IN (SELECT employer_id FROM participating WHERE months & 4095 <> 0) AS registered,
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
    SELECT person_id, arg_max(occupation, seen) AS occupation, arg_max(unit_code, seen) AS unit_code,
           arg_max(commune, seen) AS commune, max(seen) AS source_row
    FROM (SELECT *, delivery * 1000000000 + row_number AS seen FROM residents WHERE in_force)
    LEFT JOIN coverage.commune_unit USING (commune)
    JOIN linkage.person_member USING (record_key)
    GROUP BY person_id;

CREATE TABLE coverage.evidence AS
    WITH kinds AS (
        -- The words of a contract in SI lists and labour reports, as kinds of evidence.
        SELECT unnest(['indefinite', 'fixed', 'seasonal', 'public_employee', 'civil_servant', 'manager',
                       'commune_part_time', '']) AS contract_type,
               unnest(['contract_indefinite', 'contract_3_months', 'contract_seasonal', 'public_employee',
                       'civil_servant', 'paid_manager', 'commune_part_time', 'contract_3_months']) AS kind),
    main_unit AS (
        -- COV-5: of the units of the month the one with the highest contribution wage.
        SELECT * FROM participating WHERE months & 1 = 1
        QUALIFY row_number() OVER (PARTITION BY person_id
                                   ORDER BY wage DESC, employer_id, unit_code) = 1),
    last_unit AS (
        -- Who stood in the lists of the eleven months before and does not now.
        SELECT * FROM participating
        WHERE months & 4095 <> 0
          AND person_id NOT IN (SELECT person_id FROM main_unit)
        QUALIFY row_number() OVER (PARTITION BY person_id ORDER BY last_seen DESC) = 1),
    taxed AS (
        SELECT person_id, employer_id, arg_min(payer_unit, (-taxable_income, payer_unit)) AS unit_code,
               sum(taxable_income)::BIGINT AS pay, min(delivery * 1000000000 + row_number) AS source_row
        FROM tax_yearly_list t
        JOIN linkage.person_member p ON p.record_key = t.record_key
        JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(t.record_key, t.payer_tax_code)
        WHERE t.in_force AND t.tax_year = getvariable('tax_year')
        GROUP BY person_id, employer_id),
    reported AS (
        SELECT *, delivery * 1000000000 + row_number AS source_row,
               CASE WHEN contract_to IS NULL THEN NULL
                    ELSE date_diff('month', contract_from, contract_to + 1)
                         - CASE WHEN contract_from + to_months(date_diff('month', contract_from, contract_to + 1)::INTEGER)
                                     > contract_to + 1 THEN 1 ELSE 0 END END AS term
        FROM labour_use
        WHERE in_force AND contract_from <= getvariable('last_day')
          AND (contract_to IS NULL OR contract_to >= getvariable('month'))
          AND period = (SELECT max(period) FROM labour_use
                        WHERE in_force AND period <= getvariable('half_year'))),
    headed AS (
        SELECT record_key, representative, delivery * 1000000000 + row_number AS source_row, district
        FROM (FROM business_registrations WHERE in_force AND representative IS NOT NULL
              UNION ALL BY NAME
              FROM business_registrations_new WHERE in_force AND representative IS NOT NULL)
        WHERE status = 'active' AND registered_on <= getvariable('last_day')
        QUALIFY row_number() OVER (PARTITION BY business_code ORDER BY delivery DESC, row_number DESC) = 1),
    heads AS (
        SELECT p.person_id, e.employer_id, min(district) AS district, min(source_row) AS source_row
        FROM headed h
        JOIN linkage.person_member p ON p.record_key = h.record_key || '/representative'
        JOIN linkage.employer_member e ON e.record_key = h.record_key
        GROUP BY p.person_id, e.employer_id),
    owned AS (
        SELECT *, delivery * 1000000000 + row_number AS source_row
        FROM household_businesses
        WHERE in_force AND coalesce(status, 'active') = 'active'
          AND coalesce(registered_on <= getvariable('last_day'), true))
    SELECT person_id, 'si_list' AS register,
           CASE kind WHEN 'contract_seasonal' THEN 'contract_seasonal_insured' ELSE kind END AS kind, employer_id, unit_code, contract_from AS starts,
           NULL::DATE AS ends, wage AS pay, last_seen % 10000000000000 AS source_row
    FROM main_unit JOIN kinds USING (contract_type)
    UNION ALL
    -- An absence that the list itself explains leaves the contract standing; who still works for wages by
    -- the household book is taken to work there.
    SELECT person_id, 'si_list_before',
           CASE kind WHEN 'contract_seasonal' THEN 'contract_seasonal_insured' ELSE kind END, employer_id, l.unit_code, contract_from, NULL, 0,
           last_seen % 10000000000000
    FROM last_unit l JOIN kinds USING (contract_type)
    LEFT JOIN resident USING (person_id)
    WHERE movement IN ('maternity', 'sick', 'unpaid_leave') OR occupation = 'wage_worker'
    UNION ALL
    SELECT person_id, 'labour_use',
           CASE WHEN contract_type NOT IN ('indefinite', 'fixed', 'seasonal') THEN kind
                WHEN term >= 3 THEN 'contract_3_months'
                WHEN term >= 1 THEN 'contract_1_to_3_months'
                WHEN term = 0 THEN 'contract_under_1_month'
                ELSE kind END,
           employer_id, NULL, contract_from, contract_to, coalesce(wage, 0), source_row
    FROM reported r JOIN kinds USING (contract_type)
    JOIN linkage.person_member p ON p.record_key = r.record_key
    JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(r.record_key, r.employer_tax_code)
    UNION ALL
    -- Who heads a firm and is on its tax list draws a salary there; on no list of it, he draws none.
    SELECT person_id, 'tax_yearly_list',
           CASE WHEN (person_id, employer_id) IN (SELECT (person_id, employer_id) FROM heads)
                THEN 'paid_manager' ELSE 'contract_3_months' END,
           employer_id, unit_code, NULL, NULL, pay, source_row
    FROM taxed
    UNION ALL
    SELECT person_id, 'tax_yearly_flat_list', 'short_or_no_contract', employer_id,
           arg_min(payer_unit, (-taxable_income, payer_unit)), NULL, NULL, sum(taxable_income)::BIGINT,
           min(delivery * 1000000000 + row_number)
    FROM tax_yearly_flat_list t
    JOIN linkage.person_member p ON p.record_key = t.record_key
    JOIN linkage.employer_member e ON e.record_key = linkage.payer_key(t.record_key, t.payer_tax_code)
    WHERE t.in_force AND coalesce(t.tax_year, left(t.period, 4)::INTEGER) = getvariable('tax_year')
    GROUP BY person_id, employer_id
    UNION ALL
    SELECT person_id, 'business_registrations', 'unpaid_manager', employer_id, district, NULL, NULL, 0,
           source_row
    FROM heads
    WHERE (person_id, employer_id) NOT IN (SELECT (person_id, employer_id) FROM taxed)
    UNION ALL
    SELECT p.person_id, 'household_businesses',
           CASE tax_method WHEN 'declaration' THEN 'household_owner_declaration'
                           WHEN 'lump_sum' THEN 'household_owner_other'
                           ELSE 'household_owner' END,
           e.employer_id, u.unit_code, registered_on, NULL, 0, source_row
    FROM owned o
    JOIN linkage.person_member p ON p.record_key = o.record_key || '/owner'
    JOIN linkage.employer_member e ON e.record_key = o.record_key
    LEFT JOIN coverage.commune_unit u USING (commune)
    UNION ALL
    SELECT person_id, 'residents',
           CASE occupation WHEN 'wage_worker' THEN 'wage_worker'
                           WHEN 'military' THEN 'military'
                           WHEN 'domestic_worker' THEN 'domestic_worker'
                           ELSE 'self_employed' END,
           '', unit_code, NULL, NULL, 0, source_row
    FROM resident;

-- ---- What is asked of a person besides his work ----------------------------------------------

CREATE TEMP TABLE person_fact AS
    SELECT person_id,
           coalesce(occupation = 'pensioner', false) AS receives_pension,
           coalesce(occupation = 'military', false) AS military,
           coalesce(occupation = 'wage_worker', false) AS wage_worker,
           coalesce(nullif(nationality, '') NOT IN ('việt nam', 'viet nam', 'vietnam', 'vn'),
                    regexp_matches(person_number, '^[A-Z]'), false) AS is_foreign,
           CASE WHEN birth_date IS NULL THEN 'unknown'
                WHEN birth_date > getvariable('age_of_joining') THEN 'child'
                WHEN sex IS NULL OR getvariable('retired_men') IS NULL THEN 'unknown'
                WHEN birth_date <= CASE sex WHEN 'male' THEN getvariable('retired_men')
                                            ELSE getvariable('retired_women') END THEN 'retired'
                ELSE 'working' END AS age,
           person_number IS NOT NULL OR si_number IS NOT NULL AS numbered,
           r.unit_code AS residence
    FROM linkage.person
    LEFT JOIN resident r USING (person_id)
    LEFT JOIN (SELECT person_id, lower(trim(arg_max(nationality, last_seen))) AS nationality
               FROM participating GROUP BY person_id) USING (person_id);
