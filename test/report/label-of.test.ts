import { expect, it } from "vitest";
import { labelOf } from "../../src/report/label-of.ts";

it("a label is that of the first name that has one, else the last name itself", () => {
  const labels = { "outcome:rd": "R&D in sales", rd: "R&D" };
  expect(labelOf(labels, "outcome:rd", "rd")).toBe("R&D in sales");
  expect(labelOf(labels, "selection:rd", "rd")).toBe("R&D");
  expect(labelOf(labels, "selection:age", "age")).toBe("age");
  expect(labelOf(labels, "constructor")).toBe("constructor");
});
