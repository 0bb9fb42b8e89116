import { describe, expect, it } from "vitest";
import { probit } from "../../src/estimators/probit.ts";
import type { RandomEffectsFit } from "../../src/estimators/random-effects-fit.ts";
import { poseProblem } from "../../src/estimators/pose-problem.ts";
import { randomEffectsDefinition } from "../../src/estimators/random-effects.ts";
import { randomEffectsProbit, randomEffectsProbitModel } from "../../src/estimators/random-effects-probit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { lmTest } from "../../src/inference/lm-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { negativeInverse } from "../../src/likelihood/information.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectPanel, panelReference } from "./panel-reference.ts";

type Data = Record<string, Float64Array>;

const union = () => readSharedCsv("reference", "data", "derived_union.csv") as Data;

/** The persons of the first site of the health insurance experiment. */
function health(): Data {
  const all = readSharedCsv("data", "randhie", "RandHIE.csv") as Data;
  const rows = Int32Array.from(all.site!.keys()).filter((row) => all.site![row] === 1);
  const used = ["binexp", "logc", "physlm", "linc", "xage", "female", "black", "zper", "year"];
  return Object.fromEntries(used.map((name) => [name, Float64Array.from(rows, (row) => all[name]![row]!)]));
}

const same = (name: string): string => name;

describeShared("the random-effects probit on real panels", () => {
  it("agrees with brute force on union membership, and with the reference case as far as that goes", () => {
    const fit = randomEffectsProbit("y ~ exper + school + married + black + rural", union(), { panel: "id" });
    const reference = panelReference.union!;
    expectPanel(fit, reference, same);
    expectPanel(withVcov(fit, "robust") as RandomEffectsFit, reference, same, "robust");
    expectPanel(withVcov(fit, cluster("id")) as RandomEffectsFit, reference, same, "robust");
    const effects = marginalEffects(fit);
    for (const [name, { estimate, se }] of Object.entries(reference.effects)) {
      expect(effects.coef[name]! / estimate, name).toBeCloseTo(1, 8);
      expect(effects.se[name]! / se, name).toBeCloseTo(1, 6);
    }
    const { coefficients, stats } = readCase("reprobit_union");
    expect(fit.sigmaU / stats.sigma_u).toBeCloseTo(1, 7);
    expect(fit.rho / stats.rho).toBeCloseTo(1, 7);
    expect(fit.coef.black / coefficients.black).toBeCloseTo(1, 7);
    expect(fit.warnings).toEqual([]);
  });

  it("agrees with brute force on an unbalanced panel, in any order of rows", () => {
    const data = health();
    const order = random(3).shuffle([...data.year!.keys()]);
    const shuffled = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, Float64Array.from(order, (row) => values[row]!)]),
    ) as Data;
    const options = { panel: "zper", information: "opg" } as const;
    const fit = randomEffectsProbit("binexp ~ logc + physlm + linc + xage + female + black", shuffled, options);
    expectPanel(fit, panelReference.health!, same, "opg");
    expect(fit.units).toMatchObject({ column: "zper", smallest: 1, largest: 5 });
  });

  it("agrees with brute force under Mundlak's and Chamberlain's correlated effects", () => {
    const data = union();
    const mundlak = randomEffectsProbit("y ~ exper + school + married + rural", data, {
      panel: "id",
      correlated: "mundlak",
    });
    expectPanel(mundlak, panelReference.unionMundlak!, (name) => name.replace(/^m_(.*)/, "mean($1)"));
    expect(mundlak.conventions).toMatchObject({ panel: "id", correlated: "mundlak" });
    expect(String(mundlak)).toContain("The same in all rows of a unit: school");
    const chamberlain = randomEffectsProbit("y ~ school + married", data, {
      panel: "id",
      time: "year",
      correlated: "chamberlain",
    });
    expectPanel(chamberlain, panelReference.unionChamberlain!, (name) => name.replace("married_", "married in "));
  });
});

/** Units of five rows with effects of standard deviation `sigma`. */
function made(sigma: number, units = 120): Record<string, number[]> {
  const draw = random(12);
  const rows = Array.from({ length: units * 5 }, (_, i) => ({
    firm: Math.floor(i / 5),
    x: draw.normal(),
    e: draw.normal(),
  }));
  const effects = Array.from({ length: units }, () => sigma * draw.normal());
  return {
    firm: rows.map(({ firm }) => firm),
    x: rows.map(({ x }) => x),
    y: rows.map(({ firm, x, e }) => (0.3 + 0.8 * x + effects[firm]! + e > 0 ? 1 : 0)),
  };
}

describe("the random-effects probit", () => {
  it("finds the effects' variance at its bound 0 where units are no more alike than chance, and says so", () => {
    const data = made(0);
    const mixed = { ...data, firm: data.firm!.map((_, i) => i % 120) };
    const fits = [data, mixed].map((each) => randomEffectsProbit("y ~ x", each, { panel: "firm" }));
    const fit = fits.find(({ warnings }) => warnings.some(({ code }) => code === "boundary"))!;
    const pooled = probit("y ~ x", data);
    expect(fit.sigmaU).toBe(0);
    expect(fit.rho).toBe(0);
    expect(fit.logLik).toBeCloseTo(pooled.logLik, 10);
    expect(fit.coef.x).toBeCloseTo(pooled.coef.x, 10);
    expect(fit.se.x).toBeCloseTo(pooled.se.x, 10);
    expect(fit.tests.lrSigmaU).toMatchObject({ statistic: 0, p: 1 });
    expect(String(fit)).toContain("The estimate of sigmaU is 0");
  });

  it("warns where so few nodes were asked for that more change the estimate", () => {
    const data = made(4);
    const coarse = randomEffectsProbit("y ~ x", data, { panel: "firm", nodes: 3 });
    expect(coarse.warnings.map(({ code }) => code)).toEqual(["quadrature-not-converged"]);
    expect(coarse.quadrature.changes.map(({ nodes }) => nodes)).toEqual([11, 6]);
    expect(String(coarse)).toContain("too coarse");
    const fine = randomEffectsProbit("y ~ x", data, { panel: "firm" });
    expect(fine.warnings).toEqual([]);
    for (const { logLik, coefficients } of fine.quadrature.changes) {
      expect(Math.abs(logLik)).toBeLessThan(1e-7);
      expect(coefficients).toBeLessThan(1e-7);
    }
  });

  it("predicts over the distribution of effects, at an effect of 0, and the index", () => {
    const data = made(1);
    const fit = randomEffectsProbit("y ~ x", data, { panel: "firm" });
    const at = (type: string): number => predict(fit, [{ x: 0.7 }], { type }).estimate[0]!;
    const index = fit.coef["(Intercept)"] + 0.7 * fit.coef.x;
    expect(at("index")).toBeCloseTo(index, 12);
    const integral = Array.from({ length: 481 }, (_, i) => -12 + i / 20).reduce((sum, a) => {
      const given = predict(fit, [{ x: 0.7 + (fit.sigmaU * a) / fit.coef.x }], { type: "pu0" }).estimate[0]!;
      return sum + (given * Math.exp(-0.5 * a * a)) / Math.sqrt(2 * Math.PI) / 20;
    }, 0);
    expect(at("probability")).toBeCloseTo(integral, 12);
    expect(at("pu0")).toBeGreaterThan(at("probability"));
  });

  it("refuses panels that cannot tell an effect, by the panel's name", () => {
    const data = made(1);
    const alone = { ...data, firm: data.firm!.map((_, i) => i) };
    const never = { ...data, y: data.firm!.map((firm) => firm % 2) };
    const uneven = { ...data, w: data.firm!.map((_, i) => 1 + (i % 2)) };
    const refused = (table: object, options: object, code: string, names: RegExp): void => {
      const call = (): unknown =>
        randomEffectsProbit("y ~ x" as string, table as Record<string, number[]>, { panel: "firm", ...options });
      expect(call).toThrow(expect.objectContaining({ code, message: expect.stringMatching(names) }));
    };
    refused(alone, {}, "under-identified", /'firm'.*one row only/);
    refused({ ...data, firm: data.firm!.map(() => 1) }, {}, "under-identified", /'firm'.*one unit/);
    refused(never, {}, "under-identified", /'y' never changes/);
    refused(uneven, { weights: { kind: "analytic", column: "w" } }, "bad-weights", /'w' changes within/);
    refused(data, { panel: undefined }, "bad-option", /panel/);
  });

  it("refuses Chamberlain's effects in an unbalanced panel, and says what to use", () => {
    const data = made(1);
    const year = data.firm!.map((_, i) => 2000 + (i % 5));
    const short = Object.fromEntries(
      Object.entries({ ...data, year }).map(([name, values]) => [name, values.slice(1)]),
    );
    const options = { panel: "firm", time: "year", correlated: "chamberlain" } as const;
    expect(() => randomEffectsProbit("y ~ x" as string, short, options)).toThrow(/mundlak/);
  });

  it("draws whole units in a bootstrap, and takes one that was drawn twice for two", () => {
    const data = made(1, 40);
    const options = { panel: "firm", nodes: 12 } as const;
    const byUnits = bootstrap({ replications: 3, seed: 5, cluster: "firm" });
    const fit = randomEffectsProbit("y ~ x", data, { ...options, vcov: byUnits });
    const draw = random(5);
    const estimates = Array.from({ length: 3 }, () => {
      const drawn = Array.from({ length: 40 }, () => draw.integer(40)).sort((a, b) => a - b);
      const rows = drawn.flatMap((firm) => Array.from({ length: 5 }, (_, t) => 5 * firm + t));
      const column = (name: string): number[] => rows.map((row) => data[name]![row]!);
      const firm = rows.map((_, i) => Math.floor(i / 5));
      return randomEffectsProbit("y ~ x", { x: column("x"), y: column("y"), firm }, options).coef.x;
    });
    const mean = estimates.reduce((sum, b) => sum + b / 3, 0);
    const variance = estimates.reduce((sum, b) => sum + (b - mean) ** 2 / 2, 0);
    expect(fit.se.x / Math.sqrt(variance)).toBeCloseTo(1, 7);
    expect(withVcov(fit, byUnits).se.x).toBe(fit.se.x);
    const byRows = (): unknown => withVcov(fit, bootstrap({ replications: 3, seed: 5 }));
    expect(byRows).toThrow(/bootstrap\(\{ cluster \}\) by 'firm'/);
  });

  it("has score tests of terms left out: s'(-H)⁻¹s of the larger model at the smaller one's estimate", () => {
    const data = made(1, 40);
    const z = data.x!.map((x, i) => Math.sin(3 * i) + 0.2 * x);
    const more: Record<string, number[]> = { ...data, z };
    const options = { panel: "firm", nodes: 24 } as const;
    const small = randomEffectsProbit("y ~ x", more, options);
    const large = modelOf(randomEffectsProbit("y ~ x + z", more, options))!;
    const problem = poseProblem(randomEffectsDefinition(randomEffectsProbitModel, "firm", 24), large.frame);
    const restricted = Float64Array.from(large.names, (name) => (small.coef as Record<string, number>)[name] ?? 0);
    const [score, hessian] = [new Float64Array(4), new Float64Array(16)];
    problem.derivatives(restricted, score, hessian);
    const inverse = negativeInverse(hessian, 4)!;
    const expected = score.reduce(
      (sum, a, i) => sum + score.reduce((row, b, j) => row + a * inverse[4 * i + j]! * b, 0),
      0,
    );
    const test = lmTest(small, "z");
    expect(test.statistic / expected).toBeCloseTo(1, 8);
    expect(test.df).toEqual([1]);
    const ratio = 2 * (randomEffectsProbit("y ~ x + z", more, options).logLik - small.logLik);
    expect(Math.abs(test.statistic / ratio - 1)).toBeLessThan(0.2);
  });
});
