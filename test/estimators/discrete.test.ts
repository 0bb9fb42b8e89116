import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cloglog } from "../../src/estimators/cloglog.ts";
import { firth } from "../../src/estimators/firth.ts";
import { fractionalLogit } from "../../src/estimators/fractional-logit.ts";
import { fractionalProbit } from "../../src/estimators/fractional-probit.ts";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { logit } from "../../src/estimators/logit.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { probit } from "../../src/estimators/probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { lrTest } from "../../src/inference/lr-test.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

/** Results of R, made by discrete.R. */
const reference = JSON.parse(readFileSync(new URL("../reference/discrete.json", import.meta.url), "utf8"));
const data = reference.data as Readonly<Record<string, Readonly<Record<string, number[]>>>>;

// biome-ignore lint/suspicious/noExplicitAny: formulas as values, which the compiler cannot check against columns
type Untyped = any;
type Estimate = (formula: unknown, data: unknown, options?: unknown) => Fit;

interface Expected {
  readonly formula: string;
  readonly variance?: string;
  readonly coefficients: Readonly<Record<string, number>>;
  readonly loglik: number;
  readonly se: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

function expectReference(estimate: Estimate, expected: Expected, rows: object): void {
  const { formula, variance } = expected;
  const formulas = variance === undefined ? formula : { outcome: formula, variance };
  const fit = estimate(formulas, rows, { vcov: "iid" });
  expect(fit.converged).toBe(true);
  expect(fit.warnings).toEqual([]);
  expectNumbers(fit.coef, expected.coefficients, 1e-8);
  expect(fit.logLik! / expected.loglik).toBeCloseTo(1, 12);
  if (expected.se.observed) expectNumbers(fit.se, expected.se.observed, 1e-6);
  if (expected.se.expected) expectNumbers(fit.se, expected.se.expected, 1e-7);
  expectNumbers(estimate(formulas, rows, { vcov: "HC0" }).se, expected.se.HC0!, 1e-6);
}

const families: Readonly<Record<string, Estimate>> = {
  cloglog: cloglog as Untyped,
  hetProbit: hetProbit as Untyped,
  fractionalLogit: fractionalLogit as Untyped,
  fractionalProbit: fractionalProbit as Untyped,
  poisson: poisson as Untyped,
};

for (const [family, estimate] of Object.entries(families)) {
  describe(family, () => {
    it.each(Object.keys(reference[family]))("agrees with R on the %s data", (name) => {
      expectReference(estimate, reference[family][name], data[name]!);
    });
  });
}

describe("cloglog", () => {
  it("has R's standard errors from the expected information", () => {
    for (const name of ["infert", "birth"]) {
      const { formula, expected } = reference.cloglog[name];
      expectNumbers((cloglog as Untyped)(formula, data[name], { information: "expected" }).se, expected, 1e-8);
    }
  });

  it("finds a column that predicts successes perfectly, where the likelihood is soon flat", () => {
    const rows = { y: [0, 1, 0, 1, 0, 1, 1, 1], d: [0, 0, 0, 0, 0, 0, 1, 1], x: [1, 2, 3, 1, 2, 4, 1, 3] };
    const fit = cloglog("y ~ d + x", rows);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["quasi-separation"]);
    expect(fit.droppedColumns).toEqual([{ name: "d", reason: "separated" }]);
  });
});

describe("firth", () => {
  const cases = Object.keys(reference.firth).flatMap((name) =>
    ["logit", "probit"].map((link) => [name, link] as const),
  );

  it.each(cases)("agrees with R's brglm2 on the %s data, %s", (name, link) => {
    const expected = reference.firth[name][link];
    const fit = (firth as Untyped)(expected.formula, data[name], { link });
    expectNumbers(fit.coef, expected.coefficients, 1e-8);
    expectNumbers(fit.coef, expected.brglm2, 1e-6);
    expectNumbers(fit.se, expected.se, 1e-8);
    expect(fit.logLik / expected.loglik).toBeCloseTo(1, 10);
  });

  it("maximises what it says: no other point near by has a higher penalized likelihood", () => {
    for (const link of ["logit", "probit"] as const) {
      const fit = (firth as Untyped)("y ~ x + d", data.separated, { link });
      const { problem, theta } = modelOf(fit)!;
      expect(fit.penalizedLogLik).toBe(problem!.value(theta));
      theta.forEach((_, j) => {
        for (const step of [-1e-3, 1e-3]) {
          const near = theta.map((value, k) => (k === j ? value + step : value));
          expect(problem!.value(near)).toBeLessThan(fit.penalizedLogLik);
        }
      });
    }
  });

  it("is what separation: 'firth' gives where columns separate, with a warning that says why", () => {
    for (const [link, estimate] of Object.entries({ logit, probit })) {
      const separated = (estimate as Untyped)("y ~ x + d", data.separated, { separation: "firth" });
      expect(separated.estimator).toBe("firth");
      expect(separated.coef).toEqual((firth as Untyped)("y ~ x + d", data.separated, { link }).coef);
      expect(separated.warnings[0]).toMatchObject({ code: "separation-firth" });
      expect(separated.warnings[0].message).toContain("d = 1");
      const healthy = (estimate as Untyped)("case ~ age", data.infert, { separation: "firth" });
      expect(healthy.estimator).toBe(link);
    }
  });

  it("is the same where columns are far from 0: a calendar year, and the year less 2010", () => {
    const rows = Array.from({ length: 60 }, (_, i) => {
      const [year, x] = [2000 + (i % 20), Math.sin(3 * i)];
      return { year, x, y: Number(0.1 * (year - 2010) + x + 2 * Math.cos(7 * i) > 0) };
    });
    for (const link of ["logit", "probit"] as const) {
      const far = (firth as Untyped)("y ~ x + year", rows, { link });
      const near = (firth as Untyped)("y ~ x + I(year - 2010)", rows, { link });
      expect([far.converged, near.converged]).toEqual([true, true]);
      expect(far.iterations).toBeLessThan(20);
      const { coef, se } = near;
      expectNumbers(far.coef, { x: coef.x, year: coef["I(year - 2010)"] }, 1e-8);
      expectNumbers(far.se, { x: se.x, year: se["I(year - 2010)"] }, 1e-8);
      expect(far.coef["(Intercept)"] + 2010 * far.coef.year).toBeCloseTo(near.coef["(Intercept)"], 8);
      expect(modelOf(far)!.refit!(modelOf(far)!.frame).converged).toBe(true);
    }
  });

  it("converges where columns separate the outcome completely, to a root of the penalized score", () => {
    const rows = Array.from({ length: 400 }, (_, i) => {
      const enters = Number(Math.cos(7 * i) > 0.3);
      const g = "abc"[i % 3]!;
      return { enters, x: Math.sin(3 * i), d: i % 2, g, size: 1 + (i % 11), sepa: 10 * enters + 0.5 * Math.sin(i) };
    });
    for (const link of ["logit", "probit"] as const) {
      for (const formula of ["enters ~ x + sepa", "enters ~ 0 + x + sepa", "enters ~ x + d + g + log(size) + sepa"]) {
        const fit = (firth as Untyped)(formula, rows, { link });
        const { problem, theta } = modelOf(fit)!;
        const gradient = new Float64Array(theta.length);
        problem!.derivatives(theta, gradient, new Float64Array(theta.length ** 2));
        expect(fit.converged).toBe(true);
        expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-8);
      }
    }
  });

  it("has no likelihood ratio", () => {
    const small = (firth as Untyped)("y ~ d", data.separated);
    const large = (firth as Untyped)("y ~ d + x", data.separated);
    expect(() => lrTest(small, large)).toThrow(/penalized/);
  });
});

describe("hetProbit", () => {
  it("tests against the probit that it contains", () => {
    const { formula, variance, loglik } = reference.hetProbit.birth;
    const fit = (hetProbit as Untyped)({ outcome: formula, variance }, data.birth);
    const plain = (probit as Untyped)(formula, data.birth);
    expect(fit.tests.heteroskedasticity.statistic).toBeCloseTo(2 * (loglik - plain.logLik), 8);
    expect(fit.tests.heteroskedasticity.df).toEqual([1]);
  });

  it("has effects that count both equations", () => {
    const { formula, variance } = reference.hetProbit.birth;
    const fit = (hetProbit as Untyped)({ outcome: formula, variance }, data.birth);
    const { coef } = marginalEffects(fit) as unknown as Fit;
    const at = (smoke: number): number => {
      const sum = data.birth!.age!.reduce((total, _, i) => {
        const eta = ["age", "lwt", "ht"].reduce(
          (eta, name) => eta + fit.coef[`outcome:${name}`] * data.birth![name]![i]!,
          0,
        );
        const index = eta + fit.coef["outcome:(Intercept)"] + fit.coef["outcome:smoke"] * smoke;
        return total + normal(index / Math.exp(fit.coef["variance:smoke"] * smoke));
      }, 0);
      return sum / data.birth!.age!.length;
    };
    expect(coef.smoke).toBeCloseTo(at(1) - at(0), 6);
  });

  it("takes a formula without an outcome for the variance, and says so", () => {
    expect(() => (hetProbit as Untyped)({ outcome: "low ~ age", variance: "low ~ smoke" }, data.birth)).toThrow(
      /has no outcome/,
    );
  });
});

/** Φ by Simpson's rule: not the library's. */
function normal(x: number): number {
  const steps = 2000;
  const width = (x + 9) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const z = -9 + i * width;
    sum += (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2) * Math.exp(-0.5 * z * z);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

describe("fractional models", () => {
  it("refuse what is no share, naming column, value and row", () => {
    const rows = { share: [0.2, 0.4, 40, 0.1], x: [1, 2, 3, 5] };
    expect(() => fractionalProbit("share ~ x", rows)).toThrow(/'share' must be a share .* 40 in row 3/);
  });

  it("are the binary models where the share is 0 or 1", () => {
    const binary = (logit as Untyped)("case ~ age + parity", data.infert, { vcov: "robust" });
    const fractional = (fractionalLogit as Untyped)("case ~ age + parity", data.infert);
    expectNumbers(fractional.coef, binary.coef, 1e-9);
    expectNumbers(fractional.se, binary.se, 1e-9);
  });
});

describe("poisson", () => {
  it("drops a dummy with zeros only together with its rows, and says so", () => {
    const rows = { n: [0, 0, 0, 2, 1, 3, 0, 1, 4], d: [1, 1, 0, 0, 0, 0, 0, 0, 0], x: [1, 2, 3, 4, 1, 2, 2, 1, 5] };
    const fit = poisson("n ~ d + x", rows);
    expect(fit.warnings[0]).toMatchObject({ code: "quasi-separation", columns: ["d"], rows: 2 });
    expect(fit.rows.dropped).toEqual([{ reason: "separated: d", count: 2 }]);
    const kept = { n: rows.n.slice(2), x: rows.x.slice(2) };
    expectNumbers(fit.coef, poisson("n ~ x", kept).coef, 1e-10);
    expect(() => poisson("n ~ d + x", rows, { separation: "error" })).toThrow(/'d'/);
  });

  it("refuses negative outcomes and moves the constant by an offset", () => {
    expect(() => poisson("y ~ x", { y: [1, -2, 3, 4], x: [1, 2, 3, 9] })).toThrow(/-2 in row 2/);
    const rows = { ...data.phd!, exposure: data.phd!.mentor!.map((m) => Math.log(1 + m)) };
    const shifted = (poisson as Untyped)("articles ~ female + offset(exposure)", rows);
    const mean = (of: number[]) => of.reduce((sum, x) => sum + x, 0);
    const men = data.phd!.female!.flatMap((f, i) => (f === 0 ? [i] : []));
    const rate = mean(men.map((i) => data.phd!.articles![i]!)) / mean(men.map((i) => 1 + data.phd!.mentor![i]!));
    expect(shifted.coef["(Intercept)"]).toBeCloseTo(Math.log(rate), 9);
  });
});

describeShared("poisson on the reference cases", () => {
  it("agrees with R on the visits to doctors", () => {
    const { formula, coefficients, loglik, se, stats, data: file } = readCase("poisson_doctorvisits");
    const rows = readSharedCsv("reference", ...(file as string).split("/"));
    const fit = (poisson as Untyped)(formula, rows, { vcov: "iid" });
    expectNumbers(fit.coef, coefficients, 1e-9);
    expect(fit.logLik / loglik).toBeCloseTo(1, 12);
    expect(fit.logLikNull / stats.ll_null).toBeCloseTo(1, 12);
    expectNumbers(fit.se, se.expected, 1e-9);
    expectNumbers((poisson as Untyped)(formula, rows, { information: "opg", vcov: "iid" }).se, se.opg, 1e-9);
    expectNumbers((poisson as Untyped)(formula, rows, { vcov: "HC0" }).se, se.robust_HC0, 1e-9);
    expectNumbers((poisson as Untyped)(formula, rows, { vcov: "HC1" }).se, se.robust_HC1, 1e-9);
  });
});
