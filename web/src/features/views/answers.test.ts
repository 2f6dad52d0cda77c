import { expect, test } from "vitest";
import { withoutRun } from "./answers";

test("a kept view follows the newest figures", () => {
  expect(withoutRun("/units/731?run=0123456789abcdef&scheme=voluntary&reason=left_out")).toBe("/units/731?scheme=voluntary&reason=left_out");
  expect(withoutRun("/?run=0123456789abcdef")).toBe("/");
  expect(withoutRun("/employers")).toBe("/employers");
});
