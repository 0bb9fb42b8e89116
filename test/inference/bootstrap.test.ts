import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { bootstrapIntervals } from "../../src/inference/bootstrap-intervals.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { modelOf } from "../../src/fit/model.ts";
import { resampledFrame } from "../../src/formula/resampled-frame.ts";
import { random } from "../../src/random/generator.ts";
import { rowEstimators } from "../conformance/estimators.ts";
import { positions, rowsAt, sample } from "../conformance/sample.ts";
import { expectMatrix, expectRelative, matrixOf } from "./after-the-fit.ts";

const data = sample(31, 400) as Record<string, number[]>;

for (const estimator of rowEstimators) {
  describe(`the bootstrap of ${estimator.name}`, () => {
    const fit = estimator.fit(estimator.formulas, estimator.data(31, 400));

    it("estimates a resample as the estimator would", () => {
      const whole = estimator.data(31, 400);
      const draw = random(4);
      const drawn = positions(whole).map(() => draw.integer(400));
      const inPanel = new Set(drawn.slice(0, 100).map((row) => whole[estimator.panel ?? "x"]![row]));
      const taken = estimator.panel
        ? positions(whole).filter((row) => inPanel.has(whole[estimator.panel!]![row]!)) // whole units
        : drawn.sort((a, b) => a - b);
      const model = modelOf(fit)!;
      const { rows, index } = model.frame;
      const position = new Map(Array.from({ length: rows }, (_, i) => [index?.[i] ?? i, i]));
      const used = Int32Array.from(taken.filter((row) => position.has(row)).map((row) => position.get(row)!));
      const { model: again, converged } = model.refit!(resampledFrame(model.frame, used));
      const called = estimator.fit(estimator.formulas, rowsAt(whole, taken));
      expect(converged).toBe(true);
      fit.vcov.names.forEach((name, j) => {
        const distance = Math.abs(again.theta[j]! - called.coef[name]!) / called.se[name]!;
        expect(distance, name).toBeLessThan(1e-6);
      });
    });

    // Of a panel only units can be drawn: see the tests of the random-effects probit.
    it.skipIf(estimator.panel !== undefined)("is near the sandwich covariance, and the same for the same seed", () => {
      const fit = estimator.fit(estimator.formulas, estimator.data(31, estimator.normalFrom ?? 400));
      const options = { replications: 199, seed: 12 };
      const drawn = withVcov(fit, bootstrap(options));
      const robust = withVcov(fit, "HC0");
      for (const name of fit.vcov.names)
        expect(drawn.se[name]! / robust.se[name]!, name).toSatisfy(between(0.75, 1.35));
      const few = bootstrap({ replications: 20, seed: 12 });
      expect(withVcov(fit, few)).toEqual(withVcov(fit, few));
      expect(drawn.conventions).toMatchObject({ distribution: "normal", df: null, vcov: "bootstrap(pairs)" });
      expect(drawn.conventions.bootstrap).toEqual({ kind: "pairs", ...options, failed: 0, failures: {} });
    });
  });
}

const between =
  (low: number, high: number) =>
  (x: number): boolean =>
    x > low && x < high;

describe("bootstrap covariances", () => {
  const fit = ols("sales ~ x + d", data);

  it("of many pairs have the sandwich as their limit", () => {
    const drawn = withVcov(fit, bootstrap({ replications: 4000, seed: 2 }));
    const robust = withVcov(fit, "HC0");
    for (const name of fit.vcov.names) expect(drawn.se[name]! / robust.se[name]!).toSatisfy(between(0.96, 1.05));
  });

  it("of clusters are near the clustered sandwich, where rows of a cluster go together", () => {
    const shock = new Map<unknown, number>();
    const draw = random(8);
    const dependent = {
      ...data,
      sales: data.sales!.map((value, i) => {
        const region = data.region![i];
        if (!shock.has(region)) shock.set(region, 2 * draw.normal());
        return value + shock.get(region)!;
      }),
    } as typeof data;
    const clustered = ols("sales ~ x + d", dependent, { vcov: cluster("region") });
    const drawn = withVcov(clustered, bootstrap({ replications: 2000, seed: 2, cluster: "region" }));
    const pairs = withVcov(clustered, bootstrap({ replications: 500, seed: 2 }));
    expect(drawn.se["(Intercept)"] / clustered.se["(Intercept)"]).toSatisfy(between(0.9, 1.1));
    expect(drawn.se["(Intercept)"]).toBeGreaterThan(1.5 * pairs.se["(Intercept)"]);
    expect(drawn.conventions.vcov).toBe("bootstrap(clusters of region)");
  });

  it("can be asked for in the call, and rows without a cluster leave", () => {
    const gaps = {
      ...data,
      region: data.region!.map((region, i) => (i < 3 ? null : region)),
    } as unknown as typeof data;
    const asked = ols("sales ~ x", gaps, { vcov: bootstrap({ replications: 50, seed: 1, cluster: "region" }) });
    expect(asked.rows.dropped).toEqual([{ reason: "missing: region", count: 3 }]);
    expect(String(asked)).toContain("bootstrap(clusters of region), 50 replications, seed 1");
  });

  it("of instrumental variables go with tests under the sandwich that is their limit", () => {
    const fit = iv("sales ~ x + [w ~ z1 + z2]", data);
    const options = { replications: 20, seed: 1 };
    const tests = (vcov: VcovOption) => withVcov(fit as Fit, vcov).tests;
    expect(tests(bootstrap({ ...options, cluster: "region" })).hansenJ).toEqual(tests(cluster("region")).hansenJ);
    expect(tests(bootstrap(options)).hansenJ).toEqual(tests("robust").hansenJ);
  });

  it("draw observations, not rows, under frequency weights", () => {
    const weights = { kind: "frequency", column: "times" } as const;
    const repeated = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [name, values.flatMap((v, i) => Array(data.times![i]!).fill(v))]),
    ) as typeof data;
    const vcov = bootstrap({ replications: 30, seed: 9 });
    const counted = withVcov(ols("sales ~ x + d", data, { weights }), vcov);
    expectMatrix(matrixOf(counted), matrixOf(withVcov(ols("sales ~ x + d", repeated), vcov)), 9);
  });

  it("count samples without an estimate, by reason, and say so", () => {
    const rare = { ...data, rare: data.x!.map((_, i) => (i < 2 ? 1 : 0)) } as typeof data;
    const drawn = withVcov(ols("sales ~ x + rare", rare), bootstrap({ replications: 300, seed: 1 }));
    const { failed, failures } = drawn.conventions.bootstrap as { failed: number; failures: Record<string, number> };
    expect(failed / 300).toSatisfy(between(0.08, 0.2));
    expect(failures).toEqual({ "collinear-columns": failed });
    expect(drawn.warnings).toMatchObject([{ code: "bootstrap-failures", replications: 300, failed }]);
    expect(String(drawn)).toContain(
      `${failed} of 300 bootstrap samples have no estimate (collinear-columns: ${failed})`,
    );
  });

  it("count separated samples of a probit as failures, and are refused where most fail", () => {
    const at = (y: number) => data.enters!.flatMap((value, i) => (value === y ? [i] : []));
    const dummy = (...ranks: readonly number[]) => {
      const rows = ranks.flatMap((rank) => [at(0)[rank]!, at(1)[rank]!]);
      return data.x!.map((_, i) => Number(rows.includes(i)));
    };
    const rare: typeof data = { ...data, few: dummy(2, 3), rare: dummy(0), other: dummy(1) };
    const drawn = withVcov(probit("enters ~ few", rare), bootstrap({ replications: 200, seed: 1 }));
    const { failed, failures } = drawn.conventions.bootstrap as { failed: number; failures: Record<string, number> };
    expect(Object.keys(failures).sort()).toEqual(["collinear-columns", "quasi-separation"]);
    expect(failed).toBe(failures["collinear-columns"]! + failures["quasi-separation"]!);
    expect(() => withVcov(probit("enters ~ rare + other", rare), bootstrap({ replications: 60, seed: 1 }))).toThrow(
      expect.objectContaining({ code: "undefined-covariance" }),
    );
  });

  it("tell of their progress", () => {
    const seen: number[] = [];
    withVcov(fit, bootstrap({ replications: 5, seed: 1, onProgress: ({ done }) => seen.push(done) }));
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it("refuse options that mean nothing", () => {
    const refused = (options: object, message: RegExp) =>
      expect(() => withVcov(fit, { bootstrap: options } as VcovOption)).toThrow(message);
    refused({ seed: 1, replications: 1 }, /whole number, 2 or more/);
    refused({ seed: 1.5 }, /seed/);
    refused({}, /seed/);
    refused({ seed: 1, kind: "wild" }, /"pairs" or "cluster"/);
    refused({ seed: 1, kind: "cluster" }, /cluster column/);
    refused({ seed: 1, kind: "pairs", cluster: "region" }, /leave cluster out/);
    refused({ seed: 1, cluster: "regoin" }, /'region'/);
  });
});

describe("bootstrap intervals", () => {
  const fit = ols("sales ~ x + d", data);

  it("of the three kinds are near those of the sandwich, with many rows", () => {
    const intervals = bootstrapIntervals(fit, { replications: 1999, seed: 3 });
    const robust = withVcov(fit, "HC0");
    for (const kind of ["percentile", "basic", "studentized"] as const) {
      const { low, high, estimate } = intervals[kind].x;
      expect(estimate).toBe(fit.coef.x);
      expectRelative((high - low) / (2 * 1.96 * robust.se.x), 1, 0.08);
      expect((high + low) / 2 - estimate).toSatisfy(between(-0.3 * robust.se.x, 0.3 * robust.se.x));
    }
    const { percentile, basic } = intervals;
    expectRelative(basic.d.low, 2 * fit.coef.d - percentile.d.high, 1e-12);
  });

  it("are the quantiles at (R + 1)p of the estimates", () => {
    const draws: number[] = [];
    const model = modelOf(fit)!;
    const generator = random(3);
    for (let b = 0; b < 39; b++) {
      const counts = new Int32Array(400);
      for (let i = 0; i < 400; i++) counts[generator.integer(400)]!++;
      const rows = Int32Array.from([...counts].flatMap((times, row) => Array<number>(times).fill(row)));
      draws.push(model.refit!(resampledFrame(model.frame, rows)).model.theta[1]!);
    }
    draws.sort((a, b) => a - b);
    const { percentile } = bootstrapIntervals(fit, { replications: 39, seed: 3 });
    expectRelative(percentile.x.low, draws[0]!, 1e-12);
    expectRelative(percentile.x.high, draws[38]!, 1e-12);
  });

  it("with clusters use clustered standard errors, print, and need enough replications", () => {
    const intervals = bootstrapIntervals(fit, { replications: 99, seed: 3, cluster: "region", level: 0.9 });
    expect(String(intervals)).toContain("99 samples of clusters of region, seed 3.");
    expect(intervals.bootstrap.kind).toBe("cluster");
    expect(() => bootstrapIntervals(fit, { replications: 30, seed: 3 })).toThrow(/at least 39/);
  });
});
