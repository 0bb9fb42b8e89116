import type { Combination } from "../moments/combination.ts";
import { coefficientsOf } from "../moments/instrument-space.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";

/** The excluded instruments, or all from position `from` on, made orthonormal, and orthogonal to the columns before them. */
export function orthonormalInstruments(
  { problem, space }: Pick<InstrumentalEstimate, "problem" | "space">,
  from: number = problem.exogenous,
): readonly Combination[] {
  const columns = instrumentsOf(problem);
  return Array.from({ length: space.size - from }, (_, m) => {
    const coordinates = new Float64Array(space.size);
    coordinates[from + m] = 1;
    return { columns, coefficients: coefficientsOf(space, coordinates) };
  });
}
