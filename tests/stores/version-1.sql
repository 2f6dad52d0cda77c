-- An office store of version 1, as the program of that version wrote it; made-up persons and files.
BEGIN TRANSACTION;
CREATE TABLE decisions(
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    left_key   TEXT NOT NULL,
    right_key  TEXT NOT NULL CHECK (right_key <> left_key),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
INSERT INTO "decisions" VALUES(1,'same','tax/tax-yearly-list/#bced','social-insurance/si-participants/7512345601','cùng người; đã xem giấy khai sinh','lan','2019-05-02T00:00:00Z');
INSERT INTO "decisions" VALUES(2,'different','tax/tax-yearly-list/#bced','labour/labour-use/9','khác ngày sinh','lan','2019-05-02T00:00:00Z');
INSERT INTO "decisions" VALUES(3,'different','tax/tax-yearly-list/#bced','social-insurance/si-participants/7512345601','xem lại: trùng tên','lan','2019-05-02T00:00:00Z');
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
) STRICT;
INSERT INTO "deliveries" VALUES(1,'1111111111111111111111111111111111111111111111111111111111111111','danh sách, "số 1".csv',9007199254740993,'social-insurance','si-participants','2018-12','2019-01-10T02:30:00Z','','lan','2019-01-11T03:00:00Z',10,8,2);
INSERT INTO "deliveries" VALUES(2,'2222222222222222222222222222222222222222222222222222222222222222','danh sách, "số 2".csv',9007199254740992,'tax','tax-yearly-list','2018','2019-02-10T02:30:00Z','sổ công văn đến số 12/CV','lan','2019-02-11T03:00:00Z',11,8,3);
INSERT INTO "deliveries" VALUES(3,'3333333333333333333333333333333333333333333333333333333333333333','danh sách, "số 3".csv',9007199254740991,'tax','tax-yearly-list','2017','2019-03-10T02:30:00Z','','lan','2019-03-11T03:00:00Z',12,8,4);
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
) STRICT;
INSERT INTO "reads" VALUES(1,'2019-04-01T02:30:00Z','lan','social-insurance','731','rà soát','12/2019','explain P-4K7Q2M9D',1);
INSERT INTO "reads" VALUES(2,'2019-04-02T02:30:00Z','o''brien','tax','','rà soát','','coverage.list',5000000000);
INSERT INTO "reads" VALUES(3,'2019-04-03T02:30:00Z','minh','social-insurance','731','rà soát','12/2019','explain P-4K7Q2M9D',1);
INSERT INTO "reads" VALUES(4,'2019-04-04T02:30:00Z','lan','tax','','rà soát','','coverage.list',5000000000);
CREATE TRIGGER deliveries_keep BEFORE DELETE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER deliveries_fix BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_fix BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER reads_keep BEFORE DELETE ON reads BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER reads_fix BEFORE UPDATE ON reads BEGIN SELECT RAISE(ABORT, 'append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('deliveries',3);
INSERT INTO "sqlite_sequence" VALUES('decisions',3);
INSERT INTO "sqlite_sequence" VALUES('reads',4);
COMMIT;
PRAGMA user_version = 1;
