// The tables of the office store on SQLite, as the steps that lead from each version to the next. Those of
// PostgreSQL are in postgresql_tables.h; a test holds the two together.
#pragma once

#include <array>
#include <string_view>

namespace baophu::store {

// Step i brings version i to version i + 1; statements are parted by a line "--;". After the third the lines
// of `reads` become the first links of `audit`, and `reads` goes (database.cpp).
inline constexpr std::array<std::string_view, 6> migrations{R"sql(
CREATE TABLE deliveries(
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256          TEXT NOT NULL UNIQUE,
    file_name       TEXT NOT NULL,
    bytes           INTEGER NOT NULL,
    sender          TEXT NOT NULL,
    dataset         TEXT NOT NULL,
    period          TEXT NOT NULL,
    received_at     TEXT NOT NULL,
    received_reason TEXT NOT NULL,
    taken_by        TEXT NOT NULL,
    taken_at        TEXT NOT NULL,
    rows_read       INTEGER NOT NULL,
    rows_accepted   INTEGER NOT NULL,
    rows_refused    INTEGER NOT NULL,
    CHECK (rows_read = rows_accepted + rows_refused)
) STRICT
--;
CREATE TABLE decisions(
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    left_key   TEXT NOT NULL,
    right_key  TEXT NOT NULL CHECK (right_key <> left_key),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT
--;
CREATE TABLE reads(
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    read_at     TEXT NOT NULL,
    actor       TEXT NOT NULL,
    agency      TEXT NOT NULL,
    territory   TEXT NOT NULL,
    purpose     TEXT NOT NULL CHECK (purpose <> ''),
    case_number TEXT NOT NULL,
    what        TEXT NOT NULL,
    persons     INTEGER NOT NULL
) STRICT
--;
CREATE TRIGGER deliveries_keep BEFORE DELETE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER deliveries_fix BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER decisions_fix BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER reads_keep BEFORE DELETE ON reads BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER reads_fix BEFORE UPDATE ON reads BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql",
                                                            R"sql(
CREATE TABLE deliveries_2(
    sequence        INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256          TEXT NOT NULL,
    file_name       TEXT NOT NULL,
    bytes           INTEGER NOT NULL,
    sender          TEXT NOT NULL,
    dataset         TEXT NOT NULL,
    period          TEXT NOT NULL,
    received_at     TEXT NOT NULL,
    received_reason TEXT NOT NULL,
    taken_by        TEXT NOT NULL,
    taken_at        TEXT NOT NULL,
    rows_read       INTEGER NOT NULL,
    rows_accepted   INTEGER NOT NULL,
    rows_refused    INTEGER NOT NULL,
    supplements     TEXT NOT NULL DEFAULT '',
    reading         TEXT NOT NULL DEFAULT '',
    CHECK (rows_read = rows_accepted + rows_refused)
) STRICT
--;
INSERT INTO deliveries_2(sequence, sha256, file_name, bytes, sender, dataset, period, received_at, received_reason,
                         taken_by, taken_at, rows_read, rows_accepted, rows_refused)
    SELECT sequence, sha256, file_name, bytes, sender, dataset, period, received_at, received_reason,
           taken_by, taken_at, rows_read, rows_accepted, rows_refused FROM deliveries
--;
DROP TABLE deliveries
--;
ALTER TABLE deliveries_2 RENAME TO deliveries
--;
CREATE TABLE withdrawals(
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery     INTEGER NOT NULL UNIQUE REFERENCES deliveries(sequence),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    withdrawn_by TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL
) STRICT
--;
CREATE TABLE mappings(
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    sender      TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    column_name TEXT NOT NULL,
    header      TEXT NOT NULL,
    mapped_by   TEXT NOT NULL,
    mapped_at   TEXT NOT NULL
) STRICT
--;
CREATE TRIGGER deliveries_keep BEFORE DELETE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER deliveries_fix BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER deliveries_once BEFORE INSERT ON deliveries
WHEN EXISTS (SELECT 1 FROM deliveries d WHERE d.sha256 = NEW.sha256
             AND d.sequence NOT IN (SELECT delivery FROM withdrawals))
BEGIN SELECT RAISE(ABORT, 'UNIQUE: the delivery is there'); END
--;
CREATE TRIGGER withdrawals_keep BEFORE DELETE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER withdrawals_fix BEFORE UPDATE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER mappings_keep BEFORE DELETE ON mappings BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER mappings_fix BEFORE UPDATE ON mappings BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql",
                                                            R"sql(
CREATE TABLE decisions_3(
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'withdrawn')),
    left_key   TEXT NOT NULL,
    right_key  TEXT NOT NULL CHECK (right_key <> left_key),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    withdraws  INTEGER NOT NULL DEFAULT 0,
    CHECK ((verdict = 'withdrawn') = (withdraws <> 0))
) STRICT
--;
INSERT INTO decisions_3(sequence, verdict, left_key, right_key, reason, decided_by, decided_at)
    SELECT sequence, verdict, left_key, right_key, reason, decided_by, decided_at FROM decisions
--;
DROP TABLE decisions
--;
ALTER TABLE decisions_3 RENAME TO decisions
--;
CREATE UNIQUE INDEX decisions_withdrawn_once ON decisions(withdraws) WHERE withdraws <> 0
--;
CREATE INDEX decisions_by_pair ON decisions(left_key, right_key)
--;
CREATE TABLE audit(
    sequence    INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind <> ''),
    actor       TEXT NOT NULL,
    agency      TEXT NOT NULL,
    territory   TEXT NOT NULL,
    purpose     TEXT NOT NULL,
    case_number TEXT NOT NULL,
    what        TEXT NOT NULL,
    persons     INTEGER NOT NULL,
    previous    TEXT NOT NULL,
    hash        TEXT NOT NULL
) STRICT
--;
CREATE INDEX audit_by_kind ON audit(kind, sequence)
--;
CREATE INDEX audit_by_actor ON audit(actor, sequence)
--;
CREATE INDEX audit_by_at ON audit(at)
--;
CREATE TABLE changes(
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    entity     TEXT NOT NULL,
    entity_id  TEXT NOT NULL,
    version    INTEGER NOT NULL,
    field      TEXT NOT NULL,
    old_value  TEXT NOT NULL,
    new_value  TEXT NOT NULL
) STRICT
--;
CREATE INDEX changes_by_entity ON changes(entity, entity_id, version)
--;
CREATE TABLE agencies(
    id        TEXT PRIMARY KEY CHECK (id <> ''),
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    territory TEXT NOT NULL,
    version   INTEGER NOT NULL
) STRICT
--;
CREATE TABLE users(
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    login                TEXT NOT NULL UNIQUE CHECK (login <> ''),
    full_name            TEXT NOT NULL,
    agency               TEXT NOT NULL REFERENCES agencies(id),
    language             TEXT NOT NULL,
    password_hash        TEXT NOT NULL,
    totp_secret          TEXT NOT NULL DEFAULT '',
    totp_step            INTEGER NOT NULL DEFAULT 0,
    must_change_password INTEGER NOT NULL,
    active               INTEGER NOT NULL,
    made_at              TEXT NOT NULL,
    version              INTEGER NOT NULL
) STRICT
--;
CREATE TABLE grants(
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id   INTEGER NOT NULL REFERENCES users(id),
    role      TEXT NOT NULL CHECK (role <> ''),
    agency    TEXT NOT NULL REFERENCES agencies(id),
    territory TEXT NOT NULL,
    purposes  TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    version   INTEGER NOT NULL,
    CHECK (last_day = '' OR last_day >= first_day)
) STRICT
--;
CREATE INDEX grants_by_user ON grants(user_id)
--;
CREATE TABLE sessions(
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    token_sha256 TEXT NOT NULL UNIQUE,
    csrf_token   TEXT NOT NULL,
    user_id      INTEGER NOT NULL REFERENCES users(id),
    view_as      INTEGER NOT NULL,
    begun_at     TEXT NOT NULL,
    last_seen_at TEXT NOT NULL,
    expires_at   TEXT NOT NULL,
    address      TEXT NOT NULL,
    agent        TEXT NOT NULL,
    ended_at     TEXT NOT NULL DEFAULT '',
    ended_by     TEXT NOT NULL DEFAULT ''
) STRICT
--;
CREATE INDEX sessions_open ON sessions(user_id) WHERE ended_at = ''
--;
CREATE TABLE sign_in_attempts(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    login    TEXT NOT NULL,
    at       TEXT NOT NULL,
    address  TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'locked'))
) STRICT
--;
CREATE INDEX sign_in_attempts_by_login ON sign_in_attempts(login, sequence)
--;
CREATE TABLE remarks(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    address  TEXT NOT NULL CHECK (address <> ''),
    remark   TEXT NOT NULL CHECK (remark <> ''),
    made_by  TEXT NOT NULL,
    agency   TEXT NOT NULL,
    made_at  TEXT NOT NULL
) STRICT
--;
CREATE INDEX remarks_by_address ON remarks(address, sequence)
--;
CREATE TABLE explanation_requests(
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    figure      TEXT NOT NULL,
    agency      TEXT NOT NULL REFERENCES agencies(id),
    unit        TEXT NOT NULL,
    question    TEXT NOT NULL CHECK (question <> ''),
    due         TEXT NOT NULL,
    answer      TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('asked', 'answered', 'accepted', 'withdrawn')),
    asked_by    TEXT NOT NULL,
    asked_at    TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at TEXT NOT NULL,
    version     INTEGER NOT NULL
) STRICT
--;
CREATE TABLE saved_views(
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    owner   INTEGER NOT NULL REFERENCES users(id),
    name    TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL CHECK (address <> ''),
    shared  INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT
--;
CREATE UNIQUE INDEX saved_views_by_name ON saved_views(owner, name) WHERE removed = 0
--;
CREATE TABLE agreements(
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    sender           TEXT NOT NULL CHECK (sender <> ''),
    dataset          TEXT NOT NULL CHECK (dataset <> ''),
    period           TEXT NOT NULL CHECK (period IN ('month', 'quarter', 'half_year', 'year')),
    due_months_after INTEGER NOT NULL,
    due_day          INTEGER NOT NULL,
    legal_basis      TEXT NOT NULL CHECK (legal_basis <> ''),
    purpose          TEXT NOT NULL,
    contact          TEXT NOT NULL,
    first_day        TEXT NOT NULL,
    last_day         TEXT NOT NULL,
    version          INTEGER NOT NULL,
    CHECK (last_day = '' OR last_day >= first_day)
) STRICT
--;
CREATE TABLE pinned_runs(
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    run       TEXT NOT NULL CHECK (run <> ''),
    pinned    INTEGER NOT NULL,
    reason    TEXT NOT NULL CHECK (reason <> ''),
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL
) STRICT
--;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER decisions_fix BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER audit_keep BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER audit_fix BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER changes_keep BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER changes_fix BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER sign_in_attempts_keep BEFORE DELETE ON sign_in_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER sign_in_attempts_fix BEFORE UPDATE ON sign_in_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER remarks_keep BEFORE DELETE ON remarks BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER remarks_fix BEFORE UPDATE ON remarks BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER pinned_runs_keep BEFORE DELETE ON pinned_runs BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER pinned_runs_fix BEFORE UPDATE ON pinned_runs BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER agencies_keep BEFORE DELETE ON agencies BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER users_keep BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER grants_keep BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER sessions_keep BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER explanation_requests_keep BEFORE DELETE ON explanation_requests BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER saved_views_keep BEFORE DELETE ON saved_views BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER agreements_keep BEFORE DELETE ON agreements BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql",
                                                            R"sql(
CREATE TABLE unit_targets(
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    scheme      TEXT NOT NULL CHECK (scheme IN ('compulsory', 'voluntary', 'unemployment')),
    target_year INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    unit        TEXT NOT NULL CHECK (unit <> ''),
    target      INTEGER NOT NULL CHECK (target >= 0),
    document    TEXT NOT NULL CHECK (document <> ''),
    set_by      TEXT NOT NULL,
    set_at      TEXT NOT NULL
) STRICT
--;
CREATE UNIQUE INDEX unit_targets_once ON unit_targets(scheme, target_year, version, unit)
--;
CREATE TRIGGER unit_targets_keep BEFORE DELETE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TRIGGER unit_targets_fix BEFORE UPDATE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql",
                                                            R"sql(
CREATE TABLE grants_5(
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id   INTEGER NOT NULL REFERENCES users(id),
    role      TEXT NOT NULL CHECK (role <> ''),
    agency    TEXT NOT NULL REFERENCES agencies(id),
    territory TEXT NOT NULL,
    purposes  TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day  TEXT NOT NULL,
    version   INTEGER NOT NULL,
    replaces  INTEGER NOT NULL DEFAULT 0
) STRICT
--;
INSERT INTO grants_5(id, user_id, role, agency, territory, purposes, first_day, last_day, version)
    SELECT id, user_id, role, agency, territory, purposes, first_day, last_day, version FROM grants
--;
DROP TABLE grants
--;
ALTER TABLE grants_5 RENAME TO grants
--;
CREATE INDEX grants_by_user ON grants(user_id)
--;
CREATE TRIGGER grants_keep BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
CREATE TABLE proposals(
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('grant', 'grant_change', 'password', 'unit_targets')),
    rests_on    INTEGER NOT NULL,
    content     TEXT NOT NULL CHECK (content <> ''),
    state       TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    settled_by  TEXT NOT NULL,
    settled_at  TEXT NOT NULL,
    reason      TEXT NOT NULL,
    version     INTEGER NOT NULL
) STRICT
--;
CREATE INDEX proposals_open ON proposals(id) WHERE state = 'open'
--;
CREATE TRIGGER proposals_keep BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
-- Cases (cases.h).
CREATE TABLE cases(
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    agency          TEXT NOT NULL REFERENCES agencies(id),
    kind            TEXT NOT NULL CHECK (kind IN ('inspection', 'check')),
    employer        TEXT NOT NULL CHECK (employer <> ''),
    tax_code        TEXT NOT NULL,
    employer_name   TEXT NOT NULL,
    decision_number TEXT NOT NULL CHECK (decision_number <> ''),
    decision_day    TEXT NOT NULL,
    legal_basis     TEXT NOT NULL CHECK (legal_basis <> ''),
    content         TEXT NOT NULL CHECK (content <> ''),
    sign            TEXT NOT NULL,
    inspector       INTEGER NOT NULL REFERENCES users(id),
    state           TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    opened_at       TEXT NOT NULL,
    opened_by       TEXT NOT NULL,
    closed_at       TEXT NOT NULL,
    closed_by       TEXT NOT NULL,
    closing_reason  TEXT NOT NULL,
    version         INTEGER NOT NULL
) STRICT
--;
CREATE INDEX cases_by_inspector ON cases(inspector, state)
--;
-- Who read of a person (readings.h).
CREATE INDEX audit_reads ON audit(what, sequence) WHERE kind = 'read'
--;
CREATE UNIQUE INDEX cases_open_once ON cases(agency, decision_number, employer) WHERE state = 'open'
--;
CREATE TRIGGER cases_keep BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql",
                                                            R"sql(
-- Violations (violations.h).
CREATE TABLE violations(
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery       TEXT NOT NULL CHECK (delivery <> ''),
    sender         TEXT NOT NULL CHECK (sender <> ''),
    dataset        TEXT NOT NULL CHECK (dataset <> ''),
    period         TEXT NOT NULL,
    file_name      TEXT NOT NULL,
    code           TEXT NOT NULL CHECK (code <> ''),
    header         TEXT NOT NULL,
    row_count      INTEGER NOT NULL CHECK (row_count > 0),
    holder         INTEGER NOT NULL REFERENCES users(id),
    due            TEXT NOT NULL,
    remark         TEXT NOT NULL,
    answer         TEXT NOT NULL,
    state          TEXT NOT NULL CHECK (state IN ('given', 'answered', 'done')),
    given_by       TEXT NOT NULL,
    given_at       TEXT NOT NULL,
    answered_at    TEXT NOT NULL,
    done_by        TEXT NOT NULL,
    done_at        TEXT NOT NULL,
    done_with      TEXT NOT NULL,
    closing_reason TEXT NOT NULL,
    version        INTEGER NOT NULL
) STRICT
--;
CREATE UNIQUE INDEX violations_open_once ON violations(sender, dataset, code, header) WHERE state <> 'done'
--;
CREATE TRIGGER violations_keep BEFORE DELETE ON violations BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
-- By when a case is to be concluded (cases.h).
ALTER TABLE cases ADD COLUMN due TEXT NOT NULL DEFAULT ''
--;
-- Who read of persons on which day (personal_readings.h).
CREATE INDEX audit_personal ON audit(at, actor, persons, territory) WHERE kind IN ('read', 'export')
--;
-- Who signs in by an identity provider (identities.h).
CREATE TABLE identities(
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INTEGER NOT NULL REFERENCES users(id),
    issuer  TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL,
    claim   TEXT NOT NULL,
    made_at TEXT NOT NULL,
    ended   INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CHECK (subject <> '' OR claim <> '')
) STRICT
--;
CREATE UNIQUE INDEX identities_by_user ON identities(user_id) WHERE ended = 0
--;
CREATE UNIQUE INDEX identities_by_subject ON identities(issuer, subject) WHERE ended = 0 AND subject <> ''
--;
CREATE UNIQUE INDEX identities_by_claim ON identities(issuer, claim) WHERE ended = 0 AND subject = ''
--;
CREATE TRIGGER identities_keep BEFORE DELETE ON identities BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
ALTER TABLE sessions ADD COLUMN identity INTEGER NOT NULL DEFAULT 0
--;
CREATE TABLE proposals_6(
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('grant', 'grant_change', 'password', 'unit_targets', 'identity')),
    rests_on    INTEGER NOT NULL,
    content     TEXT NOT NULL CHECK (content <> ''),
    state       TEXT NOT NULL CHECK (state IN ('open', 'approved', 'refused', 'withdrawn')),
    proposed_by TEXT NOT NULL,
    proposed_at TEXT NOT NULL,
    settled_by  TEXT NOT NULL,
    settled_at  TEXT NOT NULL,
    reason      TEXT NOT NULL,
    version     INTEGER NOT NULL
) STRICT
--;
INSERT INTO proposals_6 SELECT id, kind, rests_on, content, state, proposed_by, proposed_at, settled_by, settled_at,
                               reason, version FROM proposals
--;
DROP TABLE proposals
--;
ALTER TABLE proposals_6 RENAME TO proposals
--;
CREATE INDEX proposals_open ON proposals(id) WHERE state = 'open'
--;
CREATE TRIGGER proposals_keep BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'append-only'); END
--;
-- Tokens of programs (access_tokens.h).
CREATE TABLE access_tokens(
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    owner        INTEGER NOT NULL REFERENCES users(id),
    name         TEXT NOT NULL CHECK (name <> ''),
    token_sha256 TEXT NOT NULL UNIQUE,
    scope        TEXT NOT NULL,
    first_day    TEXT NOT NULL,
    last_day     TEXT NOT NULL CHECK (last_day >= first_day),
    made_at      TEXT NOT NULL,
    last_used_at TEXT NOT NULL DEFAULT '',
    ended_at     TEXT NOT NULL,
    version      INTEGER NOT NULL
) STRICT
--;
CREATE INDEX access_tokens_open ON access_tokens(owner) WHERE ended_at = ''
--;
CREATE TRIGGER access_tokens_keep BEFORE DELETE ON access_tokens BEGIN SELECT RAISE(ABORT, 'append-only'); END
)sql"};

}  // namespace baophu::store
