// The tables of the office store, as the steps that lead from each version to the next.
#pragma once

#include <array>
#include <string_view>

namespace baophu::store {

// Step i brings version i to version i + 1; statements are parted by a line "--;".
inline constexpr std::array<std::string_view, 2> migrations{R"sql(
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
)sql"};

}  // namespace baophu::store
