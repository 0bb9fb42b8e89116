import { modelFrame } from "../../src/formula/model-frame.ts";
import { type LinearProblem, linearProblem } from "../../src/moments/linear-problem.ts";
import { randomColumns } from "../linalg/random-columns.ts";

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** A model with an endogenous column x, instruments z1 to z3, an exogenous column w, and weights. */
export function simulated(rows: number): Record<string, Float64Array> {
  const [w, z1, z2, z3, u, v] = randomColumns(6, rows, 7) as Columns;
  const x = u.map((e, i) => e + v[i]! + z1[i]! + 0.5 * z2[i]! + 0.2 * w[i]!);
  const y = u.map((e, i) => 1 + 2 * x[i]! - w[i]! + 3 * e);
  return { y, x, w, z1, z2, z3, weight: w.map((value) => 1 + value * value) };
}

export function problemOf(formula: string, data: Record<string, Float64Array>, weighted = false): LinearProblem {
  const weights = weighted ? { weights: { kind: "analytic", column: "weight" } as const } : {};
  return linearProblem(modelFrame({ equations: [{ role: "", formula }], data, ...weights }));
}
