import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/** A limit of the outcome: a number, or the column that holds it by rows (missing: none in that row). */
export type Limit<Name extends string = string> = number | Name;

/** The limits below and above which an outcome is not seen as it is. */
export interface LimitOptions<Name extends string = string> {
  readonly lower?: Limit<Name>;
  readonly upper?: Limit<Name>;
}

/** The limits by rows: ±Infinity where there is none. */
export interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/**
 * Refuses limits that are no limits.
 *
 * @throws EstimandError "bad-option"
 */
export function checkLimits(estimator: string, { lower, upper }: LimitOptions): void {
  for (const [option, limit] of Object.entries({ lower, upper })) {
    if (limit === undefined || typeof limit === "string" || (typeof limit === "number" && !Number.isNaN(limit)))
      continue;
    throw badLimit(option, `${option} is ${String(limit)}: give ${estimator} a number or the name of a column.`);
  }
  if (typeof lower === "number" && typeof upper === "number" && !(lower < upper)) {
    throw badLimit("lower", `lower is ${lower} and upper ${upper}: the lower limit must be below the upper one.`);
  }
}

/** The limits that were given: one at infinity is none. */
export function givenLimits({ lower = -Infinity, upper = Infinity }: LimitOptions): LimitOptions {
  return { ...(lower === -Infinity ? {} : { lower }), ...(upper === Infinity ? {} : { upper }) };
}

/** Limits that are the same in every row: for quantities. Undefined where a column holds them. */
export function fixedLimits({
  lower = -Infinity,
  upper = Infinity,
}: LimitOptions): readonly [number, number] | undefined {
  return typeof lower === "number" && typeof upper === "number" ? [lower, upper] : undefined;
}

/**
 * The limits in the rows of a sample.
 *
 * @throws EstimandError "unknown-column", "wrong-column-kind", "bad-option" (a lower limit that is not below the upper one)
 */
export function limitsOf(frame: Frame, { lower, upper }: LimitOptions): Limits {
  const limits = { lower: limitColumn(frame, lower, -Infinity), upper: limitColumn(frame, upper, Infinity) };
  const crossed = limits.lower.findIndex((value, i) => !(value < limits.upper[i]!));
  if (crossed < 0) return limits;
  const row = (frame.index?.[crossed] ?? crossed) + 1;
  throw badLimit(
    "lower",
    `The lower limit is ${limits.lower[crossed]} and the upper ${limits.upper[crossed]} in row ${row}: the lower must be below the upper.`,
    { row },
  );
}

function limitColumn({ source, index, rows }: Frame, limit: Limit | undefined, none: number): Float64Array {
  if (typeof limit !== "string") return new Float64Array(rows).fill(limit ?? none);
  const column = source.numbers(limit);
  return Float64Array.from({ length: rows }, (_, i) => {
    const value = column[index?.[i] ?? i]!;
    return Number.isNaN(value) ? none : value;
  });
}

function badLimit(option: string, message: string, facts = {}): EstimandError {
  return new EstimandError("bad-option", message, { option, ...facts });
}
