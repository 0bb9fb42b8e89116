import { describe, expect, it } from "vitest";
import { millsCollinearity } from "../../src/diagnostics/mills-collinearity.ts";
import { heckman, type HeckmanFit } from "../../src/estimators/heckman.ts";
import { heckmanDefinition } from "../../src/estimators/heckman-definition.ts";
import { sampleOf } from "../../src/estimators/likelihood-sample.ts";
import { poseProblem } from "../../src/estimators/pose-problem.ts";
import type { Warning } from "../../src/fit/fit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { selectionFormulas, selectionSample, skewedSample } from "../estimators/selection-sample.ts";

const codes = (fit: HeckmanFit): string[] => fit.warnings.map(({ code }) => code);
const warning = (fit: HeckmanFit, code: string): Warning => fit.warnings.find((each) => each.code === code)!;
const withoutExclusion = { selection: "d ~ a + b", outcome: "y ~ a + b" } as const;

describe("healthy selection data", () => {
  it.each([1, 2, 3, 4, 5])("raises no warning (sample %i)", (seed) => {
    expect(codes(heckman(selectionFormulas, selectionSample(seed, 500)))).toEqual([]);
    expect(codes(heckman(selectionFormulas, selectionSample(seed, 500), { method: "two-step" }))).toEqual([]);
  });
});

describe("a likelihood that rises to ρ = 1 without an interior maximum", () => {
  const data = selectionSample(2, 300, { rho: 1 });
  const fit = heckman(selectionFormulas, data);
  const twoStep = heckman(selectionFormulas, data, { method: "two-step" });

  it("is no estimate: not converged, standard errors and log-likelihood withheld, the two-step coefficients shown", () => {
    expect(fit.converged).toBe(false);
    expect(Object.values(fit.se).every(Number.isNaN)).toBe(true);
    expect(fit.logLik).toBeNaN();
    for (const name of ["selection:z", "outcome:a"] as const)
      expect(fit.coef[name]).toBeCloseTo(twoStep.coef[name], 10);
    expect([fit.sigma, fit.rho]).toEqual([expect.closeTo(twoStep.sigma, 10), expect.closeTo(twoStep.rho, 10)]);
    expect(fit.tests).toEqual({});
  });

  it("is told in a sentence with the profile behind it", () => {
    expect(codes(fit)).toEqual(["boundary"]);
    const { message, boundary, interior, profile } = warning(fit, "boundary");
    expect(message).toContain("rises from ρ = 0");
    expect(message).toContain('method: "two-step"');
    expect(interior).toBe(false);
    expect((boundary as { rho: number }).rho).toBe(0.999);
    expect(profile).toEqual(fit.profile);
    expect(String(fit)).toContain("degenerate");
  });

  it("stays withheld under another covariance", () => {
    const robust = withVcov(fit, "robust");
    expect(Object.values(robust.se).every(Number.isNaN)).toBe(true);
    expect(codes(robust)).toEqual(["boundary"]);
  });
});

describe("a likelihood that is higher towards ρ = 1 than at its interior maximum", () => {
  const fit = heckman(
    selectionFormulas,
    skewedSample(8, 400, (e, v) => 2 * e * e - 0.3 * v),
  );

  it("gives the interior maximum, with a warning and the likelihood-ratio set instead of a Wald test of ρ", () => {
    expect(fit.converged).toBe(true);
    expect(Math.abs(fit.rho)).toBeLessThan(0.99);
    expect(codes(fit)).toEqual(["boundary"]);
    expect(warning(fit, "boundary")).toMatchObject({ interior: true, boundary: { rho: 0.999 } });
    expect(fit.rhoSet).toHaveLength(2);
    expect(fit.rhoSet![1]![1]).toBe(1);
    expect([fit.derived!.rho!.low, fit.derived!.rho!.high]).toEqual(fit.rhoSet![0]);
    expect(fit.tests.waldRho).toBeUndefined();
    expect(fit.tests.lrRho!.statistic).toBeGreaterThan(0);
    expect(Object.values(fit.se).every((se) => se > 0)).toBe(true);
  });

  it("is a maximum: the profile falls on both sides of it", () => {
    const near = fit.profile!.filter(({ rho }) => Math.abs(rho - fit.rho) < 0.3);
    expect(near.length).toBeGreaterThan(3);
    for (const { logLik } of near) expect(logLik).toBeLessThan(fit.logLik!);
  });
});

describe("a likelihood that is hardly lower towards ρ = 1 than at its interior maximum", () => {
  it("says that the data do not exclude ρ = 1, and gives the likelihood-ratio set", () => {
    const fit = heckman(
      selectionFormulas,
      skewedSample(2, 400, (e) => 2 * e),
    );
    expect(fit.converged).toBe(true);
    const { message, boundary } = warning(fit, "boundary");
    expect(message).toContain("do not exclude it");
    const { logLik } = boundary as { logLik: number };
    expect(logLik).toBeLessThan(fit.logLik!);
    expect(logLik).toBeGreaterThan(fit.logLik! - 1.93);
    expect(fit.rhoSet!.at(-1)![1]).toBe(1);
    expect(codes(fit)).not.toContain("flat-profile");
  });
});

describe("a likelihood with several maxima", () => {
  const fit = heckman(
    selectionFormulas,
    skewedSample(3, 400, (e) => 2 * e),
  );

  it("gives the best one within |ρ| <= 0.99 and lists the others", () => {
    expect(codes(fit)).toContain("several-maxima");
    const { returned, others } = warning(fit, "several-maxima") as unknown as Record<"returned" | "others", never>;
    const maxima = [returned, ...(others as never as object[])] as { rho: number; logLik: number }[];
    expect(maxima.length).toBeGreaterThan(1);
    expect(maxima[0]!.rho).toBeCloseTo(fit.rho, 12);
    for (const { rho, logLik } of maxima.slice(1)) expect(Math.abs(rho) > 0.99 || logLik < fit.logLik!).toBe(true);
  });
});

describe("a flat profile", () => {
  it("is told with the likelihood-ratio set of ρ, which replaces its Wald interval and test", () => {
    const fit = heckman(selectionFormulas, selectionSample(2, 120, { rho: 0, zEffect: 0.2 }));
    expect(codes(fit)).toEqual(["flat-profile"]);
    const [[low, high]] = fit.rhoSet as [[number, number]];
    expect(high - low).toBeGreaterThan(1);
    expect(fit.derived!.rho).toMatchObject({ low, high });
    expect(fit.tests.waldRho).toBeUndefined();
  });
});

describe("a selection equation without a column of its own", () => {
  it("is named, and so is the nearly collinear Mills ratio that follows", () => {
    for (const method of ["ml", "two-step"] as const) {
      const fit = heckman(withoutExclusion, selectionSample(1, 500), { method });
      expect(codes(fit).slice(0, 2)).toEqual(["no-exclusion-restriction", "collinear-mills"]);
      expect(warning(fit, "collinear-mills").r2).toBeGreaterThan(0.95);
    }
  });

  it("leaves nothing to estimate in two steps where the Mills ratio is a combination of dummies", () => {
    const { d, y, b } = selectionSample(1, 500);
    const run = () => heckman({ selection: "d ~ b", outcome: "y ~ b" }, { d, y, b }, { method: "two-step" });
    expect(run).toThrow(/exact linear combination/);
  });
});

describe("the collinearity of the Mills ratio", () => {
  it("is the R² of its regression on the outcome's columns in the selected rows", () => {
    const sample = selectionSample(4, 200);
    const { data } = poseProblem(heckmanDefinition, sampleOf(heckmanDefinition, selectionFormulas, sample, {}));
    const { r2, condition, conditionWithout } = millsCollinearity(data, Float64Array.of(0, 0, 0, 1));
    const { r2: exact, condition: infinite } = millsCollinearity(data, Float64Array.of(0.2, 0, 0.7, 0));
    expect(r2).toBeLessThan(0.2);
    expect(condition).toBeGreaterThan(conditionWithout);
    expect(exact).toBeCloseTo(1, 12);
    expect(infinite).toBe(Number.POSITIVE_INFINITY);
  });
});
