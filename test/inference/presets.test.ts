import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import type { Fit, Like } from "../../src/fit/fit.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { sample } from "../conformance/sample.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectMatrix, expectRelative, firms, matrixOf } from "./after-the-fit.ts";
import { grunfeld } from "./dependent-errors.ts";

/** What R prints, with the program beside it: test/reference/presets.R. */
const byR = JSON.parse(readFileSync(new URL("../reference/presets.json", import.meta.url), "utf8"));

interface Printed {
  readonly se: readonly number[];
  readonly p: readonly number[];
}

function expectPrinted(fit: Fit, { se, p }: Printed, tolerance: number): void {
  coefficientTable(fit).forEach((row, j) => {
    expectRelative(row.se, se[j]!, tolerance);
    expectRelative(row.p, p[j]!, 100 * tolerance);
  });
}

const samples = {
  firms: {
    data: firms as Record<string, number[]>,
    ols: "sales ~ log(size) + rd",
    probit: "exporter ~ log(size) + rd",
    groups: ["region", "year"],
  },
  grunfeld: {
    data: { ...grunfeld, high: byR.high } as Record<string, number[]>,
    ols: "inv ~ value + capital",
    probit: "high ~ capital",
    groups: ["firm", "year"],
  },
} as const;

for (const [name, { data, groups, ...formulas }] of Object.entries(samples)) {
  describe(`presets on ${name}`, () => {
    const [one, two] = groups;
    const kinds: Readonly<Record<string, VcovOption>> = {
      iid: "iid",
      robust: "robust",
      cluster: cluster(one),
      twoWay: cluster(one, two),
      hac: hac({ lags: 2 }),
    };
    for (const like of ["r", "fixest"] as const) {
      for (const [kind, printed] of Object.entries(byR[name][like].ols)) {
        if (typeof printed === "number") continue;
        it(`least squares like ${like}, ${kind}: standard errors and p-values as printed there`, () => {
          const fit = ols(formulas.ols, data, { like, vcov: kinds[kind]! });
          expectPrinted(fit, printed as Printed, 1e-9);
          expect(fit.conventions.like).toBe(like);
          expect(withVcov(ols(formulas.ols, data), kinds[kind]!, { like })).toEqual(fit);
        });
      }
      for (const [kind, printed] of Object.entries(byR[name][like].probit)) {
        it(`probit like ${like}, ${kind}: standard errors and p-values as printed there`, () => {
          const fit = probit(formulas.probit, data, { like, vcov: kinds[kind] as "robust" });
          expectPrinted(fit, printed as Printed, like === "r" ? 1e-7 : 1e-6); // their searches stop early
          expect(fit.conventions).toMatchObject({ like, information: "expected" });
          expect(withVcov(probit(formulas.probit, data), kinds[kind] as "robust", { like })).toEqual(fit);
        });
      }
    }

    it("R counts σ in AIC and BIC, fixest does not", () => {
      const aic = (like: Like) => ols(formulas.ols, data, { like }).aic!;
      expectRelative(aic("r"), byR[name].r.ols.aic, 1e-12);
      expectRelative(ols(formulas.ols, data, { like: "r" }).bic!, byR[name].r.ols.bic, 1e-12);
      expectRelative(aic("fixest"), byR[name].fixest.ols.aic, 1e-12);
      expect(aic("r") - aic("stata")).toBeCloseTo(2, 9);
    });
  });
}

describe("presets", () => {
  const data = sample(31, 300) as Record<string, number[]>;
  const n = 300;

  it("Stata: robust likelihoods N/(N-1), clusters G/(G-1), observed information", () => {
    const fit = probit("enters ~ x + d", data, { like: "stata", vcov: "robust" });
    const plain = withVcov(fit, "HC0");
    expectRelative(fit.se.x ** 2 / plain.se.x ** 2, n / (n - 1), 1e-12);
    expect(fit.conventions).toMatchObject({ information: "observed", like: "stata" });
    expect(plain.conventions.like).toBe("stata");
  });

  it("Stata: instrumental variables with RSS/N, z; Newey-West of least squares with N/(N-K)", () => {
    const formula = "sales ~ x + d + [w ~ z1 + z2]";
    const stata = iv(formula, data, { like: "stata" });
    const fields = ({ conventions: { like: _, ...rest }, ...fit }: typeof stata) => ({ ...fit, conventions: rest });
    expect(fields(stata)).toEqual(fields(iv(formula, data, { small: false })));
    expect(withVcov(iv(formula, data), "iid", { like: "stata" })).toEqual(stata);
    expect(iv(formula, data, { like: "stata", small: true }).conventions).toMatchObject({
      small: true,
      distribution: "t",
    });
    const fit = ols("sales ~ x", data, { vcov: hac({ lags: 3 }) });
    const newey = withVcov(fit, hac({ lags: 3 }), { like: "stata" });
    expectRelative((newey.se.x / fit.se.x) ** 2, n / (n - 2), 1e-12);
    expect(newey.conventions.vcovFormula).toContain("N/(N-K)");
  });

  it("statsmodels: no factor on robust likelihoods, (N-1)/(N-K) on their clusters, z under robust least squares", () => {
    const fit = probit("enters ~ x + d", data, { like: "statsmodels", vcov: "robust" });
    expect(fit.se).toEqual(withVcov(fit, "HC0").se);
    const clusters = withVcov(fit, cluster("region"));
    const stata = withVcov(fit, cluster("region"), { like: "stata" });
    expectRelative((clusters.se.x / stata.se.x) ** 2, (n - 1) / (n - 3), 1e-12);
    expect(clusters.conventions.vcovFormula).toContain("G/(G-1)·(N-1)/(N-K)");
    const linear = ols("sales ~ x", data, { like: "statsmodels" });
    expect(linear.conventions).toMatchObject({ distribution: "t", df: n - 2 });
    for (const vcov of ["HC1", cluster("region"), hac({ lags: 1 })] as const) {
      expect(withVcov(linear, vcov).conventions).toMatchObject({ distribution: "normal", df: null });
    }
  });

  it("several ways: a factor for each term like R and statsmodels, unless one is asked for", () => {
    const vcov = cluster("region", "year");
    const fit = (like: Like) => ols("sales ~ x", data, { like, vcov });
    const perTerm = ols("sales ~ x", data, { vcov: cluster("region", "year", { perTerm: true }) });
    for (const like of ["r", "statsmodels"] as const) expectMatrix(matrixOf(fit(like)), matrixOf(perTerm), 13);
    expect(fit("stata").se.x).not.toBe(perTerm.se.x);
    const asked = ols("sales ~ x", data, { like: "r", vcov: cluster("region", "year", { perTerm: false }) });
    expectMatrix(matrixOf(asked), matrixOf(ols("sales ~ x", data, { vcov })), 13);
  });

  it("options beside it win, and likelihoods without an expected information keep the observed", () => {
    const opg = logit("enters ~ x", data, { like: "r", information: "opg" });
    expect(opg.conventions.information).toBe("opg");
    expect(withVcov(opg, "iid", { like: "fixest" }).conventions).toMatchObject({ information: "opg", like: "fixest" });
    const formulas = { selection: "seen ~ x + d + z1", outcome: "value ~ x + d" } as const;
    const selection = heckman(formulas, data, { like: "r" });
    expect(selection.conventions).toMatchObject({ information: "observed", like: "r" });
    const twoStep = heckman(formulas, data, { like: "r", method: "two-step" });
    expect(twoStep.conventions).toMatchObject({ information: "expected", like: "r" });
    expect(withVcov(heckman(formulas, data, { method: "two-step" }), "iid", { like: "r" })).toEqual(twoStep);
  });

  it("are printed, and a name that is none is refused", () => {
    expect(String(ols("sales ~ x", data, { like: "stata" }))).toContain("Conventions: as in Stata.");
    const like = "eviews" as Like;
    expect(() => ols("sales ~ x", data, { like })).toThrow(/"fixest"/);
    expect(() => probit("enters ~ x", data, { like })).toThrow(expect.objectContaining({ code: "bad-option" }));
    expect(() => withVcov(ols("sales ~ x", data), "iid", { like })).toThrow(/like is "eviews"/);
  });
});

describeShared("presets on Petersen's data", () => {
  it("two ways like R and like fixest", () => {
    const { se } = readCase("ols_petersen_cluster");
    const data = readSharedCsv("reference", "data", "sandwich_PetersenCL.csv") as Record<string, Float64Array>;
    const vcov = cluster("firm", "year");
    expectRelative(ols("y ~ x", data, { like: "r", vcov }).se.x, se.twoway_multi0_CR1.x, 1e-10);
    expectRelative(ols("y ~ x", data, { like: "fixest", vcov }).se.x, se.fixest_twoway_min.x, 1e-10);
  });
});
