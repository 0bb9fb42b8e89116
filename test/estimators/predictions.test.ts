import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { interval } from "../../src/estimators/interval.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { switching } from "../../src/estimators/switching.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readSharedCsv } from "../shared.ts";

type Estimate = { readonly estimate: number; readonly se: number };
type Quantities = Readonly<Record<string, Readonly<Record<"mean" | "effect", Estimate>>>>;

interface Case {
  readonly data: string;
  readonly estimator: "heckman" | "treatment" | "switching" | "interval" | "truncated";
  readonly formula: unknown;
  readonly variable: string;
  readonly theta: readonly number[];
  readonly se: readonly number[];
  readonly quantities: Quantities;
  readonly HC0?: readonly number[];
  readonly robust?: Quantities;
  readonly band?: number;
  readonly lower?: number;
}

// Likelihoods and expectations written out in R: predictions.R.
const { cases } = JSON.parse(readFileSync(new URL("../reference/predictions.json", import.meta.url), "utf8")) as {
  cases: Readonly<Record<string, Case>>;
};

type Columns = Record<string, Float64Array>;

/** Every m-th row, as in predictions.R, with the columns that it makes. */
function dataOf({ data: path, band }: Case): Columns {
  const [, step] = Object.entries({ mroz: 1, k401k: 10, card: 5, womenwk: 2 }).find(([part]) => path.includes(part))!;
  const kept = Object.entries(readSharedCsv(...path.split("/")) as Columns).map(
    ([name, column]) => [name, column.filter((_, i) => i % step === 0)] as const,
  );
  const columns: Columns = Object.fromEntries(kept);
  const { wage, educ } = columns;
  if (path.includes("womenwk")) columns.work = wage!.map((value) => Number(value > 0));
  if (path.includes("card")) columns.college = educ!.map((value) => Number(value > 12));
  if (band === undefined) return columns;
  const seen = Array.from(wage!.keys()).filter((i) => wage![i]! > 0);
  const low = wage!.map((value) => Math.floor(value / band) * band);
  const all = { ...columns, low, high: low.map((value) => value + band) };
  return Object.fromEntries(Object.entries(all).map(([name, x]) => [name, Float64Array.from(seen, (i) => x[i]!)]));
}

function fitted(name: string, reference: Case, data: Columns): Fit {
  // biome-ignore lint/suspicious/noExplicitAny: formulas as values
  const [formula, table] = [reference.formula as any, data as any];
  const { lower } = reference;
  if (reference.estimator === "truncated") return truncated(formula, table, { lower: lower! });
  if (reference.estimator === "heckman")
    return heckman(formula, table, { method: name.endsWith("ml") ? "ml" : "two-step" });
  const others: Readonly<Record<string, (formula: unknown, table: unknown) => unknown>> = {
    treatment: treatment as (typeof others)[string],
    switching: switching as (typeof others)[string],
    interval: interval as (typeof others)[string],
  };
  return others[reference.estimator]!(formula, table) as Fit;
}

function near(found: number, expected: number, tolerance: number, what: string): void {
  expect(Math.abs(found / expected - 1), `${what}: ${found} against ${expected}`).toBeLessThan(tolerance);
}

function expectQuantities(fit: Fit, quantities: Quantities, variable: string): void {
  for (const [type, { mean, effect }] of Object.entries(quantities)) {
    const average = predictions(fit, { type }).rows[0]!;
    near(average.estimate, mean.estimate, 1e-8, `mean of ${type}`);
    near(average.se, mean.se, 1e-6, `standard error of the mean of ${type}`);
    const slope = marginalEffects(fit, { type, of: [variable] }).rows[0]!;
    near(slope.estimate, effect.estimate, 1e-7, `effect on ${type}`);
    near(slope.se, effect.se, 1e-6, `standard error of the effect on ${type}`);
  }
}

describeShared("quantities of log and limited outcomes", () => {
  it.each(Object.entries(cases))("agree in averages, slopes and standard errors with R: %s", (name, reference) => {
    const { theta, se, quantities, HC0, robust, variable } = reference;
    const data = dataOf(reference);
    const fit = fitted(name, reference, data);
    fit.vcov.names.forEach((parameter, j) => {
      // Newton's steps with numerical derivatives end within 1e-7 standard errors.
      expect(Math.abs(fit.coef[parameter]! - theta[j]!) / se[j]!, parameter).toBeLessThan(1e-7);
      near(fit.se[parameter]!, se[j]!, 1e-6, `standard error of ${parameter}`);
    });
    expectQuantities(fit, quantities, variable);
    const type = Object.keys(quantities).at(-1)!;
    const before = predict(fit, data, { type, interval: "confidence" });
    expect(predict(reviveFit(JSON.stringify(fit)), data, { type, interval: "confidence" })).toEqual(before);
    if (robust === undefined) return;
    const sandwich = withVcov(fit, "HC0");
    fit.vcov.names.forEach((parameter, j) => {
      near(sandwich.se[parameter]!, HC0![j]!, 1e-6, `robust standard error of ${parameter}`);
    });
    expectQuantities(sandwich, robust, variable);
  });
});
