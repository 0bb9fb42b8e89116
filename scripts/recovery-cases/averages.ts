import { type Fit, marginalEffects, predictions } from "../../src/index.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { independentRows, type NormalColumns } from "./normal-columns.ts";
import type { Columns, Effects, Interval, RecoveryCase } from "./recovery.ts";

type Named = Effects["effects"];

const unconditional = { se: "unconditional" } as const;

/** Averages of quantities over the rows as a sample, by their `type` words. */
export function averages(fit: Fit, types: readonly string[]): Named {
  return Object.fromEntries(types.map((type) => [type, predictions(fit, { type, ...unconditional }).rows[0]!]));
}

/** The average effect of a column on a quantity: "x on unconditional". */
export function effect(fit: Fit, column: string, type: string): Named {
  return { [`${column} on ${type}`]: marginalEffects(fit, { of: [column], type, ...unconditional }).rows[0]! };
}

/** An average over the rows as they are, less what is true of them: 0 is to be found. */
export function lessTrue({ estimate, se, low, high }: Interval, values: Float64Array): Interval {
  const truth = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { estimate: estimate - truth, se, low: low - truth, high: high - truth };
}

/** What was wanted of a fit. */
export function ofFit({ converged }: Fit, ...effects: readonly Named[]): Effects {
  return { converged, effects: Object.assign({}, ...effects) as Named };
}

/** Samples of independent rows. */
export function rowsOf(rows: number, draw: (columns: NormalColumns) => Columns): RecoveryCase["draw"] {
  return (generator, times = 1) => draw(independentRows(generator, times * rows));
}

/** E Φ(s) of a normal index s. */
export function meanCdf(mean: number, variance: number): number {
  return normalCdf(mean / Math.sqrt(1 + variance));
}

/** E φ(s) of a normal index s. */
export function meanPdf(mean: number, variance: number): number {
  return normalPdf(mean / Math.sqrt(1 + variance)) / Math.sqrt(1 + variance);
}
