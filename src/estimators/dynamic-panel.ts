import { numberColumn } from "../data/column.ts";
import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { parseFormula } from "../formula/parse.ts";
import { timeOrder } from "../inference/time-order.ts";

/** A panel with the outcome's lag and first value, as columns of the table. */
export interface DynamicPanel {
  readonly table: Table;
  /** The outcome as written, its lag and its first value: names of columns. */
  readonly outcome: string;
  readonly lag: string;
  readonly initial: string;
  /** For each row of the table: the row of its unit's first period, -1 where it has none. */
  readonly firstRow: Int32Array;
  readonly firstPeriods: number;
  readonly afterGaps: number;
}

/**
 * The outcome one period earlier and in the first period of its unit, by time and not by the order of rows. A unit counts
 * from its first period for as long as no period is missing: after a gap the outcome before is unknown, and where the unit
 * then starts anew depends on its effect. The lag is missing in first periods and after gaps.
 *
 * @throws EstimandError "bad-option" for a lag in the formula, two rows of a unit in one period, times that are no periods
 */
export function dynamicPanel(formula: string, data: TableInput, panel: string, time: string): DynamicPanel {
  const tree = parseFormula(formula);
  if (tree.lags.length > 0) {
    const written = tree.lags.map(({ name }) => name).join(", ");
    const message = `'${formula}' has lags (${written}), which go by the order of rows: dynamicProbit adds the outcome's lag by itself; make other lags columns of the data.`;
    throw new EstimandError("bad-option", message, { formula });
  }
  const outcome = tree.outcome.text;
  const written = formula.slice(0, formula.indexOf("~"));
  const equations = [{ role: "", formula: `${written} ~ 1` }];
  const frame = modelFrame({ equations, data, columns: [panel, time] });
  const { rows, periods, units } = timeOrder(frame, time, panel, "time");
  const y = frame.equations[0]!.outcome;
  const whole = frame.source.rows;
  const [lagged, initial] = [new Float64Array(whole), new Float64Array(whole)];
  const firstRow = new Int32Array(whole).fill(-1);
  const at = (row: number): number => frame.index?.[row] ?? row;
  let firstPeriods = 0;
  let afterGaps = 0;
  for (let p = 0, first = 0, unbroken = true; p < rows.length; p++) {
    const begins = p === 0 || units[p] !== units[p - 1];
    if (begins) first = p;
    unbroken = begins || (unbroken && periods[p] === periods[p - 1]! + 1);
    const row = at(rows[p]!);
    if (begins) firstPeriods++;
    else if (!unbroken) afterGaps++;
    lagged[row] = begins || !unbroken ? Number.NaN : y[rows[p - 1]!]!;
    initial[row] = y[rows[first]!]!;
    firstRow[row] = at(rows[first]!);
  }
  const names = { lag: `lag(${outcome})`, initial: `initial(${outcome})` };
  const columns = { [names.lag]: numberColumn(lagged), [names.initial]: numberColumn(initial) };
  return { table: frame.source.with(columns), outcome, ...names, firstRow, firstPeriods, afterGaps };
}
