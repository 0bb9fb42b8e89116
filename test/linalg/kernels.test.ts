import { describe, expect, it } from "vitest";
import { type Columns, kernels, mirror } from "../../src/linalg/kernels.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

function naiveProduct(
  x: Float64Array,
  y: Float64Array,
  w: Float64Array | undefined,
  start: number,
  rows: number,
  yStart: number = start,
): number {
  let s = 0;
  for (let i = 0; i < rows; i++) s += x[start + i]! * (w?.[i] ?? 1) * y[yStart + i]!;
  return s;
}

const n = 2600;
const start = 37;
const rows = 2500;
const weight = randomColumn(rows, 99);

describe("kernels.products", () => {
  for (let k = 1; k <= 13; k++) {
    for (const w of [undefined, weight]) {
      it(`equals naive loops for ${k} columns ${w ? "with" : "without"} weights and leaves the lower triangle alone`, () => {
        const X = randomColumns(k, n, k);
        const stride = k + 3;
        const into = new Float64Array((k + 2) * stride).fill(7);
        const expected = into.slice();
        for (let a = 0; a < k; a++) {
          for (let b = a; b < k; b++) expected[(2 + a) * stride + 1 + b]! += naiveProduct(X[a]!, X[b]!, w, start, rows);
        }
        kernels.products(X, X, w, start, rows, into, stride, 2, 1);
        expectClose(into, expected, { absolute: 1e-12 });
      });
    }
  }

  it("equals naive loops for every pair of 1 to 7 left and 1 to 7 right columns", () => {
    for (let k = 1; k <= 7; k++) {
      for (let l = 1; l <= 7; l++) {
        for (const w of [undefined, weight]) {
          const [X, Z]: [Columns, Columns] = [randomColumns(k, n, k), randomColumns(l, n, 50 + l)];
          const into = new Float64Array(k * l).fill(-1);
          const expected = into.slice();
          for (let a = 0; a < k; a++) {
            for (let b = 0; b < l; b++) expected[a * l + b]! += naiveProduct(X[a]!, Z[b]!, w, start, rows);
          }
          kernels.products(X, Z, w, start, rows, into, l, 0, 0);
          expectClose(into, expected, { absolute: 1e-12 });
        }
      }
    }
  });

  it("reads right columns that belong to the block from its start", () => {
    for (const [k, l] of [
      [5, 2],
      [2, 5],
    ] as const) {
      const [X, D] = [randomColumns(k, n, k), randomColumns(l, rows, 60 + l)];
      const into = new Float64Array(k * l);
      kernels.products(X, D, undefined, start, rows, into, l, 0, 0, 0);
      const expected = X.flatMap((x) => D.map((d) => naiveProduct(x, d, undefined, start, rows, 0)));
      expectClose(into, expected, { absolute: 1e-12 });
    }
  });

  it("gives the same sums, up to rounding, whatever the blocks are", () => {
    const X = randomColumns(6, n, 5);
    const whole = new Float64Array(36);
    kernels.products(X, X, undefined, 0, n, whole, 6, 0, 0);
    for (const block of [1, 7, 100, 1023, 1024, 1025, 2048]) {
      const into = new Float64Array(36);
      for (let from = 0; from < n; from += block) {
        kernels.products(X, X, undefined, from, Math.min(block, n - from), into, 6, 0, 0);
      }
      expectClose(into, whole, { absolute: 2e-12 });
    }
  });

  it("adds nothing for no rows and no columns", () => {
    const into = new Float64Array(4);
    kernels.products(randomColumns(2, 5, 1), randomColumns(2, 5, 1), undefined, 0, 0, into, 2, 0, 0);
    kernels.products([], [], undefined, 0, 5, into, 2, 0, 0);
    expect([...into]).toEqual([0, 0, 0, 0]);
  });
});

describe("kernels.linear and kernels.sums", () => {
  it("equal naive loops for 0 to 13 columns, adding to what is there", () => {
    for (let k = 0; k <= 13; k++) {
      const X = randomColumns(k, n, k);
      const coef = randomColumn(k + 2, 3);
      const eta = new Float64Array(rows).fill(2);
      const into = new Float64Array(k + 3).fill(4);
      kernels.linear(X, coef, 2, start, rows, eta);
      kernels.sums(X, weight, start, rows, into, 1);
      const expectedEta = eta.map((_, i) => X.reduce((s, x, j) => s + x[start + i]! * coef[2 + j]!, 2));
      const expectedSums = into.map((_, p) => {
        const x = X[p - 1];
        return 4 + (x === undefined ? 0 : weightedSum(x));
      });
      expectClose(eta, expectedEta, { absolute: 1e-12 });
      expectClose(into, expectedSums, { absolute: 1e-12 });
    }
  });
});

function weightedSum(x: Float64Array): number {
  let s = 0;
  for (let i = 0; i < rows; i++) s += x[start + i]! * weight[i]!;
  return s;
}

describe("mirror", () => {
  it("copies the upper triangle below the diagonal", () => {
    const m = Float64Array.of(1, 2, 3, 0, 4, 5, 0, 0, 6);
    mirror(m, 3);
    expect([...m]).toEqual([1, 2, 3, 2, 4, 5, 3, 5, 6]);
  });
});
