import type { Warning } from "../fit/fit.ts";
import { parameterName } from "../formula/drop-collinear.ts";
import type { Equation } from "../formula/frame-types.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { nearCollinearity } from "./near-collinearity.ts";

/** The warning "near-collinear" for the regressors of an equation, under the names of its parameters. */
export function equationCollinearity({ role, regressors, outcome }: Equation): Warning[] {
  const names = regressors.names.map((name) => parameterName(role, name));
  const { columns } = regressors;
  return nearCollinearity({ columns, names, weights: undefined }, leastSquares(columns, outcome));
}
