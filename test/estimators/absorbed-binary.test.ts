import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { fixedEffects } from "../../src/inference/fixed-effects.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import type { AveragePartialEffect } from "../../src/likelihood/average-partial-effects.ts";
import { random } from "../../src/random/generator.ts";
import { errorOf } from "../data/error-of.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Columns = Record<string, readonly (number | string)[]>;
type AbsorbedFit = Fit & { readonly averagePartialEffects: Readonly<Record<string, AveragePartialEffect>> };

const reference = JSON.parse(readFileSync(new URL("../reference/absorbed-binary.json", import.meta.url), "utf8"));
const { psid, workers } = reference as Record<string, Columns>;

// biome-ignore lint/suspicious/noExplicitAny: formulas of many data
const estimators = { probit, logit } as Readonly<Record<string, (...call: any[]) => any>>;

const women = "LFP ~ KID1 + KID2 + INCH";
const unions = "union ~ wks + smsa + lwage + married";

const cases: Readonly<Record<string, readonly [estimator: string, formula: string, data: Columns]>> = {
  psid_probit_one: ["probit", `${women} | ID`, psid!],
  psid_logit_one: ["logit", `${women} | ID`, psid!],
  psid_probit_two: ["probit", `${women} | ID + TIME`, psid!],
  psid_logit_two: ["logit", `${women} | ID + TIME`, psid!],
  workers_probit_one: ["probit", `${unions} | id`, workers!],
  workers_logit_two: ["logit", `${unions} | id + time`, workers!],
};

function close(found: number, wanted: number, tolerance: number, what: string): void {
  expect(Math.abs(found - wanted) / Math.abs(wanted), `${what}: ${found} for ${wanted}`).toBeLessThan(tolerance);
}

interface Wanted {
  readonly coef: Record<string, number>;
  readonly se: readonly number[];
  readonly apes: { readonly estimate: Record<string, number>; readonly se: Record<string, number> };
}

function agree(fit: AbsorbedFit, wanted: Wanted): void {
  Object.entries(wanted.coef).forEach(([term, value], j) => {
    // alpaca stops when the deviance no longer changes: Fisher scoring then leaves 1e-7 of a probit's coefficients.
    close(fit.coef[term]!, value, 1e-7, term);
    close(fit.se[term]!, wanted.se[j]!, 1e-6, `standard error of ${term}`);
    close(fit.averagePartialEffects[term]!.estimate, wanted.apes.estimate[term]!, 1e-6, `effect of ${term}`);
    close(fit.averagePartialEffects[term]!.se, wanted.apes.se[term]!, 1e-6, `standard error of the effect of ${term}`);
  });
}

describe("probit and logit with absorbed effects are alpaca's, and so is their bias correction", () => {
  it.each(Object.entries(cases))("%s", (name, [estimator, formula, data]) => {
    const wanted = reference.cases[name];
    const options = { information: "expected" };
    const fit = estimators[estimator]!(formula, data, options);
    expect(fit.nobs).toBe(wanted.nobs);
    close(-2 * fit.logLik, wanted.deviance, 1e-10, "deviance");
    agree(fit, wanted);
    for (const [term, value] of Object.entries(wanted.dummies)) close(fit.coef[term]!, value as number, 1e-8, term);
    expect(fit.warnings.map(({ code }: { code: string }) => code)).toContain("incidental-parameters");
    const corrected = estimators[estimator]!(formula, data, { ...options, biasCorrection: "analytic" });
    agree(corrected, wanted.corrected);
    expect(corrected.warnings).toEqual([]);
  });
});

describeShared("the reference case of a probit with effects", () => {
  it("feprobit_union", () => {
    const wanted = readCase("feprobit_union");
    const data = readSharedCsv("reference", ...wanted.data.split("/")) as unknown as Columns;
    const fit = probit(wanted.formula as string, data, { information: "expected", like: "fixest" });
    expect(fit.nobs).toBe(wanted.n);
    close(fit.logLik, wanted.loglik, 1e-10, "log-likelihood");
    // fixest was stopped at a relative change of 1e-12 of the deviance, which is 3e-6 of the coefficients.
    for (const [term, value] of Object.entries(wanted.coefficients))
      close(fit.coef[term]!, value as number, 3e-6, term);
    // The same by Newton steps on dummies in R, to the last digit.
    close(fit.coef.exper!, -0.0316601808677354, 1e-9, "exper");
    close(fit.coef.rural!, 0.1686293294241558, 1e-9, "rural");
    for (const [term, value] of Object.entries(wanted.se.iid)) close(fit.se[term]!, value as number, 3e-6, term);
    const clustered = probit(wanted.formula as string, data, {
      ...{ information: "expected", like: "fixest" },
      vcov: cluster("id"),
    });
    for (const [term, value] of Object.entries(wanted.se.cluster_id))
      close(clustered.se[term]!, value as number, 3e-6, term);
  });
});

const draw = random(3);
const rows = Array.from({ length: 600 }, (_, i) => {
  const [firm, x, z] = [i % 20, draw.normal(), draw.normal()];
  return { firm, x, z, y: 0.5 * x - 0.3 * z + firm / 10 - 1 + draw.normal() > 0 ? 1 : 0 };
});
const data = {
  firm: rows.map((row) => row.firm),
  x: rows.map((row) => row.x),
  z: rows.map((row) => row.z),
  y: rows.map((row) => row.y),
};

describe("a probit with absorbed effects", () => {
  const dummies = probit("y ~ x + z + C(firm)", data);
  const absorbed = probit("y ~ x + z | firm", data);

  it("is that with dummies", () => {
    expect(absorbed.coef.x).toBeCloseTo(dummies.coef.x!, 9);
    expect(absorbed.se.z).toBeCloseTo(dummies.se.z!, 9);
    expect(absorbed.logLik).toBeCloseTo(dummies.logLik, 8);
    expect(absorbed.aic).toBeCloseTo(dummies.aic, 8);
    expect(withVcov(absorbed, "HC0").se.x).toBeCloseTo(withVcov(dummies, "HC0").se.x!, 9);
    expect(withVcov(absorbed, cluster("firm")).se.x).toBeCloseTo(withVcov(dummies, cluster("firm")).se.x!, 9);
  });

  it("prints its average effects", () => {
    const { estimate } = (absorbed as AbsorbedFit).averagePartialEffects.x!;
    const printed = String(absorbed).split("Average effect on Pr(y = 1)")[1]!;
    expect(printed).toContain(estimate.toFixed(4));
    expect(String(dummies)).not.toContain("Average effect");
  });

  it("warns of nothing with many rows per level", () => {
    expect(absorbed.warnings).toEqual([]);
  });

  it("predicts with its effects", () => {
    const wanted = predict(dummies).estimate;
    predict(absorbed).estimate.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 8));
    const difference = fixedEffects(absorbed).firm!["7"]! - fixedEffects(absorbed).firm!["0"]!;
    expect(difference).toBeCloseTo((dummies.coef as Record<string, number>)["firm[7]"]!, 8);
  });

  it("is estimated anew in a bootstrap", () => {
    const options = { replications: 8, seed: 4 };
    const wanted = withVcov(dummies, bootstrap(options)).se.x!;
    expect(withVcov(absorbed, bootstrap(options)).se.x).toBeCloseTo(wanted, 7);
  });

  it("drops levels without variation, and counts them", () => {
    const y = data.y.map((value, i) => (data.firm[i] === 3 ? 1 : value));
    const fit = probit("y ~ x + z | firm", { ...data, y });
    expect(fit.rows.dropped).toEqual([{ reason: "no variation: firm", count: 30 }]);
    expect(fit.absorbed!.levels.firm).toBe(19);
  });

  it("refuses what it cannot do", () => {
    expect(errorOf(() => marginalEffects(absorbed)).code).toBe("undefined-quantity");
    expect(errorOf(() => probit("y ~ x", data, { biasCorrection: "analytic" })).code).toBe("bad-option");
    expect(errorOf(() => probit("y ~ x | firm", data, { information: "opg" })).code).toBe("bad-option");
    expect(errorOf(() => probit("y ~ x | firm", { ...data, y: data.firm.map((f) => f % 2) })).code).toBe(
      "no-complete-rows",
    );
  });
});

describe("the bias correction with very few rows per level", () => {
  const panel = (periods: number): Record<string, number[]> => {
    const drawn = random(11);
    const units = Array.from({ length: 400 }, (_, i) => i);
    const rows = units.flatMap((firm) => {
      const effect = drawn.normal();
      return Array.from({ length: periods }, () => {
        const x = drawn.normal();
        return { firm, x, y: x + effect + drawn.normal() > 0 ? 1 : 0 };
      });
    });
    return { firm: rows.map(({ firm }) => firm), x: rows.map(({ x }) => x), y: rows.map(({ y }) => y) };
  };

  it.each([2, 3, 4])("is said to be unreliable at T = %d, and not recommended", (periods) => {
    const few = panel(periods);
    const plain = probit("y ~ x | firm", few);
    expect(plain.warnings.map(({ code }) => code)).toEqual(["incidental-parameters"]);
    expect(plain.warnings[0]!.message).toContain("too few for biasCorrection");
    expect(plain.warnings[0]!.message).toContain("randomEffectsProbit");
    const corrected = probit("y ~ x | firm", few, { biasCorrection: "analytic" });
    const [warning] = corrected.warnings;
    expect(warning).toMatchObject({ code: "bias-correction-unreliable", effect: "firm", rowsPerLevel: periods });
    expect(String(corrected)).toContain("even of the wrong sign");
    if (periods > 2) return;
    expect(corrected.coef.x).toBeLessThan(0);
    expect(warning).toMatchObject({ columns: ["x"], before: [plain.coef.x], after: [corrected.coef.x] });
  });

  it("is offered and not doubted at T = 12", () => {
    const many = panel(12);
    expect(probit("y ~ x | firm", many).warnings[0]!.message).toContain('Ask for biasCorrection: "analytic"');
    const corrected = probit("y ~ x | firm", many, { biasCorrection: "analytic" });
    expect(corrected.warnings).toEqual([]);
    expect(Math.abs(corrected.coef.x - 1)).toBeLessThan(0.15);
  });
});
