import { describe, expect, test } from "vitest";
import { readWords } from "../../../tools/words";
import { makeWords } from "../../lib/words";
import { actOf } from "./audit_words";

const words = makeWords("vi", Object.fromEntries([...readWords()].map(([key, word]) => [key, word.vi])));

describe("what the audit tells", () => {
  test("an act in words, with what it was done to", () => {
    expect(actOf("links.queue", words)).toEqual({ told: "Xem hàng chờ ghép nối", of: "" });
    expect(actOf("explain P-Q0HA-T1M-KBZD", words)).toEqual({ told: "Xem hồ sơ một người", of: "P-Q0HA-T1M-KBZD" });
    expect(actOf(`users/7 v2 ${"0".repeat(64)}`, words)).toEqual({ told: "Sửa tài khoản", of: "7" });
    expect(actOf(`taken in ${"ab".repeat(32)}`, words)).toEqual({ told: "Nhận tệp", of: "abababababab…" });
    expect(actOf("agencies/tax v1 00", words)?.of).toBe(words.wordOf("agency", "tax"));
    expect(actOf("password changed, session 12", words)?.told).toBe("Đổi mật khẩu");
  });
  test("every act has words in both languages", () => {
    for (const what of ["links.queue", "links.decisions", "coverage.list", "coverage.persons", "coverage.gap unit", "targets", "targets.allocation compulsory-2019", "begun, session 1", "ended: signed out, session 1", "done from 127.0.0.1", "failed from 127.0.0.1", "same #1", "different #1", "withdrawn #1", "taken back ab", "remark 1", "job 1", "grants/1 v1 0", "explanation_requests/1 v1 0", "agreements/1 v1 0", "cases/1 v1 0", "case", "saved_views/1 v1 0", "/api/users"]) {
      expect(actOf(what, words)?.told, what).toMatch(/^\p{Lu}/u);
    }
  });
  test("what is not known is left as it was recorded", () => expect(actOf("something else", words)).toBeNull());
});
