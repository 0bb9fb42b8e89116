import type { Column } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/** The rows of a sample in order of time, unit after unit. */
export interface TimeOrder {
  /** Positions of the rows. */
  readonly rows: Int32Array;
  /** For the position p in `rows`: its period, whole numbers one apart where nothing is missing. */
  readonly periods: Int32Array;
  /** For the position p in `rows`: the number of its unit. */
  readonly units: Int32Array;
  /** The number of periods from first to last. */
  readonly length: number;
}

type Fault = (message: string, column: string) => EstimandError;

/**
 * Reads the time and panel columns: without a time column rows are in order and one apart.
 *
 * @param option whose columns these are, for the errors
 * @throws EstimandError "bad-option" for a panel without time, a row without either, two rows of one unit at one time, or
 *   times that are no multiples of their smallest distance; "wrong-column-kind", "unknown-column"
 */
export function timeOrder(
  frame: Frame,
  time: string | undefined,
  panel: string | undefined,
  option: "vcov" | "time" = "vcov",
): TimeOrder {
  const { rows } = frame;
  const fault: Fault = (message, column) => new EstimandError("bad-option", message, { option, column });
  if (time === undefined) {
    if (panel !== undefined) throw fault(`hac: panel '${panel}' needs a time column too: pass { time, panel }.`, panel);
    const inOrder = Int32Array.from({ length: rows }, (_, i) => i);
    return { rows: inOrder, periods: inOrder, units: new Int32Array(rows), length: rows };
  }
  const valuesOf = (values: Float64Array, column: string): Float64Array => {
    const { found, missing } = atRows(frame, values);
    if (missing === undefined) return found;
    throw fault(missingText(column, missing), column);
  };
  const times = valuesOf(frame.source.numbers(time), time);
  const units = panel === undefined ? new Float64Array(rows) : valuesOf(cellsOf(frame.source.column(panel)), panel);
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => units[a]! - units[b]! || times[a]! - times[b]! || a - b,
  );
  const step = smallestStep(order, times, units, (value) => fault(twiceText(time, value, panel), time));
  const first = times.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const periods = Int32Array.from(order, (row) => {
    const period = wholePeriod((times[row]! - first) / step);
    if (period === undefined) throw fault(unevenText(time, times[row]!), time);
    return period;
  });
  const length = periods.reduce((most, period) => Math.max(most, period), 0) + 1;
  return { rows: order, periods, units: numbered(order, units), length };
}

function cellsOf(column: Column): Float64Array {
  if (column.kind !== "category") return column.values;
  return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code));
}

function atRows({ index, rows }: Frame, values: Float64Array): { found: Float64Array; missing: number | undefined } {
  const found = Float64Array.from({ length: rows }, (_, i) => values[index?.[i] ?? i]!);
  const missing = found.findIndex((value) => !Number.isFinite(value));
  return { found, missing: missing < 0 ? undefined : (index?.[missing] ?? missing) + 1 };
}

function smallestStep(
  order: Int32Array,
  times: Float64Array,
  units: Float64Array,
  twice: (time: number) => EstimandError,
): number {
  let step = Number.POSITIVE_INFINITY;
  for (let p = 1; p < order.length; p++) {
    const [before, at] = [order[p - 1]!, order[p]!];
    if (units[before] !== units[at]) continue;
    const distance = times[at]! - times[before]!;
    if (distance === 0) throw twice(times[at]!);
    step = Math.min(step, distance);
  }
  return Number.isFinite(step) ? step : 1;
}

/** undefined for a distance that is no whole number of periods. */
function wholePeriod(period: number): number | undefined {
  const whole = Math.round(period);
  return Math.abs(period - whole) < 1e-6 * Math.max(1, whole) && whole < 2 ** 31 ? whole : undefined;
}

function missingText(column: string, row: number): string {
  return (
    `'${column}' has no value in row ${row}, which is in the estimation sample: name it in the call of the estimator, ` +
    `{ vcov: hac(...) }, so that rows without it leave the sample.`
  );
}

function twiceText(column: string, value: number, panel: string | undefined): string {
  if (panel !== undefined)
    return `'${column}' is ${value} in two rows of one unit of '${panel}': a unit has one row in a period.`;
  return (
    `'${column}' is ${value} in two rows of one series: for several series name the column that tells them apart, ` +
    "{ time, panel }."
  );
}

function unevenText(column: string, value: number): string {
  return `'${column}' is ${value}, which is no whole number of periods from its first value: number the periods 1, 2, 3, ...`;
}

/** 0, 1, 2, ... for the units in their order. */
function numbered(order: Int32Array, units: Float64Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let p = 1; p < order.length; p++) out[p] = out[p - 1]! + (units[order[p]!] === units[order[p - 1]!] ? 0 : 1);
  return out;
}
