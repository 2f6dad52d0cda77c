-- An office store of version 4, as the program of that version wrote it; made-up persons and files.
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "deliveries"(
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
) STRICT;
INSERT INTO deliveries VALUES(1,'1111111111111111111111111111111111111111111111111111111111111111','danh sách, "số 1".csv',9007199254740993,'social-insurance','si-participants','2018-12','2019-01-10T02:30:00Z','','lan','2019-01-11T03:00:00Z',10,8,2,'','');
INSERT INTO deliveries VALUES(2,'2222222222222222222222222222222222222222222222222222222222222222','danh sách, "số 2".csv',9007199254740992,'tax','tax-yearly-list','2018','2019-02-10T02:30:00Z','sổ công văn đến số 12/CV','lan','2019-02-11T03:00:00Z',11,8,3,'','{"encoding":"tcvn3"}');
INSERT INTO deliveries VALUES(3,'3333333333333333333333333333333333333333333333333333333333333333','danh sách, "số 3".csv',9007199254740991,'tax','tax-yearly-list','2017','2019-03-10T02:30:00Z','','lan','2019-03-11T03:00:00Z',12,8,4,'','');
INSERT INTO deliveries VALUES(4,'3333333333333333333333333333333333333333333333333333333333333333','danh sách, "số 3".csv',9007199254740991,'tax','tax-yearly-list','2017','2019-07-01T00:00:00Z','','lan','2019-03-11T03:00:00Z',12,8,4,'2222222222222222222222222222222222222222222222222222222222222222','');
CREATE TABLE mappings(
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    sender      TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    column_name TEXT NOT NULL,
    header      TEXT NOT NULL,
    mapped_by   TEXT NOT NULL,
    mapped_at   TEXT NOT NULL
) STRICT;
INSERT INTO mappings VALUES(1,'tax','tax-yearly-list','full_name','Người lao động','lan','2019-02-01T00:00:00Z');
CREATE TABLE withdrawals(
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery     INTEGER NOT NULL UNIQUE REFERENCES deliveries(sequence),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    withdrawn_by TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL
) STRICT;
INSERT INTO withdrawals VALUES(1,3,'gửi nhầm','lan','2019-06-01T00:00:00Z');
CREATE TABLE IF NOT EXISTS "decisions"(
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'withdrawn')),
    left_key   TEXT NOT NULL,
    right_key  TEXT NOT NULL CHECK (right_key <> left_key),
    reason     TEXT NOT NULL CHECK (reason <> ''),
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    withdraws  INTEGER NOT NULL DEFAULT 0,
    CHECK ((verdict = 'withdrawn') = (withdraws <> 0))
) STRICT;
INSERT INTO decisions VALUES(1,'same','tax/tax-yearly-list/#bced','social-insurance/si-participants/7512345601','cùng người; đã xem giấy khai sinh','lan','2019-05-02T00:00:00Z',0);
INSERT INTO decisions VALUES(2,'different','tax/tax-yearly-list/#bced','labour/labour-use/9','khác ngày sinh','lan','2019-05-02T00:00:00Z',0);
INSERT INTO decisions VALUES(3,'different','tax/tax-yearly-list/#bced','social-insurance/si-participants/7512345601','xem lại: trùng tên','lan','2019-05-02T00:00:00Z',0);
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
) STRICT;
INSERT INTO audit VALUES(1,'2019-04-01T02:30:00Z','read','lan','social-insurance','731','rà soát','12/2019','explain P-4K7Q2M9D',1,'0000000000000000000000000000000000000000000000000000000000000000','1dcadade0002c0b8113a67804ac941e32a33fdba45c2e88b751dee6962186911');
INSERT INTO audit VALUES(2,'2019-04-02T02:30:00Z','read','o''brien','tax','','rà soát','','coverage.list',5000000000,'1dcadade0002c0b8113a67804ac941e32a33fdba45c2e88b751dee6962186911','bef2cfb65285e11d65f02da85f1519dba5c5ff5d4cfcc958dae27a11beac4c3a');
INSERT INTO audit VALUES(3,'2019-04-03T02:30:00Z','read','minh','social-insurance','731','rà soát','12/2019','explain P-4K7Q2M9D',1,'bef2cfb65285e11d65f02da85f1519dba5c5ff5d4cfcc958dae27a11beac4c3a','6403edd2707173dcbcb544d9369adcc4c9060f5e417517bbaa5f9a7efb5ac539');
INSERT INTO audit VALUES(4,'2019-04-04T02:30:00Z','read','lan','tax','','rà soát','','coverage.list',5000000000,'6403edd2707173dcbcb544d9369adcc4c9060f5e417517bbaa5f9a7efb5ac539','e81530b9ff5be42fbd66726cfc7a5c9e24b1d750f37df954335d3b45f34e86f6');
INSERT INTO audit VALUES(5,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/provincial-committee v1 08dd1292a9b6a73f23e35795b27f7743535a7e99a05859c60d77b7e1fb39b5e6',0,'e81530b9ff5be42fbd66726cfc7a5c9e24b1d750f37df954335d3b45f34e86f6','edb9d8e16d05860e4fd7c81fe94448a86b0eadac58fead3764e47760d574a8c3');
INSERT INTO audit VALUES(6,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/social-insurance v1 2385005eb1267e37fb243238e2c3fdc3df7e9e64ce919dbd3f892f16543ad6ee',0,'edb9d8e16d05860e4fd7c81fe94448a86b0eadac58fead3764e47760d574a8c3','0d57357a36bd479f90a919a1f5bd3471dcec0f7d1166cb7b38e4737780e76afb');
INSERT INTO audit VALUES(7,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/tax v1 ed12f56426b0fffed0de5199c662bb691e505efe0bdb682c8057093d6e6bfae0',0,'0d57357a36bd479f90a919a1f5bd3471dcec0f7d1166cb7b38e4737780e76afb','e41d5be0823fa2321d51f418a1daef77ab4ee0aef45a1de3a6895136a70dbd73');
INSERT INTO audit VALUES(8,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/planning v1 efc0aa9ed771ef172f17644340c450a919a75f21ab78e1f756ee22351b7b3d04',0,'e41d5be0823fa2321d51f418a1daef77ab4ee0aef45a1de3a6895136a70dbd73','2f0a77001d2b661a497d5506937d2e04f611e5eb5e5c1fbc31c1ac34f67cdebd');
INSERT INTO audit VALUES(9,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/labour v1 27209ba96ab45236cab355104e160961945cfce898fad06790868ca135ab3fd4',0,'2f0a77001d2b661a497d5506937d2e04f611e5eb5e5c1fbc31c1ac34f67cdebd','d06473beb1375ded82c248ffa8cf41d89df919db8b7601c1b3f839c8d580506b');
INSERT INTO audit VALUES(10,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/cooperatives v1 8eeb67aa7b4d1b868919cc7d0731ff50153a45a6e6d5e620ba09e2094cadb763',0,'d06473beb1375ded82c248ffa8cf41d89df919db8b7601c1b3f839c8d580506b','94c51200a67cf5a309fe8cd485b11c93de512ed412968af63b9c4dbb8e29d201');
INSERT INTO audit VALUES(11,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/media v1 d7cba97de3c5a695d6819235593e5ca7cca2da05adf1d2a16a87e4fbe4dd2b78',0,'94c51200a67cf5a309fe8cd485b11c93de512ed412968af63b9c4dbb8e29d201','b69edb7bdec721cd83b3e30c07752acfc85f25db052b141acd0c58076192ca81');
INSERT INTO audit VALUES(12,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/unions v1 ec1141e183ca0daeb894fabd98e04dafa3b1ecc100e35f7094259fb8c085030e',0,'b69edb7bdec721cd83b3e30c07752acfc85f25db052b141acd0c58076192ca81','e3ae186931e5ff3393376d2b587ecf374f27815be3a8a2ed62e1b2560b66c6b9');
INSERT INTO audit VALUES(13,'2026-11-26T13:39:36Z','change','baophu','','','','','agencies/front v1 a8929998dc31388ddc206428a99af470f38c985cb8b8f5a6be5dca87d8ac6c32',0,'e3ae186931e5ff3393376d2b587ecf374f27815be3a8a2ed62e1b2560b66c6b9','d27381e4f2091c39244f9f080f2dc87dbbdc05382efa54313dedb95176f42dde');
INSERT INTO audit VALUES(14,'2026-11-26T13:39:37Z','change','baophu','','','','','agencies/district v1 71869b8bd0c91a613f1aa771e49b1b6d5a447f57196265e1809d0449391d65bd',0,'d27381e4f2091c39244f9f080f2dc87dbbdc05382efa54313dedb95176f42dde','89eb9c81411ba04c80faa930d824a0b92f92624c247d27d929e6c959368a5f44');
INSERT INTO audit VALUES(15,'2026-11-26T13:39:38Z','change','setup','','','','','users/1 v1 8f0166e3c472355f9250a1e1120e13dc644934d6ae34fc9722ee98ad3471866b',0,'89eb9c81411ba04c80faa930d824a0b92f92624c247d27d929e6c959368a5f44','01def92e902809451bdd83d7e01a2485a770d23697d01ecdc706de82562e9a15');
INSERT INTO audit VALUES(16,'2026-11-26T13:39:38Z','change','setup','','','','','grants/1 v1 360b3ce60019bd048386ef7c811ee9e90b53e52c60c2325697be511652d30477',0,'01def92e902809451bdd83d7e01a2485a770d23697d01ecdc706de82562e9a15','f478d3afd503109294f75db8cf68db8f4b2a83d0d148e4bf0c6b5861273d5c9f');
INSERT INTO audit VALUES(17,'2026-11-26T13:39:39Z','change','baophu user add','','','','','users/2 v1 98f1e7b8911aa42593fdd78c17f87d65dfb91eeaf69f740eb69aff885357362e',0,'f478d3afd503109294f75db8cf68db8f4b2a83d0d148e4bf0c6b5861273d5c9f','521d89faef69717a853757bfe676abf3fde823b446186fa623d0c1350b3c1ee0');
INSERT INTO audit VALUES(18,'2026-11-26T13:39:39Z','change','baophu user add','','','','','grants/2 v1 2c952c5331c9c9de7b6bf3527880ff374eff8a4e7889caa063c5e4824bda6fa9',0,'521d89faef69717a853757bfe676abf3fde823b446186fa623d0c1350b3c1ee0','d58ffb76823c77373a8e71aa113f98d4b7538d8e187cd4a29679bed426c2186d');
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
) STRICT;
INSERT INTO changes VALUES(1,'2026-11-26T13:39:36Z','baophu','agencies','provincial-committee',1,'id','','provincial-committee');
INSERT INTO changes VALUES(2,'2026-11-26T13:39:36Z','baophu','agencies','provincial-committee',1,'name','','UBND tỉnh');
INSERT INTO changes VALUES(3,'2026-11-26T13:39:36Z','baophu','agencies','provincial-committee',1,'kind','','provincial-committee');
INSERT INTO changes VALUES(4,'2026-11-26T13:39:36Z','baophu','agencies','provincial-committee',1,'territory','','');
INSERT INTO changes VALUES(5,'2026-11-26T13:39:36Z','baophu','agencies','social-insurance',1,'id','','social-insurance');
INSERT INTO changes VALUES(6,'2026-11-26T13:39:36Z','baophu','agencies','social-insurance',1,'name','','Bảo hiểm xã hội tỉnh');
INSERT INTO changes VALUES(7,'2026-11-26T13:39:36Z','baophu','agencies','social-insurance',1,'kind','','social-insurance');
INSERT INTO changes VALUES(8,'2026-11-26T13:39:36Z','baophu','agencies','social-insurance',1,'territory','','');
INSERT INTO changes VALUES(9,'2026-11-26T13:39:36Z','baophu','agencies','tax',1,'id','','tax');
INSERT INTO changes VALUES(10,'2026-11-26T13:39:36Z','baophu','agencies','tax',1,'name','','Cục Thuế tỉnh');
INSERT INTO changes VALUES(11,'2026-11-26T13:39:36Z','baophu','agencies','tax',1,'kind','','tax');
INSERT INTO changes VALUES(12,'2026-11-26T13:39:36Z','baophu','agencies','tax',1,'territory','','');
INSERT INTO changes VALUES(13,'2026-11-26T13:39:36Z','baophu','agencies','planning',1,'id','','planning');
INSERT INTO changes VALUES(14,'2026-11-26T13:39:36Z','baophu','agencies','planning',1,'name','','Sở Kế hoạch và Đầu tư');
INSERT INTO changes VALUES(15,'2026-11-26T13:39:36Z','baophu','agencies','planning',1,'kind','','planning');
INSERT INTO changes VALUES(16,'2026-11-26T13:39:36Z','baophu','agencies','planning',1,'territory','','');
INSERT INTO changes VALUES(17,'2026-11-26T13:39:36Z','baophu','agencies','labour',1,'id','','labour');
INSERT INTO changes VALUES(18,'2026-11-26T13:39:36Z','baophu','agencies','labour',1,'name','','Sở Lao động - Thương binh và Xã hội');
INSERT INTO changes VALUES(19,'2026-11-26T13:39:36Z','baophu','agencies','labour',1,'kind','','labour');
INSERT INTO changes VALUES(20,'2026-11-26T13:39:36Z','baophu','agencies','labour',1,'territory','','');
INSERT INTO changes VALUES(21,'2026-11-26T13:39:36Z','baophu','agencies','cooperatives',1,'id','','cooperatives');
INSERT INTO changes VALUES(22,'2026-11-26T13:39:36Z','baophu','agencies','cooperatives',1,'name','','Liên minh Hợp tác xã tỉnh');
INSERT INTO changes VALUES(23,'2026-11-26T13:39:36Z','baophu','agencies','cooperatives',1,'kind','','cooperatives');
INSERT INTO changes VALUES(24,'2026-11-26T13:39:36Z','baophu','agencies','cooperatives',1,'territory','','');
INSERT INTO changes VALUES(25,'2026-11-26T13:39:36Z','baophu','agencies','media',1,'id','','media');
INSERT INTO changes VALUES(26,'2026-11-26T13:39:36Z','baophu','agencies','media',1,'name','','Sở Thông tin và Truyền thông');
INSERT INTO changes VALUES(27,'2026-11-26T13:39:36Z','baophu','agencies','media',1,'kind','','media');
INSERT INTO changes VALUES(28,'2026-11-26T13:39:36Z','baophu','agencies','media',1,'territory','','');
INSERT INTO changes VALUES(29,'2026-11-26T13:39:36Z','baophu','agencies','unions',1,'id','','unions');
INSERT INTO changes VALUES(30,'2026-11-26T13:39:36Z','baophu','agencies','unions',1,'name','','Liên đoàn Lao động tỉnh');
INSERT INTO changes VALUES(31,'2026-11-26T13:39:36Z','baophu','agencies','unions',1,'kind','','unions');
INSERT INTO changes VALUES(32,'2026-11-26T13:39:36Z','baophu','agencies','unions',1,'territory','','');
INSERT INTO changes VALUES(33,'2026-11-26T13:39:36Z','baophu','agencies','front',1,'id','','front');
INSERT INTO changes VALUES(34,'2026-11-26T13:39:36Z','baophu','agencies','front',1,'name','','Ủy ban Mặt trận Tổ quốc tỉnh');
INSERT INTO changes VALUES(35,'2026-11-26T13:39:36Z','baophu','agencies','front',1,'kind','','front');
INSERT INTO changes VALUES(36,'2026-11-26T13:39:36Z','baophu','agencies','front',1,'territory','','');
INSERT INTO changes VALUES(37,'2026-11-26T13:39:37Z','baophu','agencies','district',1,'id','','district');
INSERT INTO changes VALUES(38,'2026-11-26T13:39:37Z','baophu','agencies','district',1,'name','','UBND cấp huyện');
INSERT INTO changes VALUES(39,'2026-11-26T13:39:37Z','baophu','agencies','district',1,'kind','','district');
INSERT INTO changes VALUES(40,'2026-11-26T13:39:37Z','baophu','agencies','district',1,'territory','','');
INSERT INTO changes VALUES(41,'2026-11-26T13:39:38Z','setup','users','1',1,'full_name','','Quản trị viên');
INSERT INTO changes VALUES(42,'2026-11-26T13:39:38Z','setup','users','1',1,'agency','','social-insurance');
INSERT INTO changes VALUES(43,'2026-11-26T13:39:38Z','setup','users','1',1,'language','','vi');
INSERT INTO changes VALUES(44,'2026-11-26T13:39:38Z','setup','users','1',1,'active','','1');
INSERT INTO changes VALUES(45,'2026-11-26T13:39:38Z','setup','users','1',1,'login','','admin');
INSERT INTO changes VALUES(46,'2026-11-26T13:39:38Z','setup','users','1',1,'password_hash','','***');
INSERT INTO changes VALUES(47,'2026-11-26T13:39:38Z','setup','users','1',1,'must_change_password','','1');
INSERT INTO changes VALUES(48,'2026-11-26T13:39:38Z','setup','users','1',1,'made_at','','2026-11-26T13:39:38Z');
INSERT INTO changes VALUES(49,'2026-11-26T13:39:38Z','setup','grants','1',1,'purposes','','');
INSERT INTO changes VALUES(50,'2026-11-26T13:39:38Z','setup','grants','1',1,'last_day','','');
INSERT INTO changes VALUES(51,'2026-11-26T13:39:38Z','setup','grants','1',1,'user_id','','1');
INSERT INTO changes VALUES(52,'2026-11-26T13:39:38Z','setup','grants','1',1,'role','','administrator');
INSERT INTO changes VALUES(53,'2026-11-26T13:39:38Z','setup','grants','1',1,'agency','','social-insurance');
INSERT INTO changes VALUES(54,'2026-11-26T13:39:38Z','setup','grants','1',1,'territory','','');
INSERT INTO changes VALUES(55,'2026-11-26T13:39:38Z','setup','grants','1',1,'first_day','','2026-11-26');
INSERT INTO changes VALUES(56,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'full_name','','Nguyễn Thị Lan');
INSERT INTO changes VALUES(57,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'agency','','social-insurance');
INSERT INTO changes VALUES(58,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'language','','vi');
INSERT INTO changes VALUES(59,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'active','','1');
INSERT INTO changes VALUES(60,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'login','','lan');
INSERT INTO changes VALUES(61,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'password_hash','','***');
INSERT INTO changes VALUES(62,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'must_change_password','','1');
INSERT INTO changes VALUES(63,'2026-11-26T13:39:39Z','baophu user add','users','2',1,'made_at','','2026-11-26T13:39:39Z');
INSERT INTO changes VALUES(64,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'purposes','','gap-review,voluntary-outreach');
INSERT INTO changes VALUES(65,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'last_day','','');
INSERT INTO changes VALUES(66,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'user_id','','2');
INSERT INTO changes VALUES(67,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'role','','si_analyst');
INSERT INTO changes VALUES(68,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'agency','','social-insurance');
INSERT INTO changes VALUES(69,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'territory','','');
INSERT INTO changes VALUES(70,'2026-11-26T13:39:39Z','baophu user add','grants','2',1,'first_day','','2026-11-26');
CREATE TABLE agencies(
    id        TEXT PRIMARY KEY CHECK (id <> ''),
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    territory TEXT NOT NULL,
    version   INTEGER NOT NULL
) STRICT;
INSERT INTO agencies VALUES('provincial-committee','UBND tỉnh','provincial-committee','',1);
INSERT INTO agencies VALUES('social-insurance','Bảo hiểm xã hội tỉnh','social-insurance','',1);
INSERT INTO agencies VALUES('tax','Cục Thuế tỉnh','tax','',1);
INSERT INTO agencies VALUES('planning','Sở Kế hoạch và Đầu tư','planning','',1);
INSERT INTO agencies VALUES('labour','Sở Lao động - Thương binh và Xã hội','labour','',1);
INSERT INTO agencies VALUES('cooperatives','Liên minh Hợp tác xã tỉnh','cooperatives','',1);
INSERT INTO agencies VALUES('media','Sở Thông tin và Truyền thông','media','',1);
INSERT INTO agencies VALUES('unions','Liên đoàn Lao động tỉnh','unions','',1);
INSERT INTO agencies VALUES('front','Ủy ban Mặt trận Tổ quốc tỉnh','front','',1);
INSERT INTO agencies VALUES('district','UBND cấp huyện','district','',1);
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
) STRICT;
INSERT INTO users VALUES(1,'admin','Quản trị viên','social-insurance','vi','$argon2id$v=19$m=65536,t=2,p=1$AL12egYxZnPFtJx+tSFQqA$JggeYduJhmhvuznAbfOJbG280zaN5iwb8DCIguSiZew','',0,1,1,'2026-11-26T13:39:38Z',1);
INSERT INTO users VALUES(2,'lan','Nguyễn Thị Lan','social-insurance','vi','$argon2id$v=19$m=65536,t=2,p=1$7p3LK1He4Bxk/Ol+MuzL5w$e8R3rCWqCpL7zJ2zzkGL2Lw9AdXXYqZg861uaaUlsRM','',0,1,1,'2026-11-26T13:39:39Z',1);
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
) STRICT;
INSERT INTO grants VALUES(1,1,'administrator','social-insurance','','','2026-11-26','',1);
INSERT INTO grants VALUES(2,2,'si_analyst','social-insurance','','gap-review,voluntary-outreach','2026-11-26','',1);
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
) STRICT;
CREATE TABLE sign_in_attempts(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    login    TEXT NOT NULL,
    at       TEXT NOT NULL,
    address  TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'locked'))
) STRICT;
CREATE TABLE remarks(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    address  TEXT NOT NULL CHECK (address <> ''),
    remark   TEXT NOT NULL CHECK (remark <> ''),
    made_by  TEXT NOT NULL,
    agency   TEXT NOT NULL,
    made_at  TEXT NOT NULL
) STRICT;
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
) STRICT;
CREATE TABLE saved_views(
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    owner   INTEGER NOT NULL REFERENCES users(id),
    name    TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL CHECK (address <> ''),
    shared  INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
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
) STRICT;
CREATE TABLE pinned_runs(
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    run       TEXT NOT NULL CHECK (run <> ''),
    pinned    INTEGER NOT NULL,
    reason    TEXT NOT NULL CHECK (reason <> ''),
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('deliveries',4);
INSERT INTO sqlite_sequence VALUES('withdrawals',1);
INSERT INTO sqlite_sequence VALUES('mappings',1);
INSERT INTO sqlite_sequence VALUES('decisions',3);
INSERT INTO sqlite_sequence VALUES('changes',70);
INSERT INTO sqlite_sequence VALUES('users',2);
INSERT INTO sqlite_sequence VALUES('grants',2);
CREATE TRIGGER deliveries_keep BEFORE DELETE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER deliveries_fix BEFORE UPDATE ON deliveries BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER deliveries_once BEFORE INSERT ON deliveries
WHEN EXISTS (SELECT 1 FROM deliveries d WHERE d.sha256 = NEW.sha256
             AND d.sequence NOT IN (SELECT delivery FROM withdrawals))
BEGIN SELECT RAISE(ABORT, 'UNIQUE: the delivery is there'); END;
CREATE TRIGGER withdrawals_keep BEFORE DELETE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER withdrawals_fix BEFORE UPDATE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER mappings_keep BEFORE DELETE ON mappings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER mappings_fix BEFORE UPDATE ON mappings BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE UNIQUE INDEX decisions_withdrawn_once ON decisions(withdraws) WHERE withdraws <> 0;
CREATE INDEX decisions_by_pair ON decisions(left_key, right_key);
CREATE INDEX audit_by_kind ON audit(kind, sequence);
CREATE INDEX audit_by_actor ON audit(actor, sequence);
CREATE INDEX audit_by_at ON audit(at);
CREATE INDEX changes_by_entity ON changes(entity, entity_id, version);
CREATE INDEX grants_by_user ON grants(user_id);
CREATE INDEX sessions_open ON sessions(user_id) WHERE ended_at = '';
CREATE INDEX sign_in_attempts_by_login ON sign_in_attempts(login, sequence);
CREATE INDEX remarks_by_address ON remarks(address, sequence);
CREATE UNIQUE INDEX saved_views_by_name ON saved_views(owner, name) WHERE removed = 0;
CREATE TRIGGER decisions_keep BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_fix BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_keep BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_fix BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER changes_keep BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER changes_fix BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER sign_in_attempts_keep BEFORE DELETE ON sign_in_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER sign_in_attempts_fix BEFORE UPDATE ON sign_in_attempts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER remarks_keep BEFORE DELETE ON remarks BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER remarks_fix BEFORE UPDATE ON remarks BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER pinned_runs_keep BEFORE DELETE ON pinned_runs BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER pinned_runs_fix BEFORE UPDATE ON pinned_runs BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agencies_keep BEFORE DELETE ON agencies BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER users_keep BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER grants_keep BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER sessions_keep BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER explanation_requests_keep BEFORE DELETE ON explanation_requests BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER saved_views_keep BEFORE DELETE ON saved_views BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreements_keep BEFORE DELETE ON agreements BEGIN SELECT RAISE(ABORT, 'append-only'); END;
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
) STRICT;
CREATE UNIQUE INDEX unit_targets_once ON unit_targets(scheme, target_year, version, unit);
CREATE TRIGGER unit_targets_keep BEFORE DELETE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER unit_targets_fix BEFORE UPDATE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
COMMIT;
PRAGMA user_version = 4;
