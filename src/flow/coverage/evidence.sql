-- What the registers tell of each person's work in one month, as rows that the dossier book takes (dossier_book.h), and
-- the tables that are filled from it.
--
-- in    accepted rows (views of intake), linkage.person_record, employer_member, person, employer
--       coverage.commune_unit                    commune, unit_code: which unit it lies in that month; commune_now: the
--                                                commune in which its people are then
--       coverage.register_name, kind_name, ...   enumerations of the words (dossier_tables.h)
--       variables: month, last_day (first and last day), tax_year, half_year ("2018-H2")
-- out   coverage.stay             person, employer, unit: the months of the SI lists as bits
--       coverage.shown            person, register, kind, employer, unit, from, to, source row
--       coverage.person_verdict   one row per person and scheme: verdict, reason, certainty
--       serving.residence         person, commune (COV-27)
--       coverage.participation, coverage.evidence, coverage.person_month    the same three with ids: views
--       temporary                employer_of, employer_called, si_unit_latest; for the dossier book si_list_row,
--                                resident_row, pay_row, contract_row, business_row, voluntary_paid, refused_now
--
-- rules COV-8   of several lists the one counts that was the latest on the month (tax: COV-1; labour use: up to
--               its half-year; the others: the latest in force)
--
-- A source row is delivery * 1000000000 + row_number, so that "the first" is never left to chance.
-- Persons and employers stand in tables by their numbers in linkage.person and linkage.employer, and words as
-- enumerations, since millions of texts are slow to join and to keep; the views have the ids.

-- ---- Keys -----------------------------------------------------------------------------------

CREATE TEMP VIEW person_of AS SELECT record_key, first AS person FROM linkage.person_record;

CREATE TEMP TABLE employer_of AS
    SELECT record_key, employer FROM linkage.employer_member JOIN linkage.employer USING (employer_id);

-- A code stands for the employer whom the rows of its sender call so (LNK-7).
CREATE TEMP TABLE employer_called AS
    SELECT split_part(record_key, '/', 1) AS sender, split_part(record_key, '/', 2) AS dataset,
           regexp_extract(record_key, '/(payer|unit):(.*)$', 2) AS code, employer
    FROM employer_of WHERE regexp_matches(record_key, '/(payer|unit):');

-- ---- SI lists -------------------------------------------------------------------------------

CREATE TEMP TABLE si_unit_latest AS
    SELECT * FROM si_units WHERE in_force
    QUALIFY row_number() OVER (PARTITION BY si_unit_code ORDER BY delivery DESC, row_number DESC) = 1;

-- The lists of the months up to the one judged, up to 59 back (COV-9).
CREATE TEMP VIEW si_list_row AS
    SELECT record_key, sender, si_unit_code, managing_unit, unemployment, contribution_wage,
           date_diff('month', month, getvariable('month')) AS months_back,
           delivery * 1000000000 + row_number AS source_row, movement, contract_type, nationality, contract_from
    FROM si_participants
    WHERE in_force AND month <= getvariable('month') AND month > getvariable('month') - to_months(60);

-- Of whom the SI list of the month has a row that intake refused: missing data are no absence.
CREATE TEMP VIEW refused_now AS
    SELECT DISTINCT person
    FROM si_participants_refused JOIN person_of USING (record_key)
    WHERE in_force AND period = strftime(getvariable('month'), '%Y-%m');

-- ---- Other registers ------------------------------------------------------------------------

-- The household books of the communes.
CREATE TEMP VIEW resident_row AS
    SELECT record_key, occupation, unit_code, commune_now AS commune,
           delivery * 1000000000 + row_number AS source_row
    FROM residents LEFT JOIN coverage.commune_unit USING (commune)
    WHERE in_force;

CREATE TEMP VIEW pay_row AS
    SELECT record_key, false AS is_flat, employer, payer_unit AS unit_code, taxable_income AS income,
           delivery * 1000000000 + row_number AS source_row
    FROM tax_yearly_list t
    JOIN employer_called e ON e.dataset = 'tax-yearly-list' AND e.sender = t.sender AND e.code = payer_tax_code
    WHERE in_force AND tax_year = getvariable('tax_year')
    UNION ALL
    SELECT record_key, true, employer, payer_unit, taxable_income, delivery * 1000000000 + row_number
    FROM tax_yearly_flat_list t
    JOIN employer_called e ON e.dataset = 'tax-yearly-flat-list' AND e.sender = t.sender
                              AND e.code = payer_tax_code
    WHERE in_force AND coalesce(tax_year, left(period, 4)::INTEGER) = getvariable('tax_year');

-- All labour reports up to the month; only of a contract of the latest that runs in the month the employer.
-- term: the whole months of the contract; NULL: it does not tell.
CREATE TEMP VIEW contract_row AS
    SELECT record_key,
           CASE WHEN period = (SELECT max(period) FROM labour_use
                               WHERE in_force AND period <= getvariable('half_year'))
                     AND contract_from <= getvariable('last_day')
                     AND (contract_to IS NULL OR contract_to >= getvariable('month')) THEN employer END AS employer,
           contract_type, contract_from, contract_to, coalesce(wage, 0) AS pay,
           delivery * 1000000000 + row_number AS source_row,
           CASE WHEN contract_to IS NULL THEN NULL
                ELSE date_diff('month', contract_from, contract_to + 1)
                     - CASE WHEN contract_from + to_months(date_diff('month', contract_from, contract_to + 1)::INTEGER)
                                 > contract_to + 1 THEN 1 ELSE 0 END END AS term
    FROM labour_use l
    LEFT JOIN employer_called e ON e.dataset = 'labour-use' AND e.sender = l.sender AND e.code = employer_tax_code
    WHERE in_force AND period <= getvariable('half_year');

-- Firms that somebody heads, and household businesses that somebody owns.
CREATE TEMP VIEW business_row AS
    WITH headed AS (
        SELECT record_key, district, delivery * 1000000000 + row_number AS source_row
        FROM (FROM business_registrations WHERE in_force AND representative IS NOT NULL
              UNION ALL BY NAME
              FROM business_registrations_new WHERE in_force AND representative IS NOT NULL)
        WHERE status = 'active' AND registered_on <= getvariable('last_day')
        QUALIFY row_number() OVER (PARTITION BY business_code ORDER BY delivery DESC, row_number DESC) = 1)
    SELECT p.person, true AS is_firm, e.employer, NULL AS tax_method, min(district) AS unit_code,
           NULL::DATE AS registered_on, min(source_row) AS source_row
    FROM headed h
    JOIN person_of p ON p.record_key = h.record_key || '/representative'
    JOIN employer_of e ON e.record_key = h.record_key
    GROUP BY p.person, e.employer
    UNION ALL
    SELECT p.person, false, e.employer, tax_method, u.unit_code, registered_on, delivery * 1000000000 + row_number
    FROM household_businesses o
    JOIN person_of p ON p.record_key = o.record_key || '/owner'
    JOIN employer_of e ON e.record_key = o.record_key
    LEFT JOIN coverage.commune_unit u USING (commune)
    WHERE in_force AND coalesce(status, 'active') = 'active'
      AND coalesce(registered_on <= getvariable('last_day'), true);

-- All payments for voluntary insurance up to the month (COV-11).
CREATE TEMP VIEW voluntary_paid AS
    SELECT person, bool_or(covers) AS covers,
           bool_or(from_month > getvariable('month') - to_months(12)) AS in_window,
           max(CASE WHEN until <= getvariable('month') THEN until ELSE getvariable('month') END) AS last_month,
           arg_max(unit_code, seen) AS unit_code,
           -- Of the same row as the unit, though it may tell none.
           nullif(arg_max(coalesce(commune_now, ''), seen) FILTER (unit_code IS NOT NULL), '') AS commune,
           max(seen) AS source_row
    FROM (SELECT record_key, u.unit_code, commune_now, delivery * 1000000000 + row_number AS seen, from_month,
                 (from_month + to_months(greatest(months, 1)::INTEGER - 1))::DATE AS until,
                 getvariable('month') BETWEEN from_month
                     AND from_month + to_months(greatest(months, 1)::INTEGER - 1) AS covers
          FROM voluntary_participants LEFT JOIN coverage.commune_unit u USING (commune)
          WHERE in_force AND from_month <= getvariable('month'))
    JOIN person_of USING (record_key)
    GROUP BY person;

-- ---- What the dossier book fills ---------------------------------------------------------------

CREATE TABLE coverage.stay (
    person INTEGER, employer INTEGER, unit_code VARCHAR, months BIGINT, unemployment_months BIGINT,
    first_row BIGINT, last_row BIGINT, movement VARCHAR
);

CREATE TABLE coverage.shown (
    person INTEGER, register coverage.register_name, kind coverage.kind_name, employer INTEGER, unit_code VARCHAR,
    starts DATE, ends DATE, pay BIGINT, source_row BIGINT
);

CREATE TABLE coverage.person_verdict (
    person INTEGER, scheme coverage.scheme_name, verdict coverage.verdict_name, rule coverage.rule_name,
    eligible BOOLEAN, participating BOOLEAN, reason coverage.reason_name, certainty coverage.certainty_name,
    employer INTEGER, unit_code VARCHAR, register coverage.register_name, source_row BIGINT, on_tax_list BOOLEAN,
    last_participated DATE
);

-- COV-27: of whoever is eligible for voluntary insurance, and whose commune a register tells.
CREATE TABLE serving.residence (person INTEGER, commune VARCHAR);

CREATE VIEW coverage.participation AS
    SELECT person_id, employer_id, unit_code, months, unemployment_months, first_row, last_row, movement
    FROM coverage.stay JOIN linkage.person USING (person) JOIN linkage.employer USING (employer);

CREATE VIEW coverage.evidence AS
    SELECT person_id, register, kind, coalesce(employer_id, '') AS employer_id, unit_code, starts, ends, pay,
           source_row
    FROM coverage.shown JOIN linkage.person USING (person) LEFT JOIN linkage.employer USING (employer);

CREATE VIEW coverage.person_month AS
    SELECT person_id, scheme, verdict, rule, eligible, participating, reason, certainty,
           coalesce(employer_id, '') AS employer_id, unit_code, register, source_row, on_tax_list,
           last_participated
    FROM coverage.person_verdict
    JOIN linkage.person USING (person)
    LEFT JOIN linkage.employer USING (employer);
