import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readSharedCsv } from "../shared.ts";
import { sample } from "../conformance/sample.ts";
import { errorOf } from "../data/error-of.ts";

type Numbers = Readonly<Record<string, number>>;

interface Case {
  readonly data: string;
  readonly formula: { readonly selection: string; readonly outcome: string; readonly treatment: string };
  readonly coef: Numbers;
  readonly se: Readonly<Record<"iid" | "HC0", Numbers>>;
  readonly sigma: number;
  readonly exogeneityHC0?: number;
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/selection-steps.json", import.meta.url), "utf8")) as {
  cases: Readonly<Record<string, Case>>;
};

function near(found: Numbers, expected: Numbers, tolerance: number): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs(found[name]! / value - 1), `${name}: ${found[name]} against ${value}`).toBeLessThan(tolerance);
  }
}

function dataOf(path: string): Record<string, Float64Array> {
  const data = readSharedCsv(...path.split("/")) as Record<string, Float64Array>;
  if (!path.includes("housprod")) return data;
  return { ...data, lwage: data.mwage!.map((wage, i) => (data.mjob![i] === 1 ? Math.log(wage) : Number.NaN)) };
}

function fitted(name: string, formula: Case["formula"], data: Record<string, Float64Array>): Fit {
  // biome-ignore lint/suspicious/noExplicitAny: formulas as values
  if (name.startsWith("endogenous")) return ivHeckman(formula as any, data);
  if (name.startsWith("treatment")) return treatment(formula, data, { method: "two-step" });
  return heckman(formula, data, { method: "two-step" });
}

describeShared("selection in two steps", () => {
  it.each(Object.entries(cases))("agrees with stacked moments written out in R: %s", (name, reference) => {
    const data = dataOf(reference.data);
    const { formula } = reference;
    const fit = fitted(name, formula, data);
    const robust = withVcov(fit, "HC0");
    near(fit.coef, reference.coef, 1e-8);
    near(fit.se, reference.se.iid, 1e-8);
    near(robust.se, reference.se.HC0, 1e-7);
    expect(fit.derived!.sigma!.estimate / reference.sigma).toBeCloseTo(1, 10);
    expect(fit.derived!.sigma!.se / (reference.sigma * reference.se.iid.lnSigma!)).toBeCloseTo(1, 7);
    if (reference.exogeneityHC0 === undefined) return;
    expect(robust.tests.exogeneity!.statistic / reference.exogeneityHC0).toBeCloseTo(1, 6);
    const z = fit.coef["outcome:lambda"]! / fit.se["outcome:lambda"]!;
    expect(fit.tests.selection!.statistic / (z * z)).toBeCloseTo(1, 12);
  });
});

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
const onSample = (selection: string, outcome: string): any => ivHeckman({ selection, outcome } as any, sample(3, 600));

it("ivHeckman names an instrument that the selection equation lacks, and too few exclusions", () => {
  const codes = (selection: string, outcome: string): string[] =>
    onSample(selection, outcome).warnings.map(({ code }: { code: string }) => code);
  expect(codes("seen ~ x + d + z1 + z2", "value ~ x + d + [w ~ z1 + z2]")).toEqual([]);
  expect(codes("seen ~ x + d + z1", "value ~ x + d + [w ~ z1 + z2]")).toEqual(["instrument-not-in-selection"]);
  expect(codes("seen ~ x + d + z1", "value ~ x + d + [w ~ z1]")).toContain("no-exclusion-restriction");
});

it("ivHeckman refuses an endogenous column in the selection equation, and a formula without brackets", () => {
  expect(errorOf(() => onSample("seen ~ x + w + z1 + z2", "value ~ x + [w ~ z1 + z2]"))).toMatchObject({
    code: "bad-option",
    message: expect.stringContaining("'w' is endogenous"),
  });
  expect(errorOf(() => onSample("seen ~ x + z1", "value ~ x")).code).toBe("under-identified");
});
