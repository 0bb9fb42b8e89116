import type { Warning } from "../fit/fit.ts";
import { equationCollinearity } from "./equation-collinearity.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import { mayBeCollinear } from "./near-collinearity.ts";

/** The warning "near-collinear" for the regressors of an instrumental-variables model; looked into only on suspicion. */
export function instrumentalCollinearity({
  frame,
  problem,
  space,
  twoStage: { inverse },
}: InstrumentalEstimate): Warning[] {
  const width = problem.columns.length + 1;
  const squares = problem.regressors.map((position) => space.products[position * (width + 1)]!);
  return mayBeCollinear(inverse, squares) ? equationCollinearity(frame.equations[0]!) : [];
}
