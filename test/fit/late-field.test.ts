import { describe, expect, it } from "vitest";
import { probit } from "../../src/estimators/probit.ts";
import { withLateField } from "../../src/fit/late-field.ts";
import { sample } from "../conformance/sample.ts";

describe("a late field", () => {
  it("is computed once, when it is first read, and is frozen", () => {
    let times = 0;
    const record = withLateField({ a: 1 }, "tests", () => ({ times: ++times }));
    expect(times).toBe(0);
    expect(record.tests).toBe(record.tests);
    expect(times).toBe(1);
    expect(Object.isFrozen(record.tests)).toBe(true);
    expect(JSON.parse(JSON.stringify(record))).toEqual({ a: 1, tests: { times: 1 } });
  });

  it("holds a probit's tests: they are in its print and its JSON, and freezing the fit does not compute them", () => {
    const fit = probit("enters ~ x + d", sample(3, 200));
    expect(Object.getOwnPropertyDescriptor(fit, "tests")?.get).toBeTypeOf("function");
    expect(String(fit)).toContain("Normality (Bera-Jarque-Lee)");
    const saved = JSON.parse(JSON.stringify(fit)) as { tests: Record<string, { p: number }> };
    expect(Object.keys(saved.tests)).toEqual(["model", "normality", "heteroskedasticity"]);
    expect(saved.tests.normality!.p).toBe(fit.tests.normality!.p);
  });
});
