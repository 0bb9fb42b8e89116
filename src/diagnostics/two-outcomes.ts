import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";

/** Rows by the values of two 0/1 outcomes: `n10` has y1 = 1 and y2 = 0. */
export interface CellCounts {
  readonly n11: number;
  readonly n10: number;
  readonly n01: number;
  readonly n00: number;
}

/** The rows (Σ of frequency weights) in each of the four cells. */
export function cellCounts({ equations, weights }: Frame): CellCounts {
  const [y1, y2] = [equations[0]!.outcome, equations[1]!.outcome];
  const counts = weights?.kind === "frequency" ? weights.values : undefined;
  const cells = [0, 0, 0, 0];
  for (let i = 0; i < y1.length; i++) cells[2 * y1[i]! + y2[i]!]! += counts?.[i] ?? 1;
  return { n11: cells[3]!, n10: cells[2]!, n01: cells[1]!, n00: cells[0]! };
}

/** Says so when no row has one of the four combinations: the likelihood may then rise to ρ = 1 or -1. */
export function emptyCellWarning(cells: CellCounts, [first, second]: readonly [string, string]): Warning[] {
  const empty = Object.entries(cells).find(([, count]) => count === 0);
  if (empty === undefined) return [];
  const [y1, y2] = [empty[0][1], empty[0][2]];
  const end = y1 === y2 ? "-1" : "1";
  const message =
    `No row has ${first} = ${y1} and ${second} = ${y2}: nothing but the normal distribution keeps ρ away from ${end}. ` +
    "Read the likelihood-ratio test and set of ρ, not its standard error.";
  return [{ code: "empty-cell", message, outcomes: [first, second], cells }];
}

/**
 * Says so when an outcome that is a regressor of the other equation has no regressor of its own there.
 *
 * @param treatment position of the equation whose outcome is a regressor of the other
 *
 * Source: Maddala (1983), p. 122; Wilde (2000), Economics Letters 69, 309-312, on what variation alone identifies.
 */
export function recursionWarning({ equations }: Frame, treatment: 0 | 1): Warning[] {
  const [from, to] = [equations[treatment]!, equations[1 - treatment]!];
  if (from.regressors.names.some((name) => !to.regressors.names.includes(name))) return [];
  const message =
    `There is no exclusion restriction: every column that explains '${from.role}' also explains '${to.role}'. The effect of ` +
    `'${from.role}' and ρ are then told apart by the normal distribution alone. Add to the equation of '${from.role}' a column ` +
    `that does not move '${to.role}' directly, and read the likelihood-ratio set of ρ.`;
  return [{ code: "no-exclusion-restriction", message, treatment: from.role, outcome: to.role }];
}
