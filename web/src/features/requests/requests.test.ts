import { describe, expect, test } from "vitest";
import { type Request, openAbout } from "./answers";

const request = (id: number, figure: string, more: Partial<Request> = {}): Request => ({
  id, figure, agency: "district", agency_name: "UBND", unit: "731", unit_name: "TP. Mẫu", question: "?", due: "2026-12-04", answer: null, state: "asked",
  asked_by: "A", asked_at: "2026-11-27T00:00:00Z", answered_by: null, answered_at: null, overdue: false, steps: [], version: 1, ...more,
});

describe("whether a unit was asked already", () => {
  test("of the same scheme, which the page that the request names tells", () => {
    const all = [request(1, "/units/731?run=0123456789abcdef"), request(2, "/units/731?scheme=voluntary")];
    expect(openAbout(all, "731", "compulsory")?.id).toBe(1);
    expect(openAbout(all, "731", "voluntary")?.id).toBe(2);
    expect(openAbout(all, "731", "unemployment")).toBeUndefined();
    expect(openAbout(all, "732", "compulsory")).toBeUndefined();
  });
  test("an answer that nobody looked at is open, what was accepted or withdrawn is over, the newest counts", () => {
    const all = [request(1, "/units/731"), request(2, "/units/731", { state: "answered" }), request(3, "/units/731", { state: "withdrawn" }), request(4, "/units/731", { state: "accepted" })];
    expect(openAbout(all, "731", "compulsory")?.id).toBe(2);
    expect(openAbout(all.slice(2), "731", "compulsory")).toBeUndefined();
  });
});
