import type { Equation } from "../formula/frame-types.ts";

/**
 * Columns that predict a 0/1 outcome perfectly in some rows: where Σ_j direction_j x_j is positive it is 1, negative 0.
 */
export interface Separation {
  /** One entry per regressor, the constant included. */
  readonly direction: Float64Array;
  /** Positions of the regressors that take part, without the constant. */
  readonly columns: readonly number[];
  /** 1 for rows strictly on their side; the others lie on the border. */
  readonly separated: Uint8Array;
  /** Rows separated with outcome 1 and 0. */
  readonly ones: number;
  readonly zeros: number;
}

/** Position of the constant among the regressors; -1 without one. */
export function constantPosition({ regressors }: Equation): number {
  return regressors.names.indexOf("(Intercept)");
}

/** The finding for these rows. */
export function separationOf(
  { regressors, outcome }: Equation,
  direction: Float64Array,
  separated: Uint8Array,
): Separation {
  let ones = 0;
  let zeros = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (separated[i] === 0) continue;
    if (outcome[i] === 1) ones++;
    else zeros++;
  }
  const constant = regressors.names.indexOf("(Intercept)");
  const columns = Array.from(direction.keys()).filter((j) => j !== constant && direction[j] !== 0);
  return { direction, columns, separated, ones, zeros };
}

/** Whether every row that counts is predicted, or all that are not have one outcome, which the constant then predicts. */
export function isComplete({ outcome, regressors, active }: Equation, separated: Uint8Array): boolean {
  let onesLeft = 0;
  let left = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (separated[i] === 1 || active?.[i] === 0) continue;
    left++;
    onesLeft += outcome[i]!;
  }
  return left === 0 || (regressors.names.includes("(Intercept)") && (onesLeft === 0 || onesLeft === left));
}
