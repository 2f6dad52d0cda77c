-- An office store of version 5, as the program of that version wrote it; made-up persons and files.
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
INSERT INTO deliveries VALUES(1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','danh sách thuế.csv',1234,'tax','tax-yearly-list','2018','2019-03-29T02:30:00Z','','lan.nt','2026-11-20T02:30:00Z',10,9,1,'','{}');
INSERT INTO deliveries VALUES(2,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','danh sách thuế.csv',1234,'tax','tax-yearly-list','2018','2019-03-29T02:30:00Z','','lan.nt','2026-11-20T02:30:00Z',10,9,1,'','{}');
INSERT INTO deliveries VALUES(3,'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','danh sách thuế.csv',1234,'tax','tax-yearly-list','2018','2019-03-29T02:30:00Z','','lan.nt','2026-11-20T02:30:00Z',10,9,1,'','{}');
CREATE TABLE withdrawals(
    sequence     INTEGER PRIMARY KEY AUTOINCREMENT,
    delivery     INTEGER NOT NULL UNIQUE REFERENCES deliveries(sequence),
    reason       TEXT NOT NULL CHECK (reason <> ''),
    withdrawn_by TEXT NOT NULL,
    withdrawn_at TEXT NOT NULL
) STRICT;
INSERT INTO withdrawals VALUES(1,2,'gửi nhầm','lan.nt','2026-11-20T01:18:18Z');
CREATE TABLE mappings(
    sequence    INTEGER PRIMARY KEY AUTOINCREMENT,
    sender      TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    column_name TEXT NOT NULL,
    header      TEXT NOT NULL,
    mapped_by   TEXT NOT NULL,
    mapped_at   TEXT NOT NULL
) STRICT;
INSERT INTO mappings VALUES(1,'tax','tax-yearly-list','full_name','Họ tên NLĐ','lan.nt','2026-11-20T02:40:00Z');
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
INSERT INTO decisions VALUES(1,'same','tax/a/1','social-insurance/b/1','trùng số và tên','lan.nt','2026-11-20T01:20:20Z',0);
INSERT INTO decisions VALUES(2,'different','tax/a/2','social-insurance/b/2','khác ngày sinh','lan.nt','2026-11-20T01:22:22Z',0);
INSERT INTO decisions VALUES(3,'withdrawn','tax/a/2','social-insurance/b/2','xem lại','lan.nt','2026-11-20T01:24:24Z',2);
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
INSERT INTO audit VALUES(1,'2026-11-20T01:02:02Z','change','baophu','','','','','agencies/social-insurance v1 3671798960816924ea4e9fb4338d9cddac9bdc1a3e8c8da86ed76eb5829c6cd7',0,'0000000000000000000000000000000000000000000000000000000000000000','89d9937cb703db4fd0a497c15d3a6037516a48d0758541b3ad0920379b939941');
INSERT INTO audit VALUES(2,'2026-11-20T01:03:03Z','change','baophu','','','','','agencies/tax v1 5af8f01c32740ff06f7b19db2e85281a65d502edf9b05a4e89615e06fcff00f3',0,'89d9937cb703db4fd0a497c15d3a6037516a48d0758541b3ad0920379b939941','d8d7d2f63ea03ea6c3a82d0b56a791e01629fd899dc9514cf6081e0c532f65a8');
INSERT INTO audit VALUES(3,'2026-11-20T01:04:04Z','change','baophu','','','','','agencies/district v1 f250fd55f65a14a680077a11af10b95208465f4c0ff5efdcb57579a910ec7558',0,'d8d7d2f63ea03ea6c3a82d0b56a791e01629fd899dc9514cf6081e0c532f65a8','e904e0704ff0d5b0a14a175f05607e07b63595087f1816fd28cb5cc75953181e');
INSERT INTO audit VALUES(4,'2026-11-20T01:05:05Z','change','baophu','','','','','users/1 v1 7db06addadfc0b1959f3bbe5e8648e50142ede027b6261a1e39a76e45af4434a 46963d0804592e3abfa43695f30473cc10bc76b60596530a7322666216446841',0,'e904e0704ff0d5b0a14a175f05607e07b63595087f1816fd28cb5cc75953181e','e62449294d09952fbf36fe0307c866ca118aadc43efdb5e18c62d042bcc39092');
INSERT INTO audit VALUES(5,'2026-11-20T01:06:06Z','change','baophu','','','','','users/2 v1 e5803ca9621f4e1af404887719dbfe14182c09bb6b9c55c522a8eff5b9bfefd7 f4752023c99e99622181a8228d0e272cff49b28ffbf4b10305d795de40b01a92',0,'e62449294d09952fbf36fe0307c866ca118aadc43efdb5e18c62d042bcc39092','a8743ab11f88d1dbbc499ee42d4ab83e0db14810c8ea76ec47c28d1c8b059d62');
INSERT INTO audit VALUES(6,'2026-11-20T01:07:07Z','change','baophu','','','','','users/3 v1 5d91cf24df051fc3049b82e82660f528c3348f5166c80cc40ad4afb86fd2dd26 67dc882b0aaf56d8f784b26ec62f7e7d9932cc09ba48d9139fbe68d488bd9a96',0,'a8743ab11f88d1dbbc499ee42d4ab83e0db14810c8ea76ec47c28d1c8b059d62','3c428e7e6e3a552aedd4ce09f6abf1e865a2c9bbcc45e335c7c020b94baf1c9c');
INSERT INTO audit VALUES(7,'2026-11-20T01:08:08Z','change','lan.nt','social-insurance','','','','users/2 v2 8ec200d1293092d69213ed83c90bb0e8e835bb8376fc9d506ff5884925a49bf4 95b057b66253894230a94b964a02cec4ab30fa8ada254ff14f476ce276cdacad',0,'3c428e7e6e3a552aedd4ce09f6abf1e865a2c9bbcc45e335c7c020b94baf1c9c','08184fc9a530a3f13709014c4e6800b9b39d32cb474c591a77a96d4d55f8db3c');
INSERT INTO audit VALUES(8,'2026-11-20T01:09:09Z','change','minh.tv','district','','','','users/3 v2 fdf3391ff073c77159b6ffe9a07fb25cbaa2326d258c3e0a9a9a83faba5f062e 4c3756040cb11100e6668a80f35f5e9324c8c915e7fb88b043033a12414e7146',0,'08184fc9a530a3f13709014c4e6800b9b39d32cb474c591a77a96d4d55f8db3c','21c97e33af755ff7dddd86e965bd38891dbcce586bc8e74150457af0d9703898');
INSERT INTO audit VALUES(9,'2026-11-20T01:11:11Z','change','baophu','','','','','grants/1 v1 036030f269c05d6855e35e7ee520b598ce6189228a88eb96f8393c623e85f390',0,'21c97e33af755ff7dddd86e965bd38891dbcce586bc8e74150457af0d9703898','a3a658616e57bc8b90b7219f0764bd15e780d5233e817322c2259ad45f023505');
INSERT INTO audit VALUES(10,'2026-11-20T01:12:12Z','change','admin','social-insurance','','','','grants/2 v1 0a69f5bafd2a1e25bcd4086ade244103593d0d7d236f07aa31db69b65d7f9f12',0,'a3a658616e57bc8b90b7219f0764bd15e780d5233e817322c2259ad45f023505','2ca087d2449849df398429f52bd7ee47648ca310fd9a022303cc9a994dbb7d65');
INSERT INTO audit VALUES(11,'2026-11-20T01:13:13Z','change','admin','social-insurance','','','','grants/3 v1 2e97c497a1a713ff8f89b64536452fcd4b5c8b1f600c0151e2614cbd52e240c4',0,'2ca087d2449849df398429f52bd7ee47648ca310fd9a022303cc9a994dbb7d65','4fd9f841f04fe8a330def33b1cae0438e9568e0e6b0c3b05e565e97994650678');
INSERT INTO audit VALUES(12,'2026-11-20T01:14:14Z','change','admin','social-insurance','','','','grants/3 v2 aaf2d16ed195720e3992f300ec126e543ad28080a39317529f3088af9735e17b',0,'4fd9f841f04fe8a330def33b1cae0438e9568e0e6b0c3b05e565e97994650678','6f49a8b16a5b9f4d23ad09122a58c153dda42be8e03deb36bcb72b0ae1d6b078');
INSERT INTO audit VALUES(13,'2026-11-20T01:15:15Z','delivery','lan.nt','','','','','taken in aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa = deliveries/1 16 27edd363414978b5ab6f0394355811d003d20a74f4cf0117a7850af86a275faf',0,'6f49a8b16a5b9f4d23ad09122a58c153dda42be8e03deb36bcb72b0ae1d6b078','14cf099da81ccfe2be5f87689df5929840e566d957b725f55426bf4add5f2115');
INSERT INTO audit VALUES(14,'2026-11-20T01:16:16Z','delivery','lan.nt','','','','','taken in bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb = deliveries/2 16 da1d759bc3735f6b515a25c8a9947d74184d3a60145504081eae756c9b0f9bbe',0,'14cf099da81ccfe2be5f87689df5929840e566d957b725f55426bf4add5f2115','c8c459314c85d2b73ca704f77e33e0c6d2810afba0d6ccbcda1b8195eb9ab7d8');
INSERT INTO audit VALUES(15,'2026-11-20T01:17:17Z','delivery','lan.nt','','','','','taken in cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc = deliveries/3 16 80e1b7743faa30e59584888d5b3fc098f61350a9373c6989c1c6a9304429d2ca',0,'c8c459314c85d2b73ca704f77e33e0c6d2810afba0d6ccbcda1b8195eb9ab7d8','23b83942253dd490b4714e5623e5985139fec99204b48c180cd4c60f4c730647');
INSERT INTO audit VALUES(16,'2026-11-20T01:18:18Z','delivery','lan.nt','','','','','taken back bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb = withdrawals/1 5 e382e3e588f3f992dc09ba45ca556f6a4020b54fea7200a112c4326c91ebbb9b',0,'23b83942253dd490b4714e5623e5985139fec99204b48c180cd4c60f4c730647','2a73cc4e248b1a062316e7137bf7b650145a6d4ac631b6e48959e7ee1ff65509');
INSERT INTO audit VALUES(17,'2026-11-20T01:19:19Z','mapping','lan.nt','','','','','tax tax-yearly-list full_name = mappings/1 7 df24378b76fcab6dbe11fb1efb558a0f46ec22164c77e79a3520f170d2a5fd76',0,'2a73cc4e248b1a062316e7137bf7b650145a6d4ac631b6e48959e7ee1ff65509','0cdbe964574a7b77a07868b19925396e9c20ee5ed8fde01c2fb9f48bfd19413e');
INSERT INTO audit VALUES(18,'2026-11-20T01:21:21Z','decision','lan.nt','social-insurance','','','','same #1 = decisions/1 8 d2932ad8b2be3e22d660437b601305a93a9763c37841a6d6f95eda4f1c4895ad',0,'0cdbe964574a7b77a07868b19925396e9c20ee5ed8fde01c2fb9f48bfd19413e','3ec2b1d7cb72f99f5d5d3b87a405709af959bdf59e0ce5b00affa9764eda3948');
INSERT INTO audit VALUES(19,'2026-11-20T01:23:23Z','decision','lan.nt','social-insurance','','','','different #2 = decisions/2 8 acccedb37d04492ac44c211d418f7783c2b8e1cef52f070a15c8d453b97617fc',0,'3ec2b1d7cb72f99f5d5d3b87a405709af959bdf59e0ce5b00affa9764eda3948','f717d5cc54592aa2ddf04901d82ecf069764e3e23f9840b08379c02e46b75528');
INSERT INTO audit VALUES(20,'2026-11-20T01:24:24Z','decision','lan.nt','social-insurance','','','','withdrawn #2 = decisions/3 8 2b5041d0b4334cf498272fba30c48443e6b3d4a64bbd939b8190a4bf4812d427',0,'f717d5cc54592aa2ddf04901d82ecf069764e3e23f9840b08379c02e46b75528','c230953980369f09c1e8d59e19798ad1718f6391e0c6c489282985b2ec80d9fb');
INSERT INTO audit VALUES(21,'2026-11-20T01:27:27Z','session','lan.nt','social-insurance','','','','begun, session 1 = sessions/1 9 49e9aae1ea72b23fed3e290e5248e79b5d41291cf64993af752c26f7e9894193',0,'c230953980369f09c1e8d59e19798ad1718f6391e0c6c489282985b2ec80d9fb','6e1b90e03cff7c7b4ed510db766372700b891fc2bb1dd515df618509e0c26c05');
INSERT INTO audit VALUES(22,'2026-11-20T01:29:29Z','session','lan.nt','social-insurance','','','','signed out, session 1 = session_ends/1 2 d12f12eb7e4db0172279151dbefc904f8b5006560a541b3a1eda5dc63a5db9f3',0,'6e1b90e03cff7c7b4ed510db766372700b891fc2bb1dd515df618509e0c26c05','37de061d401182993a31bd30f3b70357d5955c50959b4b1a596d34e866982eaa');
INSERT INTO audit VALUES(23,'2026-11-20T01:32:32Z','session','minh.tv','district','','','','begun, session 2 = sessions/2 9 2ee09edf00301554fbc529ac0becaa1b08bf10264187b3d3532dea2c8cdee254',0,'37de061d401182993a31bd30f3b70357d5955c50959b4b1a596d34e866982eaa','dffda7bf1bc5d7d92c03274b7a0c381ddbb5c275bbc924d59bc27cd0a43ad8db');
INSERT INTO audit VALUES(24,'2026-11-20T01:33:33Z','sign-in','lan.nt','social-insurance','','','','done from 10.0.0.7 = sign_in_attempts/1 5 68fdc6fc6a82f85608fd87c6332630de7416a3c3e69121493c70873604d2d2ce',0,'dffda7bf1bc5d7d92c03274b7a0c381ddbb5c275bbc924d59bc27cd0a43ad8db','eb95b20a85c8b33fa98155b4bcc9e17b9b046359aab91069a03701068063027f');
INSERT INTO audit VALUES(25,'2026-11-20T01:34:34Z','sign-in','minh.tv','','','','','failed from 10.0.0.8 = sign_in_attempts/2 5 4724daa652eb2ae7f8100a7634a57becc86435bacaf922752e97ab1f34fd1eeb',0,'eb95b20a85c8b33fa98155b4bcc9e17b9b046359aab91069a03701068063027f','fbbab6c14d4c6dc472899479eb3516e69181840efdc0e8bcb8ca3becd53e097f');
INSERT INTO audit VALUES(26,'2026-11-20T01:35:35Z','remark','lan.nt','social-insurance','','','','remark 1 = remarks/1 6 5bf768cade45b8deee827fc5ac89f00a78210be95ce9e11721f58d2695b5b3b7',0,'fbbab6c14d4c6dc472899479eb3516e69181840efdc0e8bcb8ca3becd53e097f','a5f792ab69008c9898fbba35a2625937c84b4d94f2a370b6bae8936e57242bad');
INSERT INTO audit VALUES(27,'2026-11-20T01:36:36Z','change','lan.nt','social-insurance','','','','explanation_requests/1 v1 aa8748fe726c2a2b782f936dc622db49ffb2256dbdb603a2942ad738f956ac11',0,'a5f792ab69008c9898fbba35a2625937c84b4d94f2a370b6bae8936e57242bad','b27a7da4bc09e5ad5340a820068f3d4ffd015e1efc47b68fc953d4b6844bc103');
INSERT INTO audit VALUES(28,'2026-11-20T01:37:37Z','change','minh.tv','tax','','','','explanation_requests/1 v2 2fc1fc0a4ce85918f17ab8957e88ee76afb41134f90f0177106bf368e92d48e7',0,'b27a7da4bc09e5ad5340a820068f3d4ffd015e1efc47b68fc953d4b6844bc103','7ec1bc32d62f759cf054a44a88b5374514e904014bc85e6168508968a48a92ea');
INSERT INTO audit VALUES(29,'2026-11-20T01:38:38Z','change','lan.nt','social-insurance','','','','saved_views/1 v1 0904ad1951f7f98c1b50d04d66ae2c18af5130f9ff609ffd2938c89a237480d2',0,'7ec1bc32d62f759cf054a44a88b5374514e904014bc85e6168508968a48a92ea','41426f1ef0eddd1e50fe494f42635f0019e95d98d9ff82c6d339b5345baf322e');
INSERT INTO audit VALUES(30,'2026-11-20T01:39:39Z','change','lan.nt','social-insurance','','','','agreements/1 v1 8ce9b834d82a2bfa815b9931c1087d44fafade558095b0e1960a54fc0600c90e',0,'41426f1ef0eddd1e50fe494f42635f0019e95d98d9ff82c6d339b5345baf322e','466e89b9736c1fce40c391cb14d152c789c7bb0ea919a795a20dfa7035cea97a');
INSERT INTO audit VALUES(31,'2026-11-20T01:40:40Z','run','lan.nt','social-insurance','','','','pinned ab12cd34ef56ab12 = pinned_runs/1 6 3a1337af5376a28a9235cf8d3e2a20750e078b5a40c87e1cc4dad1f5c05504f5',0,'466e89b9736c1fce40c391cb14d152c789c7bb0ea919a795a20dfa7035cea97a','8b214449991fbcdb86b266347dfaec9163b475107db2d40e35071aa832a0a372');
INSERT INTO audit VALUES(32,'2026-11-20T01:41:41Z','targets','lan.nt','social-insurance','','','','compulsory 2019 v1 = unit_targets/1-2 9 f01ee63b03ab68d32a5ff07b24497913cda327b341eaf221d5dd0e15311ab5b5',0,'8b214449991fbcdb86b266347dfaec9163b475107db2d40e35071aa832a0a372','44e630bf1ea276275d0ec2e530366a02c2df974a9a72cc3ef287ec0ab95828c8');
INSERT INTO audit VALUES(33,'2026-11-20T01:42:42Z','targets','lan.nt','social-insurance','','','','compulsory 2019 v2 = unit_targets/3-4 9 27bf792a3316e149d006b55db3792bb3f8c01d162c51936f59cbfa75f8d8e868',0,'44e630bf1ea276275d0ec2e530366a02c2df974a9a72cc3ef287ec0ab95828c8','d8a9b8ab973d305c11844e9bf832ed01c536f4e950adf8c72aa75757263e811a');
INSERT INTO audit VALUES(34,'2026-11-20T01:43:43Z','read','lan.nt','social-insurance','731','gap-review','','coverage.list',12,'d8a9b8ab973d305c11844e9bf832ed01c536f4e950adf8c72aa75757263e811a','bd28ede2d319fdfc5ff81ae5e2a49fba60e3d9566bb6b335365de4b775f67c56');
INSERT INTO audit VALUES(35,'2026-11-20T01:44:44Z','export','lan.nt','social-insurance','','','','coverage.gap unit',0,'bd28ede2d319fdfc5ff81ae5e2a49fba60e3d9566bb6b335365de4b775f67c56','ca1835d030d0df0324edb91dbe8f101b3683760ca6dbbb42bdeaa86ab89bc25d');
INSERT INTO audit VALUES(36,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','cases/1 v1 2887b2a9a2b7a3478e8eb153ff1df2e1497088737c7c10be82ea2837bb209e8e',0,'ca1835d030d0df0324edb91dbe8f101b3683760ca6dbbb42bdeaa86ab89bc25d','04158372fa168b610c93e258d3cfaf311ce04b6976ee8ed80e0e1056861792c5');
INSERT INTO audit VALUES(37,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','cases/2 v1 28da510a67b430f5819b07b2ca0056694bbe36c5afa04bef3f964bd819dc8dbe',0,'04158372fa168b610c93e258d3cfaf311ce04b6976ee8ed80e0e1056861792c5','f1066d19218a9fcaf17b5953e12171337da83aa71283fedf221a95c82aec8990');
INSERT INTO audit VALUES(38,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','cases/2 v2 739b1d9f4e4f6a5f5f44aaae0c781549d3eae27cc64fb1cd3933b128e1525a7d',0,'f1066d19218a9fcaf17b5953e12171337da83aa71283fedf221a95c82aec8990','ebc99e8ff5d4174a246e1a1be0b711315c61368601f1738342d5e978c370c1cc');
INSERT INTO audit VALUES(39,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','proposals/1 v1 c71186b7d2e1354f325d3b39c2196f8a998cb22c87f9c03a0bd05ef09afaeee6',0,'ebc99e8ff5d4174a246e1a1be0b711315c61368601f1738342d5e978c370c1cc','82abcf3e4758247fcb46027c4c0775d2b606fb6490b3414af1b829745436d60b');
INSERT INTO audit VALUES(40,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','grants/3 v3 137ac0c1d197b3ae92e23fea706a9acad00a8ce9f08b5c804e27efa0348de169',0,'82abcf3e4758247fcb46027c4c0775d2b606fb6490b3414af1b829745436d60b','caf36f3f168378d5cdc84710db9158a15c2ae1587ba55d296f757c29f5ae5aeb');
INSERT INTO audit VALUES(41,'2026-11-26T01:00:00Z','change','lan.nt','social-insurance','','','','grants/4 v1 a3aa696f2f97b0534b8fd4c15abadbec189b98c58b07d7f03673c9f50bfcf785',0,'caf36f3f168378d5cdc84710db9158a15c2ae1587ba55d296f757c29f5ae5aeb','5aeb9fd5ec652fd2ede54c49b4315ead7972cb2b0279d75e138aaa7d1837cf0e');
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
INSERT INTO changes VALUES(1,'2026-11-20T01:02:02Z','baophu','agencies','social-insurance',1,'id','','social-insurance');
INSERT INTO changes VALUES(2,'2026-11-20T01:02:02Z','baophu','agencies','social-insurance',1,'name','','Bảo hiểm xã hội tỉnh');
INSERT INTO changes VALUES(3,'2026-11-20T01:02:02Z','baophu','agencies','social-insurance',1,'kind','','social-insurance');
INSERT INTO changes VALUES(4,'2026-11-20T01:02:02Z','baophu','agencies','social-insurance',1,'territory','','');
INSERT INTO changes VALUES(5,'2026-11-20T01:03:03Z','baophu','agencies','tax',1,'id','','tax');
INSERT INTO changes VALUES(6,'2026-11-20T01:03:03Z','baophu','agencies','tax',1,'name','','Cục Thuế tỉnh');
INSERT INTO changes VALUES(7,'2026-11-20T01:03:03Z','baophu','agencies','tax',1,'kind','','tax');
INSERT INTO changes VALUES(8,'2026-11-20T01:03:03Z','baophu','agencies','tax',1,'territory','','');
INSERT INTO changes VALUES(9,'2026-11-20T01:04:04Z','baophu','agencies','district',1,'id','','district');
INSERT INTO changes VALUES(10,'2026-11-20T01:04:04Z','baophu','agencies','district',1,'name','','UBND cấp huyện');
INSERT INTO changes VALUES(11,'2026-11-20T01:04:04Z','baophu','agencies','district',1,'kind','','district');
INSERT INTO changes VALUES(12,'2026-11-20T01:04:04Z','baophu','agencies','district',1,'territory','','');
INSERT INTO changes VALUES(13,'2026-11-20T01:05:05Z','baophu','users','1',1,'full_name','','Quản trị viên');
INSERT INTO changes VALUES(14,'2026-11-20T01:05:05Z','baophu','users','1',1,'agency','','social-insurance');
INSERT INTO changes VALUES(15,'2026-11-20T01:05:05Z','baophu','users','1',1,'language','','vi');
INSERT INTO changes VALUES(16,'2026-11-20T01:05:05Z','baophu','users','1',1,'active','','1');
INSERT INTO changes VALUES(17,'2026-11-20T01:05:05Z','baophu','users','1',1,'login','','admin');
INSERT INTO changes VALUES(18,'2026-11-20T01:05:05Z','baophu','users','1',1,'password_hash','','***');
INSERT INTO changes VALUES(19,'2026-11-20T01:05:05Z','baophu','users','1',1,'must_change_password','','1');
INSERT INTO changes VALUES(20,'2026-11-20T01:05:05Z','baophu','users','1',1,'made_at','','2026-11-20T01:05:05Z');
INSERT INTO changes VALUES(21,'2026-11-20T01:06:06Z','baophu','users','2',1,'full_name','','Nguyễn Thị Lan');
INSERT INTO changes VALUES(22,'2026-11-20T01:06:06Z','baophu','users','2',1,'agency','','social-insurance');
INSERT INTO changes VALUES(23,'2026-11-20T01:06:06Z','baophu','users','2',1,'language','','vi');
INSERT INTO changes VALUES(24,'2026-11-20T01:06:06Z','baophu','users','2',1,'active','','1');
INSERT INTO changes VALUES(25,'2026-11-20T01:06:06Z','baophu','users','2',1,'login','','lan.nt');
INSERT INTO changes VALUES(26,'2026-11-20T01:06:06Z','baophu','users','2',1,'password_hash','','***');
INSERT INTO changes VALUES(27,'2026-11-20T01:06:06Z','baophu','users','2',1,'must_change_password','','1');
INSERT INTO changes VALUES(28,'2026-11-20T01:06:06Z','baophu','users','2',1,'made_at','','2026-11-20T01:06:06Z');
INSERT INTO changes VALUES(29,'2026-11-20T01:07:07Z','baophu','users','3',1,'full_name','','Trần Văn Minh');
INSERT INTO changes VALUES(30,'2026-11-20T01:07:07Z','baophu','users','3',1,'agency','','district');
INSERT INTO changes VALUES(31,'2026-11-20T01:07:07Z','baophu','users','3',1,'language','','en');
INSERT INTO changes VALUES(32,'2026-11-20T01:07:07Z','baophu','users','3',1,'active','','1');
INSERT INTO changes VALUES(33,'2026-11-20T01:07:07Z','baophu','users','3',1,'login','','minh.tv');
INSERT INTO changes VALUES(34,'2026-11-20T01:07:07Z','baophu','users','3',1,'password_hash','','***');
INSERT INTO changes VALUES(35,'2026-11-20T01:07:07Z','baophu','users','3',1,'must_change_password','','1');
INSERT INTO changes VALUES(36,'2026-11-20T01:07:07Z','baophu','users','3',1,'made_at','','2026-11-20T01:07:07Z');
INSERT INTO changes VALUES(37,'2026-11-20T01:08:08Z','lan.nt','users','2',2,'password_hash','***','***');
INSERT INTO changes VALUES(38,'2026-11-20T01:08:08Z','lan.nt','users','2',2,'must_change_password','1','0');
INSERT INTO changes VALUES(39,'2026-11-20T01:09:09Z','minh.tv','users','3',2,'totp_secret','','***');
INSERT INTO changes VALUES(40,'2026-11-20T01:11:11Z','baophu','grants','1',1,'purposes','','');
INSERT INTO changes VALUES(41,'2026-11-20T01:11:11Z','baophu','grants','1',1,'last_day','','');
INSERT INTO changes VALUES(42,'2026-11-20T01:11:11Z','baophu','grants','1',1,'user_id','','1');
INSERT INTO changes VALUES(43,'2026-11-20T01:11:11Z','baophu','grants','1',1,'role','','administrator');
INSERT INTO changes VALUES(44,'2026-11-20T01:11:11Z','baophu','grants','1',1,'agency','','social-insurance');
INSERT INTO changes VALUES(45,'2026-11-20T01:11:11Z','baophu','grants','1',1,'territory','','');
INSERT INTO changes VALUES(46,'2026-11-20T01:11:11Z','baophu','grants','1',1,'first_day','','2026-11-20');
INSERT INTO changes VALUES(47,'2026-11-20T01:12:12Z','admin','grants','2',1,'purposes','','gap-review,voluntary-outreach');
INSERT INTO changes VALUES(48,'2026-11-20T01:12:12Z','admin','grants','2',1,'last_day','','');
INSERT INTO changes VALUES(49,'2026-11-20T01:12:12Z','admin','grants','2',1,'user_id','','2');
INSERT INTO changes VALUES(50,'2026-11-20T01:12:12Z','admin','grants','2',1,'role','','si_analyst');
INSERT INTO changes VALUES(51,'2026-11-20T01:12:12Z','admin','grants','2',1,'agency','','social-insurance');
INSERT INTO changes VALUES(52,'2026-11-20T01:12:12Z','admin','grants','2',1,'territory','','');
INSERT INTO changes VALUES(53,'2026-11-20T01:12:12Z','admin','grants','2',1,'first_day','','2026-11-20');
INSERT INTO changes VALUES(54,'2026-11-20T01:13:13Z','admin','grants','3',1,'purposes','','');
INSERT INTO changes VALUES(55,'2026-11-20T01:13:13Z','admin','grants','3',1,'last_day','','2027-06-30');
INSERT INTO changes VALUES(56,'2026-11-20T01:13:13Z','admin','grants','3',1,'user_id','','3');
INSERT INTO changes VALUES(57,'2026-11-20T01:13:13Z','admin','grants','3',1,'role','','district_officer');
INSERT INTO changes VALUES(58,'2026-11-20T01:13:13Z','admin','grants','3',1,'agency','','district');
INSERT INTO changes VALUES(59,'2026-11-20T01:13:13Z','admin','grants','3',1,'territory','','731');
INSERT INTO changes VALUES(60,'2026-11-20T01:13:13Z','admin','grants','3',1,'first_day','','2026-11-20');
INSERT INTO changes VALUES(61,'2026-11-20T01:14:14Z','admin','grants','3',2,'last_day','2027-06-30','2026-12-31');
INSERT INTO changes VALUES(62,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'figure','','/units/731?scheme=compulsory');
INSERT INTO changes VALUES(63,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'agency','','tax');
INSERT INTO changes VALUES(64,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'unit','','731');
INSERT INTO changes VALUES(65,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'question','','Vì sao tăng?');
INSERT INTO changes VALUES(66,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'due','','2026-12-01');
INSERT INTO changes VALUES(67,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'answer','','');
INSERT INTO changes VALUES(68,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'state','','asked');
INSERT INTO changes VALUES(69,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'asked_by','','lan.nt');
INSERT INTO changes VALUES(70,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'asked_at','','2026-11-20T01:36:36Z');
INSERT INTO changes VALUES(71,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'answered_by','','');
INSERT INTO changes VALUES(72,'2026-11-20T01:36:36Z','lan.nt','explanation_requests','1',1,'answered_at','','');
INSERT INTO changes VALUES(73,'2026-11-20T01:37:37Z','minh.tv','explanation_requests','1',2,'answer','','Do doanh nghiệp mới.');
INSERT INTO changes VALUES(74,'2026-11-20T01:37:37Z','minh.tv','explanation_requests','1',2,'answered_by','','minh.tv');
INSERT INTO changes VALUES(75,'2026-11-20T01:37:37Z','minh.tv','explanation_requests','1',2,'answered_at','','2026-11-20T01:37:37Z');
INSERT INTO changes VALUES(76,'2026-11-20T01:37:37Z','minh.tv','explanation_requests','1',2,'state','asked','answered');
INSERT INTO changes VALUES(77,'2026-11-20T01:38:38Z','lan.nt','saved_views','1',1,'name','','Biên Hòa');
INSERT INTO changes VALUES(78,'2026-11-20T01:38:38Z','lan.nt','saved_views','1',1,'address','','/units/731');
INSERT INTO changes VALUES(79,'2026-11-20T01:38:38Z','lan.nt','saved_views','1',1,'shared','','1');
INSERT INTO changes VALUES(80,'2026-11-20T01:38:38Z','lan.nt','saved_views','1',1,'owner','','2');
INSERT INTO changes VALUES(81,'2026-11-20T01:38:38Z','lan.nt','saved_views','1',1,'removed','','0');
INSERT INTO changes VALUES(82,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'due_months_after','','3');
INSERT INTO changes VALUES(83,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'due_day','','31');
INSERT INTO changes VALUES(84,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'legal_basis','','Quy chế phối hợp (mẫu)');
INSERT INTO changes VALUES(85,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'purpose','','');
INSERT INTO changes VALUES(86,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'contact','','');
INSERT INTO changes VALUES(87,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'first_day','','2018-01-01');
INSERT INTO changes VALUES(88,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'last_day','','');
INSERT INTO changes VALUES(89,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'sender','','tax');
INSERT INTO changes VALUES(90,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'dataset','','tax-yearly-list');
INSERT INTO changes VALUES(91,'2026-11-20T01:39:39Z','lan.nt','agreements','1',1,'period','','year');
INSERT INTO changes VALUES(92,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'agency','','social-insurance');
INSERT INTO changes VALUES(93,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'kind','','check');
INSERT INTO changes VALUES(94,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'employer','','E-0000-0000-0001');
INSERT INTO changes VALUES(95,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'tax_code','','3600123457');
INSERT INTO changes VALUES(96,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'employer_name','','Công ty Giả Định');
INSERT INTO changes VALUES(97,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'decision_number','','12/QĐ-BHXH');
INSERT INTO changes VALUES(98,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'decision_day','','2019-01-08');
INSERT INTO changes VALUES(99,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'legal_basis','','Luật BHXH 58/2014/QH13');
INSERT INTO changes VALUES(100,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'content','','Đóng BHXH bắt buộc');
INSERT INTO changes VALUES(101,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'sign','','');
INSERT INTO changes VALUES(102,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'inspector','','3');
INSERT INTO changes VALUES(103,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'state','','open');
INSERT INTO changes VALUES(104,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'opened_at','','2026-11-26T01:00:00Z');
INSERT INTO changes VALUES(105,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'opened_by','','lan.nt');
INSERT INTO changes VALUES(106,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'closed_at','','');
INSERT INTO changes VALUES(107,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'closed_by','','');
INSERT INTO changes VALUES(108,'2026-11-26T01:00:00Z','lan.nt','cases','1',1,'closing_reason','','');
INSERT INTO changes VALUES(109,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'agency','','social-insurance');
INSERT INTO changes VALUES(110,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'kind','','check');
INSERT INTO changes VALUES(111,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'employer','','E-0000-0000-0001');
INSERT INTO changes VALUES(112,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'tax_code','','3600123457');
INSERT INTO changes VALUES(113,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'employer_name','','Công ty Giả Định');
INSERT INTO changes VALUES(114,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'decision_number','','13/QĐ-BHXH');
INSERT INTO changes VALUES(115,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'decision_day','','2019-01-08');
INSERT INTO changes VALUES(116,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'legal_basis','','Luật BHXH 58/2014/QH13');
INSERT INTO changes VALUES(117,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'content','','Đóng BHXH bắt buộc');
INSERT INTO changes VALUES(118,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'sign','','');
INSERT INTO changes VALUES(119,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'inspector','','3');
INSERT INTO changes VALUES(120,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'state','','open');
INSERT INTO changes VALUES(121,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'opened_at','','2026-11-26T01:00:00Z');
INSERT INTO changes VALUES(122,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'opened_by','','lan.nt');
INSERT INTO changes VALUES(123,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'closed_at','','');
INSERT INTO changes VALUES(124,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'closed_by','','');
INSERT INTO changes VALUES(125,'2026-11-26T01:00:00Z','lan.nt','cases','2',1,'closing_reason','','');
INSERT INTO changes VALUES(126,'2026-11-26T01:00:00Z','lan.nt','cases','2',2,'state','open','closed');
INSERT INTO changes VALUES(127,'2026-11-26T01:00:00Z','lan.nt','cases','2',2,'closed_at','','2026-11-26T01:00:00Z');
INSERT INTO changes VALUES(128,'2026-11-26T01:00:00Z','lan.nt','cases','2',2,'closed_by','','lan.nt');
INSERT INTO changes VALUES(129,'2026-11-26T01:00:00Z','lan.nt','cases','2',2,'closing_reason','','Đã có kết luận');
INSERT INTO changes VALUES(130,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'kind','','unit_targets');
INSERT INTO changes VALUES(131,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'rests_on','','0');
INSERT INTO changes VALUES(132,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'content','','{"scheme":"voluntary","year":2021,"document":"QĐ 1","units":[["731",5]]}');
INSERT INTO changes VALUES(133,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'state','','open');
INSERT INTO changes VALUES(134,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'proposed_by','','lan.nt');
INSERT INTO changes VALUES(135,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'proposed_at','','2026-11-26T01:00:00Z');
INSERT INTO changes VALUES(136,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'settled_by','','');
INSERT INTO changes VALUES(137,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'settled_at','','');
INSERT INTO changes VALUES(138,'2026-11-26T01:00:00Z','lan.nt','proposals','1',1,'reason','','');
INSERT INTO changes VALUES(139,'2026-11-26T01:00:00Z','lan.nt','grants','3',3,'last_day','2026-12-31','2026-11-25');
INSERT INTO changes VALUES(140,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'purposes','','');
INSERT INTO changes VALUES(141,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'last_day','','2026-12-31');
INSERT INTO changes VALUES(142,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'user_id','','3');
INSERT INTO changes VALUES(143,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'role','','district_officer');
INSERT INTO changes VALUES(144,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'agency','','district');
INSERT INTO changes VALUES(145,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'territory','','731');
INSERT INTO changes VALUES(146,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'first_day','','2026-11-26');
INSERT INTO changes VALUES(147,'2026-11-26T01:00:00Z','lan.nt','grants','4',1,'replaces','','3');
CREATE TABLE agencies(
    id        TEXT PRIMARY KEY CHECK (id <> ''),
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    territory TEXT NOT NULL,
    version   INTEGER NOT NULL
) STRICT;
INSERT INTO agencies VALUES('social-insurance','Bảo hiểm xã hội tỉnh','social-insurance','',1);
INSERT INTO agencies VALUES('tax','Cục Thuế tỉnh','tax','',1);
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
INSERT INTO users VALUES(1,'admin','Quản trị viên','social-insurance','vi','$argon2id$made-up-1','',0,1,1,'2026-11-20T01:05:05Z',1);
INSERT INTO users VALUES(2,'lan.nt','Nguyễn Thị Lan','social-insurance','vi','$argon2id$made-up-4','',0,0,1,'2026-11-20T01:06:06Z',2);
INSERT INTO users VALUES(3,'minh.tv','Trần Văn Minh','district','en','$argon2id$made-up-3','JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',58000000,1,1,'2026-11-20T01:07:07Z',2);
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
INSERT INTO sessions VALUES(1,'dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','csrf',2,0,'2026-11-20T01:25:25Z','2026-11-20T03:00:00Z','2026-11-20T13:30:00Z','10.0.0.7','Firefox','2026-11-20T01:29:29Z','lan.nt');
INSERT INTO sessions VALUES(2,'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee','csrf',3,0,'2026-11-20T01:30:30Z','2026-11-20T01:31:31Z','2026-11-20T13:30:00Z','10.0.0.8','Chrome','','');
CREATE TABLE sign_in_attempts(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    login    TEXT NOT NULL,
    at       TEXT NOT NULL,
    address  TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('done', 'failed', 'locked'))
) STRICT;
INSERT INTO sign_in_attempts VALUES(1,'lan.nt','2026-11-20T01:33:33Z','10.0.0.7','done');
INSERT INTO sign_in_attempts VALUES(2,'minh.tv','2026-11-20T01:34:34Z','10.0.0.8','failed');
CREATE TABLE remarks(
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    address  TEXT NOT NULL CHECK (address <> ''),
    remark   TEXT NOT NULL CHECK (remark <> ''),
    made_by  TEXT NOT NULL,
    agency   TEXT NOT NULL,
    made_at  TEXT NOT NULL
) STRICT;
INSERT INTO remarks VALUES(1,'/units/731','Đã làm việc với Chi cục Thuế.','lan.nt','social-insurance','2026-11-20T01:35:35Z');
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
INSERT INTO explanation_requests VALUES(1,'/units/731?scheme=compulsory','tax','731','Vì sao tăng?','2026-12-01','Do doanh nghiệp mới.','answered','lan.nt','2026-11-20T01:36:36Z','minh.tv','2026-11-20T01:37:37Z',2);
CREATE TABLE saved_views(
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    owner   INTEGER NOT NULL REFERENCES users(id),
    name    TEXT NOT NULL CHECK (name <> ''),
    address TEXT NOT NULL CHECK (address <> ''),
    shared  INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;
INSERT INTO saved_views VALUES(1,2,'Biên Hòa','/units/731',1,0,1);
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
INSERT INTO agreements VALUES(1,'tax','tax-yearly-list','year',3,31,'Quy chế phối hợp (mẫu)','','','2018-01-01','',1);
CREATE TABLE pinned_runs(
    sequence  INTEGER PRIMARY KEY AUTOINCREMENT,
    run       TEXT NOT NULL CHECK (run <> ''),
    pinned    INTEGER NOT NULL,
    reason    TEXT NOT NULL CHECK (reason <> ''),
    pinned_by TEXT NOT NULL,
    pinned_at TEXT NOT NULL
) STRICT;
INSERT INTO pinned_runs VALUES(1,'ab12cd34ef56ab12',1,'báo cáo quý IV','lan.nt','2026-11-20T01:40:40Z');
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
INSERT INTO unit_targets VALUES(1,'compulsory',2019,1,'731',100,'12/QĐ-UBND','lan.nt','2026-11-20T01:41:41Z');
INSERT INTO unit_targets VALUES(2,'compulsory',2019,1,'732',50,'12/QĐ-UBND','lan.nt','2026-11-20T01:41:41Z');
INSERT INTO unit_targets VALUES(3,'compulsory',2019,2,'731',90,'15/QĐ-UBND','lan.nt','2026-11-20T01:42:42Z');
INSERT INTO unit_targets VALUES(4,'compulsory',2019,2,'732',60,'15/QĐ-UBND','lan.nt','2026-11-20T01:42:42Z');
CREATE TABLE IF NOT EXISTS "grants"(
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
) STRICT;
INSERT INTO grants VALUES(1,1,'administrator','social-insurance','','','2026-11-20','',1,0);
INSERT INTO grants VALUES(2,2,'si_analyst','social-insurance','','gap-review,voluntary-outreach','2026-11-20','',1,0);
INSERT INTO grants VALUES(3,3,'district_officer','district','731','','2026-11-20','2026-11-25',3,0);
INSERT INTO grants VALUES(4,3,'district_officer','district','731','','2026-11-26','2026-12-31',1,3);
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
) STRICT;
INSERT INTO proposals VALUES(1,'unit_targets',0,'{"scheme":"voluntary","year":2021,"document":"QĐ 1","units":[["731",5]]}','open','lan.nt','2026-11-26T01:00:00Z','','','',1);
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
) STRICT;
INSERT INTO cases VALUES(1,'social-insurance','check','E-0000-0000-0001','3600123457','Công ty Giả Định','12/QĐ-BHXH','2019-01-08','Luật BHXH 58/2014/QH13','Đóng BHXH bắt buộc','',3,'open','2026-11-26T01:00:00Z','lan.nt','','','',1);
INSERT INTO cases VALUES(2,'social-insurance','check','E-0000-0000-0001','3600123457','Công ty Giả Định','13/QĐ-BHXH','2019-01-08','Luật BHXH 58/2014/QH13','Đóng BHXH bắt buộc','',3,'closed','2026-11-26T01:00:00Z','lan.nt','2026-11-26T01:00:00Z','lan.nt','Đã có kết luận',2);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('deliveries',3);
INSERT INTO sqlite_sequence VALUES('decisions',3);
INSERT INTO sqlite_sequence VALUES('changes',147);
INSERT INTO sqlite_sequence VALUES('users',3);
INSERT INTO sqlite_sequence VALUES('withdrawals',1);
INSERT INTO sqlite_sequence VALUES('mappings',1);
INSERT INTO sqlite_sequence VALUES('sessions',2);
INSERT INTO sqlite_sequence VALUES('sign_in_attempts',2);
INSERT INTO sqlite_sequence VALUES('remarks',1);
INSERT INTO sqlite_sequence VALUES('explanation_requests',1);
INSERT INTO sqlite_sequence VALUES('saved_views',1);
INSERT INTO sqlite_sequence VALUES('agreements',1);
INSERT INTO sqlite_sequence VALUES('pinned_runs',1);
INSERT INTO sqlite_sequence VALUES('unit_targets',4);
INSERT INTO sqlite_sequence VALUES('grants',4);
INSERT INTO sqlite_sequence VALUES('cases',2);
INSERT INTO sqlite_sequence VALUES('proposals',1);
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
CREATE TRIGGER sessions_keep BEFORE DELETE ON sessions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER explanation_requests_keep BEFORE DELETE ON explanation_requests BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER saved_views_keep BEFORE DELETE ON saved_views BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER agreements_keep BEFORE DELETE ON agreements BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE UNIQUE INDEX unit_targets_once ON unit_targets(scheme, target_year, version, unit);
CREATE TRIGGER unit_targets_keep BEFORE DELETE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER unit_targets_fix BEFORE UPDATE ON unit_targets BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE INDEX grants_by_user ON grants(user_id);
CREATE TRIGGER grants_keep BEFORE DELETE ON grants BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE INDEX proposals_open ON proposals(id) WHERE state = 'open';
CREATE TRIGGER proposals_keep BEFORE DELETE ON proposals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE INDEX cases_by_inspector ON cases(inspector, state);
CREATE INDEX audit_reads ON audit(what, sequence) WHERE kind = 'read';
CREATE UNIQUE INDEX cases_open_once ON cases(agency, decision_number, employer) WHERE state = 'open';
CREATE TRIGGER cases_keep BEFORE DELETE ON cases BEGIN SELECT RAISE(ABORT, 'append-only'); END;
COMMIT;
PRAGMA user_version = 5;
