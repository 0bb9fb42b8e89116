import { EstimandError } from "../errors.ts";
import { clusterCodes } from "../formula/cluster-codes.ts";
import type { Frame } from "../formula/frame-types.ts";
import { grouping } from "../inference/grouping.ts";
import { rowsByGroup } from "../inference/rows-by-group.ts";
import type { PanelUnits } from "../likelihood/random-intercept.ts";

/**
 * The units that a column makes of the rows in use, in order of appearance; their rows need not be adjacent. In a sample of
 * clusters one that was drawn twice is two.
 */
export function panelUnits(frame: Frame, panel: string): PanelUnits {
  const { codes, groups } = clusterCodes(frame, panel);
  const { draws } = frame;
  if (draws === undefined) return rowsByGroup(grouping(codes, groups));
  const numbers = new Map<number, number>();
  const drawn = codes.map((code, row) => {
    const key = draws[row]! * groups + code;
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  });
  return rowsByGroup(grouping(drawn, numbers.size));
}

/**
 * Refuses a panel from which no variance between units can be told, and weights that differ within a unit.
 *
 * @throws EstimandError "under-identified", "bad-weights"
 */
export function checkPanelUnits(frame: Frame, panel: string, { rows, starts }: PanelUnits): void {
  const units = starts.length - 1;
  const { outcome, outcomeName } = frame.equations[0]!;
  const some = (differs: (row: number, first: number) => boolean): number | undefined => {
    for (let g = 0; g < units; g++) {
      const first = rows[starts[g]!]!;
      for (let p = starts[g]! + 1; p < starts[g + 1]!; p++) if (differs(rows[p]!, first)) return rows[p];
    }
    return undefined;
  };
  if (units === frame.rows || units < 2) {
    const what = units < 2 ? "all rows belong to one unit" : "every unit has one row only";
    const message = `'${panel}' makes no panel, since ${what}: an effect of units cannot be told apart. Use probit or logit, or name the column of the units.`;
    throw new EstimandError("under-identified", message, { column: panel, units, rows: frame.rows });
  }
  if (some((row, first) => outcome[row] !== outcome[first]) === undefined) {
    throw new EstimandError(
      "under-identified",
      `'${outcomeName}' never changes within a unit of '${panel}', so the variance of the units' effects has no finite ` +
        "estimate. Use one row for each unit, with probit or logit.",
      { column: outcomeName, panel },
    );
  }
  const weights = frame.weights;
  const differing = weights && some((row, first) => weights.values[row] !== weights.values[first]);
  if (weights === undefined || differing === undefined) return;
  const row = (frame.index?.[differing] ?? differing) + 1;
  throw new EstimandError(
    "bad-weights",
    `The ${weights.kind} weight '${weights.column}' changes within a unit of '${panel}' (in row ${row}): a unit is one ` +
      "observation and needs one weight.",
    { column: weights.column, panel, row },
  );
}
