import type { Combination } from "./combination.ts";
import { coefficientsOf, type InstrumentSpace } from "./instrument-space.ts";
import { instrumentsOf, type LinearProblem } from "./linear-problem.ts";

/** The excluded instruments, or all from position `from` on, made orthonormal, and orthogonal to the columns before them. */
export function orthonormalInstruments(
  { problem, space }: { readonly problem: LinearProblem; readonly space: InstrumentSpace },
  from: number = problem.exogenous,
): readonly Combination[] {
  const columns = instrumentsOf(problem);
  return Array.from({ length: space.size - from }, (_, m) => {
    const coordinates = new Float64Array(space.size);
    coordinates[from + m] = 1;
    return { columns, coefficients: coefficientsOf(space, coordinates) };
  });
}
