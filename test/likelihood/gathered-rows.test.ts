import { describe, expect, it } from "vitest";
import { GatheredRows } from "../../src/likelihood/gathered-rows.ts";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { likelihoodProblem } from "../../src/likelihood/likelihood-problem.ts";

const x = Float64Array.from({ length: 10 }, (_, i) => i + 1);

describe("gathered rows", () => {
  it("are those with a weight, in order, from the start of the block", () => {
    const gathered = new GatheredRows([x], [x, x], 4);
    expect(gathered.find(Float64Array.of(0, 2, 0, -1), 4)).toBe(true);
    expect(gathered.count).toBe(2);
    expect([...gathered.weight.subarray(0, 2)]).toEqual([2, -1]);
    expect([...gathered.left([x], 5)[0]!.subarray(0, 2)]).toEqual([7, 9]);
    expect(gathered.right([x, x], 5)).toHaveLength(2);
  });

  it("keep one list of columns one list, so that the kernel sees that the product is symmetric", () => {
    const columns = [x];
    const gathered = new GatheredRows(columns, columns, 4);
    gathered.find(Float64Array.of(0, 2, 0, -1), 4);
    expect(gathered.left(columns, 0)).toBe(gathered.right(columns, 0));
  });

  it("are not worth copying where nearly all rows count", () => {
    expect(new GatheredRows([x], [x], 4).find(Float64Array.of(1, 2, 3, 4), 4)).toBe(false);
    expect(new GatheredRows([x], [x], 4).find(Float64Array.of(0, 0, 0, 0), 4)).toBe(true);
  });
});

/** A normal mean that counts where `part` is 1, and a probit-like curvature that counts always. */
const twoParts: Likelihood<"always" | "sometimes", "part"> = {
  predictors: ["always", "sometimes"],
  outcomes: ["part"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const [a, s] = [eta.always[i]!, outcome.part[i] === 1 ? eta.sometimes[i]! : 0];
      value[i] = -0.5 * a * a - a * s - s * s;
      first.always[i] = -a - s;
      first.sometimes[i] = outcome.part[i] === 1 ? -a - 2 * s : 0;
      second.always_always[i] = -1;
      second.always_sometimes[i] = outcome.part[i] === 1 ? -1 : 0;
      second.sometimes_sometimes[i] = outcome.part[i] === 1 ? -2 : 0;
    }
  },
};

describe("a Hessian of an equation that counts in some rows only", () => {
  it("is the sum over those rows, whatever their share and the size of the blocks", () => {
    const rows = 500;
    const column = (j: number) => Float64Array.from({ length: rows }, (_, i) => Math.sin(i * (j + 1)) + j);
    const [always, sometimes] = [
      [column(0), column(1), column(2)],
      [column(3), column(4)],
    ];
    for (const share of [0, 0.1, 0.5, 0.79, 0.81, 1]) {
      const part = Float64Array.from({ length: rows }, (_, i) => ((i * 0.618) % 1 < share ? 1 : 0));
      const data = {
        rows,
        outcomes: { part },
        predictors: { always: { columns: always }, sometimes: { columns: sometimes } },
      };
      const problem = likelihoodProblem(twoParts, data, 64);
      const hessian = new Float64Array(25);
      problem.derivatives(Float64Array.of(0.1, -0.2, 0.3, 0.4, -0.5), new Float64Array(5), hessian);
      const all = [...always, ...sometimes];
      for (let a = 0; a < 5; a++) {
        for (let b = 0; b < 5; b++) {
          const d = a < 3 && b < 3 ? -1 : a < 3 || b < 3 ? -1 : -2;
          let sum = 0;
          for (let i = 0; i < rows; i++) sum += d * all[a]![i]! * all[b]![i]! * (a < 3 && b < 3 ? 1 : part[i]!);
          expect(hessian[a * 5 + b]).toBeCloseTo(sum, 8);
        }
      }
    }
  });
});
