/**
 * X'X, X'WX and X'β at n = 1e6, k = 20: milliseconds, GFLOP/s (one multiplication and one addition for each row and entry of
 * the upper triangle) and how many times faster than a naive loop in the same run. `npm run bench -- --cases kernels`
 */
import { crossProducts } from "../src/linalg/cross-products.ts";
import { type Columns, kernels } from "../src/linalg/kernels.ts";

const n = 1e6;
const k = 20;

export function benchKernels(): void {
  const X: Columns = Array.from({ length: k }, (_, j) => pseudoRandom(n, j + 1));
  const weights = pseudoRandom(n, 77);
  const coefficients = pseudoRandom(k, 78);
  const eta = new Float64Array(4096);
  const sums = new Float64Array(k);
  report(
    "X'X",
    k * (k + 1),
    () => crossProducts(X),
    () => naiveCrossProducts(X),
  );
  report(
    "X'WX",
    k * (k + 1) + k,
    () => crossProducts(X, weights),
    () => naiveCrossProducts(X, weights),
  );
  report(
    "X b",
    2 * k,
    () => inBlocks((start, rows) => kernels.linear(X, coefficients, 0, start, rows, eta)),
    () => naiveLinear(X, coefficients),
  );
  report(
    "X'w",
    2 * k,
    () => inBlocks((start, rows) => kernels.sums(X, weights.subarray(start), start, rows, sums, 0)),
    () => naiveSums(X, weights),
  );
}

function report(name: string, flopsPerRow: number, run: () => void, naive: () => void): void {
  const ours = best(run);
  const theirs = best(naive);
  const speed = ((flopsPerRow * n) / ours / 1e6).toFixed(2);
  console.log(
    `${name.padEnd(5)} ${ours.toFixed(1).padStart(7)} ms ${speed.padStart(6)} GFLOP/s   ` +
      `naive ${theirs.toFixed(1).padStart(7)} ms   ${(theirs / ours).toFixed(1)} times faster`,
  );
}

function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < 7; repeat++) {
    const from = performance.now();
    run();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

function inBlocks(run: (start: number, rows: number) => void): void {
  for (let start = 0; start < n; start += 4096) run(start, Math.min(4096, n - start));
}

function naiveCrossProducts(columns: Columns, w?: Float64Array): Float64Array {
  const out = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = a; b < k; b++) {
      const [x, y] = [columns[a]!, columns[b]!];
      let s = 0;
      if (w === undefined) for (let i = 0; i < n; i++) s += x[i]! * y[i]!;
      else for (let i = 0; i < n; i++) s += x[i]! * w[i]! * y[i]!;
      out[a * k + b] = s;
      out[b * k + a] = s;
    }
  }
  return out;
}

function naiveLinear(X: Columns, coefficients: Float64Array): Float64Array {
  const out = new Float64Array(n);
  X.forEach((x, j) => {
    for (let i = 0; i < n; i++) out[i] = out[i]! + x[i]! * coefficients[j]!;
  });
  return out;
}

function naiveSums(X: Columns, weights: Float64Array): Float64Array {
  return Float64Array.from(X, (x) => {
    let s = 0;
    for (let i = 0; i < n; i++) s += x[i]! * weights[i]!;
    return s;
  });
}

function pseudoRandom(length: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}
