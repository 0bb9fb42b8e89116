import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { inverseMills } from "../../src/special/normal.ts";
import { selectionFormulas, selectionSample } from "../estimators/selection-sample.ts";

const sample = selectionSample(7, 250, { rho: 0.7, sigma: 2 });
const n = sample.d.length;
const Z = Array.from({ length: n }, (_, i) => [1, sample.a[i]!, sample.b[i]!, sample.z[i]!]);
const X = Z.map((row) => row.slice(0, 3));
const selected = Array.from(sample.d.keys()).filter((i) => sample.d[i] === 1);

type Matrix = number[][];
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, j) => sum + x * b[j]!, 0);
const transposed = (a: Matrix): Matrix => a[0]!.map((_, j) => a.map((row) => row[j]!));
const times = (a: Matrix, b: Matrix): Matrix => a.map((row) => transposed(b).map((column) => dot(row, column)));
const plus = (a: Matrix, b: Matrix): Matrix => a.map((row, i) => row.map((x, j) => x + b[i]![j]!));
const scaled = (a: Matrix, by: number): Matrix => a.map((row) => row.map((x) => x * by));

/** Gauss-Jordan with pivoting: an inverse that has nothing to do with the package's. */
function inverse(a: Matrix): Matrix {
  const k = a.length;
  const work = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < k; c++) {
    const pivot = work
      .slice(c)
      .reduce((best, row, i) => (Math.abs(row[c]!) > Math.abs(work[best]![c]!) ? i + c : best), c);
    [work[c], work[pivot]] = [work[pivot]!, work[c]!];
    const unit = work[c]!.map((x) => x / work[c]![c]!);
    work.forEach((row, i) => {
      work[i] = i === c ? unit : row.map((x, j) => x - row[c]! * unit[j]!);
    });
  }
  return work.map((row) => row.slice(k));
}

const fit = heckman(selectionFormulas, sample, { method: "two-step" });
const theta = fit.vcov.names.map((name) => fit.coef[name]!);
const gamma = theta.slice(0, 4);

function expectMatrix(actual: readonly (readonly number[])[], expected: Matrix, tolerance: number): void {
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      const unit = Math.sqrt(expected[i]![i]! * expected[j]![j]!);
      expect(Math.abs(actual[i]![j]! - value) / unit, `entry ${i}, ${j}`).toBeLessThan(tolerance);
    });
  });
}

/**
 * The moments of both steps, row by row: the probit's score, where selected (x, λ(z'γ))·e, e = y - x'β - ρσ λ(z'γ), and e² + (ρσ)²δ - σ².
 */
function moments(at: readonly number[]): Matrix {
  const [g, b, variance] = [at.slice(0, 4), at.slice(4, 8), Math.exp(2 * at[8]!)];
  return Z.map((z, i) => {
    const s = dot(z, g);
    const score = sample.d[i] === 1 ? inverseMills(s) : -inverseMills(-s);
    const w = [...X[i]!, inverseMills(s)];
    const e = sample.d[i] === 1 ? sample.y[i]! - dot(w, b) : 0;
    const delta = w[3]! * (w[3]! + s);
    const spread = sample.d[i] === 1 ? e * e + b[3]! ** 2 * delta - variance : 0;
    return [...z.map((x) => x * score), ...w.map((x) => x * e), spread];
  });
}

describe("the two-step selection estimator", () => {
  it("solves the moments of both steps", () => {
    for (const total of transposed(moments(theta)).map((column) =>
      dot(
        column,
        column.map(() => 1),
      ),
    )) {
      expect(Math.abs(total)).toBeLessThan(1e-9);
    }
  });

  it("has Heckman's covariance: σ²(W'W)⁻¹[W'(I-ρ²Δ)W + ρ²(W'ΔZ)V(Z'ΔW)](W'W)⁻¹, and with the first step ρσ(W'W)⁻¹W'ΔZ V", () => {
    const s = selected.map((i) => dot(Z[i]!, gamma));
    const W = selected.map((i, r) => [...X[i]!, inverseMills(s[r]!)]);
    const delta = s.map((x) => inverseMills(x) * (inverseMills(x) + x));
    const byDelta = (rows: Matrix): Matrix => rows.map((row, r) => row.map((x) => x * delta[r]!));
    const V = fit.vcov.values.slice(0, 4).map((row) => row.slice(0, 4));
    const bread = inverse(times(transposed(W), W));
    const WDeltaZ = times(transposed(W), byDelta(selected.map((i) => Z[i]!)));
    const lost = scaled(times(transposed(W), byDelta(W)), -(fit.rho ** 2));
    const Q = scaled(times(times(WDeltaZ, V), transposed(WDeltaZ)), fit.rho ** 2);
    const middle = plus(plus(times(transposed(W), W), lost), Q);
    const outcome = scaled(times(times(bread, middle), bread), fit.sigma ** 2);
    const cross = scaled(times(times(bread, WDeltaZ), V), fit.rho * fit.sigma);
    expectMatrix(
      fit.vcov.values,
      [...V.map((row, j) => [...row, ...cross.map((c) => c[j]!)]), ...outcome.map((row, j) => [...cross[j]!, ...row])],
      1e-11,
    );
  });

  it("has σ² = e'e/n₁ + λ²·mean(δ) and ρ = λ/σ", () => {
    const s = selected.map((i) => dot(Z[i]!, gamma));
    const e = selected.map((i, r) => sample.y[i]! - dot([...X[i]!, inverseMills(s[r]!)], theta.slice(4, 8)));
    const delta = s.map((x) => inverseMills(x) * (inverseMills(x) + x));
    const mean = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0) / x.length;
    expect(fit.sigma ** 2).toBeCloseTo(mean(e.map((x) => x * x)) + fit.lambda ** 2 * mean(delta), 11);
    expect(fit.rho * fit.sigma).toBeCloseTo(fit.lambda, 13);
  });

  it("has as robust covariance the sandwich of the stacked moments, A⁻¹BA⁻ᵀ, with A by numerical differentiation", () => {
    const totals = (at: readonly number[]): number[] =>
      transposed(moments(at)).map((column) => column.reduce((a, b) => a + b, 0));
    const h = 1e-5;
    const A = transposed(
      theta.map((_, j) => {
        const moved = (by: number): number[] => totals(theta.map((x, m) => (m === j ? x + by : x)));
        const [far, near] = [
          moved(h).map((x, m) => x - moved(-h)[m]!),
          moved(h / 2).map((x, m) => x - moved(-h / 2)[m]!),
        ];
        return near.map((x, m) => (4 * (x / h) - far[m]! / (2 * h)) / 3);
      }),
    );
    const B = times(transposed(moments(theta)), moments(theta));
    const sandwich = times(times(inverse(A), B), transposed(inverse(A)));
    const robust = heckman(selectionFormulas, sample, { method: "two-step", vcov: "HC0" });
    expectMatrix(robust.vcov.values, sandwich, 1e-7);
  });

  it("states the covariance between the steps that repeated samples show", () => {
    const repetitions = 250;
    const fits = Array.from({ length: repetitions }, (_, r) =>
      heckman(selectionFormulas, selectionSample(1000 + r, 400, { rho: 0.8, sigma: 2, zEffect: 0.6 }), {
        method: "two-step",
      }),
    );
    const pair = ["selection:z", "outcome:lambda", "lnSigma"] as const;
    const draws = pair.map((name) => fits.map(({ coef }) => coef[name]!));
    const means = draws.map((x) => x.reduce((a, b) => a + b, 0) / repetitions);
    const moment = (i: number, j: number): number =>
      draws[i]!.reduce((sum, x, r) => sum + (x - means[i]!) * (draws[j]![r]! - means[j]!), 0) / (repetitions - 1);
    const stated = (i: number, j: number): number =>
      fits.reduce(
        (sum, { vcov }) => sum + vcov.values[vcov.names.indexOf(pair[i]!)]![vcov.names.indexOf(pair[j]!)]!,
        0,
      ) / repetitions;
    const correlation = (v: (i: number, j: number) => number): number => v(0, 1) / Math.sqrt(v(0, 0) * v(1, 1));
    expect(correlation(stated)).toBeLessThan(-0.3);
    expect(Math.abs(correlation(moment) - correlation(stated))).toBeLessThan(0.12);
    for (const j of [1, 2]) {
      expect(Math.sqrt(moment(j, j) / stated(j, j))).toBeGreaterThan(0.88);
      expect(Math.sqrt(moment(j, j) / stated(j, j))).toBeLessThan(1.12);
    }
  });
});
