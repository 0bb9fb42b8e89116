import { describe, expect, it } from "vitest";
import { orderedLogit } from "../../src/estimators/ordered-logit.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { sample } from "../conformance/sample.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas as values, which the compiler cannot check against columns
type Untyped = any;
const healthy = sample(4, 300) as Untyped;

describe("orderedProbit", () => {
  const fit: Fit = orderedProbit("stage ~ x + d + g", healthy) as Untyped;

  it("names the cut points and has no constant", () => {
    expect(Object.keys(fit.coef)).toEqual(["x", "d", "g[bureau]", "g[clinic]", "cut1", "cut2"]);
    expect(fit.coef.cut1).toBeLessThan(fit.coef.cut2!);
    expect(fit).toMatchObject({ categories: [1, 2, 3], dfModel: 4, dfResidual: 294 });
  });

  it("has probabilities of the categories that sum to one, also when revived", () => {
    const revived = reviveFit(JSON.stringify(fit));
    const of = (each: Fit, j: number) => predict(each, healthy, { type: `probability(${j})` }).estimate;
    for (let row = 0; row < 300; row++) {
      expect(of(fit, 1)[row]! + of(fit, 2)[row]! + of(fit, 3)[row]!).toBeCloseTo(1, 14);
      if (row > 3) break;
    }
    expect(of(revived, 2)).toEqual(of(fit, 2));
  });

  it("of two categories is the probit with the sign of the constant turned", () => {
    const two = orderedProbit("enters ~ x + d", healthy) as Fit;
    const plain = probit("enters ~ x + d", healthy) as Fit;
    expectNumbers(
      { x: two.coef.x!, d: two.coef.d!, c: -two.coef.cut1! },
      { x: plain.coef.x!, d: plain.coef.d!, c: plain.coef["(Intercept)"]! },
      1e-9,
    );
    expect(two.logLik).toBeCloseTo(plain.logLik!, 9);
    expect(two.logLikNull).toBeCloseTo(plain.logLikNull!, 9);
  });

  it("may have no regressors: the cut points then cut the shares", () => {
    const empty = orderedProbit("stage ~ 1", healthy) as Fit;
    expect(Object.keys(empty.coef)).toEqual(["cut1", "cut2"]);
    expect(empty.logLik).toBeCloseTo(empty.logLikNull!, 10);
  });

  it("names a dummy whose rows are all in the highest category, and refuses or keeps it as told", () => {
    const top = {
      ...healthy,
      best: healthy.stage.map((stage: number, i: number) => (stage === 3 && i % 3 === 0 ? 1 : 0)),
    };
    expect(() => orderedProbit("stage ~ x + best", top)).toThrow(
      expect.objectContaining({ code: "quasi-separation", message: expect.stringContaining("'best'") }),
    );
    const kept = orderedProbit("stage ~ x + best", top, { separation: "keep" }) as Fit;
    expect(kept.warnings[0]).toMatchObject({ code: "separation-kept", columns: ["best"] });
  });

  it("refuses an outcome of text, of one value, and of too many", () => {
    expect(() => orderedProbit("g ~ x", healthy)).toThrow(expect.objectContaining({ code: "outcome-not-numeric" }));
    expect(() => orderedProbit("value ~ x", healthy)).toThrow(/more than 50 values/);
    expect(() => orderedProbit("one ~ x", { ...healthy, one: healthy.x.map(() => 1) })).toThrow(
      /'one' is 1 in every row/,
    );
  });
});

describeShared("ordered models on the reference cases", () => {
  const ourName = (name: string): string => (name.includes("|") ? `cut${name.split("|")[0]}` : name);

  it.each([
    ["oprobit_ucla", orderedProbit],
    ["oprobit_fair", orderedProbit],
    ["ologit_ucla", orderedLogit],
    ["ologit_wine", orderedLogit],
  ] as const)("agree with R on %s: coefficients, standard errors, effects", (name, estimator) => {
    const { data: file, formula: written, coefficients, se, loglik, margins } = readCase(name);
    const rows = readSharedCsv("reference", ...(file as string).split("/"));
    const formula = (written as string).replace(/factor\((\w+)\)/, "$1");
    const estimate = (options: object = {}): Fit => (estimator as Untyped)(formula, rows, options);
    const fit = estimate();
    expect(fit.warnings).toEqual([]);
    expectNumbers(fit.coef, coefficients, 1e-10, ourName);
    expectNumbers(fit.se, se.observed, 1e-10, ourName);
    expect(fit.logLik! / loglik).toBeCloseTo(1, 13);
    expectNumbers(estimate({ information: "opg" }).se, se.opg, 1e-9, ourName);
    expectNumbers(estimate({ vcov: "HC0" }).se, se.robust, 1e-9, ourName);
    expectNumbers(estimate({ vcov: "robust" }).se, se.robust_n_nm1, 1e-9, ourName);
    if (se.cluster_judge_GGm1) {
      expectNumbers(estimate({ vcov: cluster("judge") }).se, se.cluster_judge_GGm1, 1e-9, ourName);
    }
    for (const [effect, value] of Object.entries<number>(margins.AME)) {
      const [column, category] = /^(.+):P\(y=(.+)\)$/.exec(effect)!.slice(1) as [string, string];
      // R's numbers are slopes; ours are contrasts where a column is 0/1.
      if (Array.from(rows[column] as Float64Array).every((x) => x === 0 || x === 1)) continue;
      const effects = marginalEffects(fit, { type: `probability(${category})` } as Untyped) as unknown as Fit;
      expect(effects.coef[column]! / value, effect).toBeCloseTo(1, 9);
      expect(effects.se[column]! / margins.AME_se_observed[effect], effect).toBeCloseTo(1, 7);
    }
  });

  it.each([
    ["oprobit_ucla", orderedProbit],
    ["ologit_ucla", orderedLogit],
  ] as const)("agree with 50-digit arithmetic on %s", (name, estimator) => {
    const gold = readCase(`gold_${name}`);
    const rows = readSharedCsv("reference", ...(readCase(name).data as string).split("/"));
    const fit = (estimator as Untyped)("applyn ~ pared + public + gpa", rows) as Fit;
    expectNumbers(fit.coef, gold.coefficients, 1e-12, ourName);
    expectNumbers(fit.se, gold.se.observed, 1e-12, ourName);
  });
});
