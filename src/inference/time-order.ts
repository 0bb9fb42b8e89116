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

/**
 * Reads the time and panel columns: without a time column rows are in order and one apart.
 *
 * @throws EstimandError "bad-option" for a panel without time, a row without either, two rows of one unit at one time, or
 *   times that are no multiples of their smallest distance; "wrong-column-kind", "unknown-column"
 */
export function timeOrder(frame: Frame, time: string | undefined, panel: string | undefined): TimeOrder {
  const { rows } = frame;
  if (time === undefined) {
    if (panel !== undefined) throw fault(`hac: panel '${panel}' needs a time column too: pass { time, panel }.`, panel);
    const inOrder = Int32Array.from({ length: rows }, (_, i) => i);
    return { rows: inOrder, periods: inOrder, units: new Int32Array(rows), length: rows };
  }
  const times = atRows(frame, frame.source.numbers(time), time);
  const units =
    panel === undefined ? new Float64Array(rows) : atRows(frame, cellsOf(frame.source.column(panel)), panel);
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => units[a]! - units[b]! || times[a]! - times[b]! || a - b,
  );
  const step = smallestStep(order, times, units, time);
  const first = times.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const periods = Int32Array.from(order, (row) => periodOf((times[row]! - first) / step, time, times[row]!));
  const length = periods.reduce((most, period) => Math.max(most, period), 0) + 1;
  return { rows: order, periods, units: numbered(order, units), length };
}

function cellsOf(column: Column): Float64Array {
  if (column.kind !== "category") return column.values;
  return Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code));
}

function atRows({ index, rows }: Frame, values: Float64Array, column: string): Float64Array {
  const out = Float64Array.from({ length: rows }, (_, i) => values[index?.[i] ?? i]!);
  const missing = out.findIndex((value) => !Number.isFinite(value));
  if (missing < 0) return out;
  const row = (index?.[missing] ?? missing) + 1;
  throw fault(
    `'${column}' has no value in row ${row}, which is in the estimation sample: name it in the call of the estimator, ` +
      `{ vcov: hac(...) }, so that rows without it leave the sample.`,
    column,
  );
}

function smallestStep(order: Int32Array, times: Float64Array, units: Float64Array, column: string): number {
  let step = Number.POSITIVE_INFINITY;
  for (let p = 1; p < order.length; p++) {
    const [before, at] = [order[p - 1]!, order[p]!];
    if (units[before] !== units[at]) continue;
    const distance = times[at]! - times[before]!;
    if (distance === 0) {
      throw fault(
        `'${column}' is ${times[at]} in two rows of one series: for several series name the column that tells them ` +
          "apart, { time, panel }.",
        column,
      );
    }
    step = Math.min(step, distance);
  }
  return Number.isFinite(step) ? step : 1;
}

function periodOf(period: number, column: string, value: number): number {
  const whole = Math.round(period);
  if (Math.abs(period - whole) < 1e-6 * Math.max(1, whole) && whole < 2 ** 31) return whole;
  throw fault(
    `'${column}' is ${value}, which is no whole number of periods from its first value: number the periods 1, 2, 3, ...`,
    column,
  );
}

/** 0, 1, 2, ... for the units in their order. */
function numbered(order: Int32Array, units: Float64Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let p = 1; p < order.length; p++) out[p] = out[p - 1]! + (units[order[p]!] === units[order[p - 1]!] ? 0 : 1);
  return out;
}

function fault(message: string, column: string): EstimandError {
  return new EstimandError("bad-option", message, { option: "vcov", column });
}
