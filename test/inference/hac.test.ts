import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { hac, type HacKernel } from "../../src/inference/hac-spec.ts";
import type { VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readSharedCsv, sharedPath } from "../shared.ts";
import { expectMatrix, expectRelative, matrixOf, repairedIn } from "./after-the-fit.ts";
import { byR, grunfeld, investment } from "./dependent-errors.ts";
import { testsOf } from "../estimators/over-identified.ts";

const series = ols("RealInv ~ RealGNP + RealInt", investment);
const kernels = ["bartlett", "parzen", "quadratic-spectral"] as const;
const { overTime } = byR;

describe("HAC covariances", () => {
  it("of Newey and West agree with R's sandwich, lags given or chosen by their rule", () => {
    expectMatrix(matrixOf(withVcov(series, hac({ lags: 1 }))), overTime.neweyWest[1], 12);
    expectMatrix(matrixOf(withVcov(series, hac({ lags: 4, time: "year" }))), overTime.neweyWest[4], 12);
    const automatic = withVcov(series, hac({ rule: "newey-west-1994" }));
    expectMatrix(matrixOf(automatic), overTime.automatic, 12);
    expect(automatic.conventions.vcov).toBe("hac(Bartlett, 1 lag by Newey-West 1994)");
    expect(automatic.conventions.hac).toEqual({ kernel: "bartlett", bandwidth: 2, lags: 1, rule: "newey-west-1994" });
    expect(automatic.conventions).toMatchObject({ distribution: "t", df: 16 });
  });

  for (const kernel of kernels) {
    it(`with the ${kernel} kernel agree with R's sandwich`, () => {
      expectMatrix(matrixOf(withVcov(series, hac({ kernel, bandwidth: 3.5 }))), overTime.kernels[kernel], 12);
    });

    it(`bandwidths for the ${kernel} kernel are those of R's rules`, () => {
      const bandwidth = (rule: "newey-west-1994" | "andrews-1991"): number =>
        (withVcov(series, hac({ kernel, rule })).conventions.hac as { bandwidth: number }).bandwidth;
      const { "newey-west-1994": neweyWest, "andrews-1991": andrews } = overTime.bandwidths;
      const expected = kernel === "bartlett" ? Math.floor(neweyWest.bartlett) + 1 : neweyWest[kernel];
      expectRelative(bandwidth("newey-west-1994"), expected, 1e-12);
      expectRelative(bandwidth("andrews-1991"), andrews[kernel], 1e-12);
    });
  }

  for (const kernel of ["truncated", "tukey-hanning"] as const) {
    it(`with the ${kernel} kernel agree with R's sandwich, which leaves negative eigenvalues`, () => {
      const fit = withVcov(series, hac({ kernel, bandwidth: 3.5 }));
      const { values, repaired } = repairedIn(matrixOf(withVcov(series, "iid")), overTime.kernels[kernel]);
      expectMatrix(matrixOf(fit), values, 10);
      expect(fit.warnings.some(({ code }) => code === "covariance-repaired")).toBe(repaired);
    });
  }

  it("that are none of a covariance are replaced by the nearest that is, with a warning", () => {
    const swinging = { y: Array.from({ length: 30 }, (_, t) => (t % 2 === 0 ? 1 : -1) * (1 + t / 60)) };
    const fit = ols("y ~ 1", swinging, { vcov: hac({ kernel: "truncated", lags: 1 }) });
    expect(fit.se["(Intercept)"]).toBe(0);
    expect(fit.warnings[0]!.code).toBe("covariance-repaired");
    expect(fit.warnings[0]!.message).toContain("truncated kernel");
    expect(ols("y ~ 1", swinging, { vcov: hac({ lags: 1 }) }).warnings).toEqual([]);
  });

  it("by a kernel that is not 0 at its end take as many lags as were asked for", () => {
    const bandwidthOf = (kernel: HacKernel) =>
      (withVcov(series, hac({ kernel, lags: 2 })).conventions.hac as { bandwidth: number }).bandwidth;
    expect([bandwidthOf("truncated"), bandwidthOf("tukey-hamming"), bandwidthOf("tukey-hanning")]).toEqual([2, 2, 3]);
  });

  it("of Andrews agree with R's sandwich", () => {
    const fit = withVcov(series, hac({ kernel: "quadratic-spectral", rule: "andrews-1991" }));
    expectMatrix(matrixOf(fit), overTime.andrews, 12);
  });

  it("take 0.75·T^(1/3) lags by Stock and Watson's rule", () => {
    const fit = withVcov(series, hac({ rule: "stock-watson" }));
    expect(fit.conventions.hac).toMatchObject({ lags: Math.floor(0.75 * 19 ** (1 / 3)) });
    expect(fit.vcov).toEqual(withVcov(series, hac({ lags: 2 })).vcov);
  });

  it("without lags are HC0", () => {
    expectMatrix(matrixOf(withVcov(series, hac({ lags: 0 }))), matrixOf(withVcov(series, "HC0")), 13);
  });

  it("follow the time column, whatever the order of the rows", () => {
    const order = investment.year!.map((_, i) => (i * 7) % 19);
    const shuffled = Object.fromEntries(
      Object.entries(investment).map(([name, values]) => [name, order.map((row) => values[row]!)]),
    ) as typeof investment;
    const fit = ols("RealInv ~ RealGNP + RealInt", shuffled, { vcov: hac({ lags: 4, time: "year" }) });
    expectMatrix(matrixOf(fit), overTime.neweyWest[4], 11);
    expect(String(fit)).toContain("hac(Bartlett, 4 lags)");
  });

  it("leave out pairs across gaps in time", () => {
    const kept = investment.year!.flatMap((year, i) => (year === 1968 || year === 1973 ? [] : [i]));
    const gaps = Object.fromEntries(
      Object.entries(investment).map(([name, values]) => [name, kept.map((row) => values[row]!)]),
    ) as typeof investment;
    const fit = ols("RealInv ~ RealGNP + RealInt", gaps, { vcov: hac({ lags: 3, time: "year" }) });
    expectMatrix(matrixOf(fit), overTime.gaps, 11);
    expect(fit.se.RealGNP).not.toBeCloseTo(withVcov(fit, hac({ lags: 3 })).se.RealGNP, 6);
  });

  it("of a panel sum within units only, as in plm", () => {
    const fit = ols("inv ~ value + capital", grunfeld, { vcov: hac({ lags: 3, time: "year", panel: "firm" }) });
    expectMatrix(matrixOf(fit), overTime.panel, 11);
  });

  it("of a likelihood come from its scores", () => {
    const data: Record<string, number[]> = {
      ...investment,
      high: investment.RealInv!.map((x, i) => Number(x + 12 * Math.sin(i * 5) > 175)),
    };
    const fit = probit("high ~ RealInt", data);
    expectMatrix(matrixOf(withVcov(fit, hac({ lags: 0 }))), matrixOf(withVcov(fit, "HC0")), 12);
    const correlated = withVcov(fit, hac({ lags: 2 }));
    expect(correlated.conventions).toMatchObject({ distribution: "normal", df: null });
    expect(correlated.se.RealInt).not.toBeCloseTo(withVcov(fit, "HC0").se.RealInt, 4);
  });

  it("rows without a time leave the sample when the estimator is told of it", () => {
    const data: Record<string, number[]> = {
      ...investment,
      year: investment.year!.map((year, i) => (i === 3 ? Number.NaN : year)),
    };
    const vcov = hac({ lags: 1, time: "year" });
    expect(ols("RealInv ~ RealGNP", data, { vcov }).rows.dropped).toEqual([{ reason: "missing: year", count: 1 }]);
    expect(() => withVcov(ols("RealInv ~ RealGNP", data), vcov)).toThrow(/no value in row 4/);
  });

  const refused: readonly [string, unknown, RegExp][] = [
    ["neither lags nor a rule", {}, /one of lags, bandwidth, or rule/],
    ["lags and a rule", { lags: 1, rule: "stock-watson" }, /one of lags/],
    ["an unknown kernel", { kernel: "tukey", lags: 1 }, /"bartlett"/],
    ["half a lag", { lags: 1.5 }, /whole number/],
    ["a negative bandwidth", { bandwidth: -1 }, /positive/],
    [
      "a rule for a kernel that it is not made for",
      { kernel: "daniell", rule: "andrews-1991" },
      /not made for the Daniell/,
    ],
    ["an unknown rule", { rule: "andrews" }, /"andrews-1991"/],
    ["a panel without time", { lags: 1, panel: "firm" }, /needs a time column/],
    ["a rule for one series in a panel", { rule: "andrews-1991", time: "year", panel: "firm" }, /one series/],
    ["two rows at one time", { lags: 1, time: "year" }, /in two rows of one series/],
    ["times that are no periods", { lags: 1, time: "capital", panel: "w" }, /whole number of periods/],
  ];
  for (const [title, options, message] of refused) {
    it(`refuse ${title}`, () => {
      const vcov = { hac: options } as VcovOption as "HC0";
      expect(() => ols("inv ~ value", grunfeld, { vcov })).toThrow(message);
      expect(() => ols("inv ~ value", grunfeld, { vcov })).toThrow(expect.objectContaining({ code: "bad-option" }));
    });
  }

  it("refuse frequency weights, whose rows have no order", () => {
    const weights = { kind: "frequency", column: "w" } as const;
    expect(() => ols("inv ~ value", grunfeld, { vcov: hac({ lags: 1 }), weights })).toThrow(/frequency weights/);
  });
});

describeShared("HAC covariances of instrumental variables", () => {
  const data = readSharedCsv("reference", "ivreg2", "ts_hac_data.csv") as Record<string, Float64Array>;
  const cases: Readonly<Record<string, { readonly kernel: HacKernel; readonly bandwidth: number }>> = {
    bartlett_bw3: { kernel: "bartlett", bandwidth: 3 },
    bartlett_bw5: { kernel: "bartlett", bandwidth: 5 },
    parzen_bw4: { kernel: "parzen", bandwidth: 4 },
    qs_bw3: { kernel: "quadratic-spectral", bandwidth: 3 },
  };
  for (const [name, options] of Object.entries(cases)) {
    it(`agree with Stata's ivreg2, Hansen's J too: ${name}`, () => {
      const fit = iv("y ~ w + [x ~ z1 + z2]", data, { small: false, vcov: hac({ ...options, time: "t" }) });
      const [, ...lines] = lineCells(`ts_hac_coef_${name}.csv`);
      const names = { x: "x", w: "w", _cons: "(Intercept)" } as const;
      for (const [term, , se] of lines) expectRelative(fit.se[names[term as "x"]]!, Number(se), 1e-7);
      expectRelative(testsOf(fit).hansenJ!.statistic, Number(lineCells(`ts_hac_diagnostics_${name}.csv`)[1]![0]), 1e-6);
    });
  }
});

function lineCells(file: string): string[][] {
  const text = readFileSync(sharedPath("reference", "ivreg2", file), "utf8");
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
}
