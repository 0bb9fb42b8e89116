import { cholesky, lowerInverse } from "../linalg/cholesky.ts";
import { dot, multiply, multiplyVector, transpose } from "../linalg/matrix.ts";
import type { AdjustedClusters } from "./adjusted-clusters.ts";

/**
 * The degrees of freedom η of the covariance of q linear combinations under CR2 or CR3, when errors are in truth
 * independent and of one variance: such that the covariance is near Wishart's. For one combination η is Satterthwaite's
 * 2E(V)²/Var(V); for several, W·(η - q + 1)/(ηq) is near F(q, η - q + 1), with W the Wald statistic.
 *
 * With b_g = (I - S_g)⁻ᵖL'r and d_g = S_gb_g, the covariance of the contributions of clusters g and h to combination
 * r is [g = h]b_g'd_g - d_g'd_h, so that all sums over pairs of clusters are sums over clusters.
 *
 * @param restrictions q × k, row-major, independent
 *
 * Source: Bell and McCaffrey (2002); Pustejovsky and Tipton (2018), JBES 36, 672-683, eqs. 9 to 17.
 */
export function hotellingDegrees(clusters: AdjustedClusters, restrictions: Float64Array, q: number): number {
  const { k } = clusters;
  const raw = rowsOf(multiply(restrictions, q, k, clusters.root, k), q, k);
  const expected = new Float64Array(q * q);
  eachContribution(clusters, raw, (b, d) => {
    for (let s = 0; s < q; s++) {
      for (let t = 0; t < q; t++) expected[s * q + t]! += dot(b[s]!, d[t]!) - dot(d[s]!, d[t]!);
    }
  });
  const factor = cholesky(expected, q);
  if (factor === undefined) return Number.NaN;
  const unit = multiply(lowerInverse(factor, q), q, q, multiply(restrictions, q, k, clusters.root, k), k);
  return (q * (q + 1)) / varianceSum(clusters, rowsOf(unit, q, k), q);
}

/** Σ_st Var(d_st) of the standardized covariance D. */
function varianceSum(clusters: AdjustedClusters, rows: readonly Float64Array[], q: number): number {
  const { k } = clusters;
  const crossed = Array.from({ length: q * q }, () => new Float64Array(k * k));
  let total = 0;
  eachContribution(clusters, rows, (b, d) => {
    let traceP = 0;
    let traceD = 0;
    for (let s = 0; s < q; s++) {
      traceP += dot(b[s]!, d[s]!);
      traceD += dot(d[s]!, d[s]!);
      for (let t = 0; t < q; t++) {
        const p = dot(b[s]!, d[t]!);
        total += p * p - 2 * p * dot(d[s]!, d[t]!);
        addOuter(crossed[s * q + t]!, d[s]!, d[t]!);
      }
    }
    total += traceP * traceP - 2 * traceP * traceD;
  });
  for (const one of crossed) total += dot(one, one) + dot(one, transpose(one, k, k));
  return total;
}

type Visit = (b: readonly Float64Array[], d: readonly Float64Array[]) => void;

function eachContribution(clusters: AdjustedClusters, rows: readonly Float64Array[], visit: Visit): void {
  for (let g = 0; g < clusters.count; g++) {
    const b = rows.map((row) => multiplyVector(clusters.adjustment(g), row));
    visit(
      b,
      b.map((one) => multiplyVector(clusters.leverage(g), one)),
    );
  }
}

function addOuter(into: Float64Array, a: Float64Array, b: Float64Array): void {
  const k = a.length;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) into[i * k + j]! += a[i]! * b[j]!;
}

function rowsOf(matrix: Float64Array, q: number, k: number): Float64Array[] {
  return Array.from({ length: q }, (_, s) => matrix.slice(s * k, (s + 1) * k));
}
