import { sandwich } from "../linalg/matrix.ts";
import type { ReducedForms } from "./reduced-forms.ts";
import type { MomentBlock } from "./stacked-moments.ts";

/** Positions of two endogenous columns, the first before the second. */
export type ColumnPair = readonly [number, number];

/** All pairs of m columns: (0, 1), (0, 2), (1, 2), ... */
export function columnPairs(m: number): ColumnPair[] {
  return Array.from({ length: m }, (_, k) => Array.from({ length: k }, (_, j): ColumnPair => [j, k])).flat();
}

/** ln σ of each reduced form's error, then atanh of the correlation of each pair. */
export function errorSpread({ sigma, residuals }: ReducedForms): Float64Array {
  const m = residuals.length;
  const sd = (j: number): number => Math.sqrt(sigma[j * (m + 1)]!);
  return Float64Array.from([
    ...residuals.map((_, j) => Math.log(sd(j))),
    ...columnPairs(m).map(([j, k]) => Math.atanh(sigma[j * m + k]! / (sd(j) * sd(k)))),
  ]);
}

/**
 * Their equations: (z_j² - 1)/2 = 0 and z_j z_k - r_jk = 0, z = v/σ. Least-squares residuals are orthogonal to the instruments, so
 * the first step's coefficients do not move these. The implied variance is that of normal errors.
 */
export function errorSpreadBlock({ residuals, sigma, weights, total }: ReducedForms): MomentBlock {
  const m = residuals.length;
  const pairs = columnPairs(m);
  const size = m + pairs.length;
  const sd = residuals.map((_, j) => Math.sqrt(sigma[j * (m + 1)]!));
  const r = (j: number, k: number): number => sigma[j * m + k]! / (sd[j]! * sd[k]!);
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < m; j++) inverse[j * (size + 1)] = 1 / total;
  for (const [p, [j, k]] of pairs.entries()) {
    const scale = 1 / ((1 - r(j, k) ** 2) * total);
    const row = (m + p) * size;
    inverse[row + m + p] = scale;
    inverse[row + j] = -r(j, k) * scale;
    inverse[row + k] = -r(j, k) * scale;
  }
  const all: readonly ColumnPair[] = [...residuals.map((_, j): ColumnPair => [j, j]), ...pairs];
  const half = ([j, k]: ColumnPair): number => (j === k ? 0.5 : 1);
  const meat = Float64Array.from(
    all.flatMap((a) =>
      all.map((b) => total * half(a) * half(b) * (r(a[0], b[0]) * r(a[1], b[1]) + r(a[0], b[1]) * r(a[1], b[0]))),
    ),
  );
  return {
    size,
    inverse,
    variance: sandwich(inverse, meat, size),
    scores(start, rows, out) {
      for (const [e, pair] of all.entries()) {
        const [j, k] = pair;
        const [scale, centre] = [half(pair), r(j, k)];
        const into = out[e]!;
        for (let i = 0, at = start; i < rows; i++, at++) {
          const product = (residuals[j]![at]! / sd[j]!) * (residuals[k]![at]! / sd[k]!);
          into[i] = scale * (product - centre) * (weights?.[at] ?? 1);
        }
      }
    },
  };
}
