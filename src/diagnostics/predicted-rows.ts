import type { Equation, Frame } from "../formula/frame-types.ts";
import { levelPositions } from "../formula/levels.ts";
import { kernels } from "../linalg/kernels.ts";
import type { Separation } from "./separation-finding.ts";

/** Share of the distance from the border of the nearest separated row: what lies nearer is on it but for rounding. */
const rounding = 1e-6;

/**
 * The rows that a separating direction speaks of: 1 for those in which it predicts the outcome, and also for those outside
 * the equation's `active` set in which it would. A sample cut by regressors alone is still one of the model; one without the
 * separated rows alone would be cut by whether the outcome is seen. Rows outside whose columns are missing stay.
 */
export function predictedRows({ table, rows }: Frame, equation: Equation, found: Separation): Uint8Array {
  const { active, regressors } = equation;
  const { direction, separated } = found;
  if (active === undefined) return separated;
  const indexWhere = (known: Uint8Array): Float64Array => {
    const index = new Float64Array(rows);
    kernels.linear(regressors.basis.evaluate(table, known), direction, 0, 0, rows, index);
    return index;
  };
  let nearest = Number.POSITIVE_INFINITY;
  indexWhere(active).forEach((value, i) => {
    if (separated[i] === 1) nearest = Math.min(nearest, Math.abs(value));
  });
  const outside = indexWhere(knownOutside(table, equation));
  return separated.map((own, i) => (own === 1 || Math.abs(outside[i]!) > rounding * nearest ? 1 : 0));
}

/** 1 for rows outside the active set whose categories are all levels of the equation. */
function knownOutside(table: Frame["table"], { active, regressors }: Equation): Uint8Array {
  const known = active!.map((counts) => 1 - counts);
  for (const [name, levels] of Object.entries(regressors.basis.levels)) {
    levelPositions(name, table, levels, new Uint8Array(table.rows)).forEach((position, i) => {
      if (position < 0) known[i] = 0;
    });
  }
  return known;
}
