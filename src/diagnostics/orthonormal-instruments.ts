import type { Combination } from "../moments/combination.ts";
import { coefficientsOf } from "../moments/instrument-space.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";

/** The excluded instruments made orthonormal, and orthogonal to the exogenous columns. */
export function orthonormalInstruments({
  problem,
  space,
}: Pick<InstrumentalEstimate, "problem" | "space">): readonly Combination[] {
  const columns = instrumentsOf(problem);
  return Array.from({ length: problem.excluded }, (_, m) => {
    const coordinates = new Float64Array(space.size);
    coordinates[problem.exogenous + m] = 1;
    return { columns, coefficients: coefficientsOf(space, coordinates) };
  });
}
