import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { timeOrder } from "../inference/time-order.ts";
import type { PanelUnits } from "../likelihood/random-intercept.ts";
import type { AddedColumn } from "./correlated-effects.ts";
import type { UnitColumn } from "./unit-means.ts";

/**
 * The values of columns in every period, by unit: "married in 1981".
 *
 * @throws EstimandError "bad-option" where a unit lacks a period, or has two rows in one
 */
export function periodValues(
  frame: Frame,
  { rows, starts }: PanelUnits,
  columns: readonly UnitColumn[],
  { panel, time }: { readonly panel: string; readonly time: string },
): AddedColumn[] {
  timeOrder(frame, time, panel, "time"); // refuses two rows of a unit in one period
  const at = (row: number): number => frame.index?.[row] ?? row;
  const times = frame.source.numbers(time);
  const periods = [...new Set(Array.from(rows, (row) => times[at(row)]!))].sort((a, b) => a - b);
  const units = starts.length - 1;
  if (units * periods.length !== frame.rows) throw unbalanced(frame, panel, time, periods);
  return columns.flatMap(({ name, values }) =>
    periods.map((period) => {
      const byUnit = new Float64Array(units);
      for (let g = 0; g < units; g++)
        for (let p = starts[g]!; p < starts[g + 1]!; p++)
          if (times[at(rows[p]!)] === period) byUnit[g] = values[rows[p]!]!;
      return { name: `${name} in ${period}`, byUnit };
    }),
  );
}

function unbalanced({ rows }: Frame, panel: string, time: string, periods: readonly number[]): EstimandError {
  return new EstimandError(
    "bad-option",
    `correlated: "chamberlain" takes the regressors of all ${periods.length} periods of '${time}', and some units of '${panel}' lack ` +
      `periods (the sample has ${rows} rows). Use "mundlak", or keep the units that are complete.`,
    { option: "correlated", panel, time, periods },
  );
}
