import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { allRows } from "./all-rows.ts";
import type { Sides } from "./one-sided-separation.ts";

/** An outcome as known by rows: equal where it is seen, one of them infinite where it is censored. */
export interface KnownOutcome {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Where the likelihood of a row rises for ever as its index falls (-1) or grows (1): where it is open at that side alone. */
export function openSides({ low, high }: KnownOutcome): Sides {
  return Int8Array.from(low, (from, i) => {
    const [below, above] = [from === -Infinity, high[i] === Infinity];
    if (below === above) return 0;
    return below ? -1 : 1;
  });
}

/** Below this share of the outcome's size residuals are rounding. */
const rounding = 1e-10;

/**
 * Refuses a sample in which the likelihood has no maximum: nothing is seen uncensored, or the regressors pass through every
 * uncensored outcome with the censored ones on their sides, so that the likelihood grows without bound as σ goes to 0.
 *
 * @throws EstimandError "unbounded-likelihood"
 */
export function checkUncensored(frame: Frame, known: KnownOutcome): void {
  const { low, high } = known;
  const { outcomeName, regressors, offset } = frame.equations[0]!;
  const seen = Int32Array.from(low.keys()).filter((i) => low[i] === high[i]);
  const facts = { column: outcomeName, uncensored: seen.length, coefficients: regressors.names.length };
  if (seen.length === 0) {
    throw unbounded(
      `'${outcomeName}' is censored in ${allRows(frame.rows)}: its scale cannot be known. Look at the limits, or model on ` +
        "which side of them it is with probit.",
      facts,
    );
  }
  if (seen.length > regressors.names.length + 100) return;
  if (!interpolated(frame, known, seen, offset)) return;
  throw unbounded(
    `The regressors pass through all ${seen.length} uncensored values of '${outcomeName}' with the censored rows on their side of ` +
      `the limits: the likelihood grows without bound as σ goes to 0. Use fewer terms (there are ${facts.coefficients}), or more data.`,
    facts,
  );
}

/** Whether the least-squares fit of the uncensored rows is exact, and leaves the others beyond their limits. */
function interpolated(frame: Frame, { low, high }: KnownOutcome, seen: Int32Array, offset?: Float64Array): boolean {
  const { columns } = frame.equations[0]!.regressors;
  const k = columns.length;
  if (seen.length < k) return true;
  const size = seen.reduce((sum, i) => sum + low[i]! * low[i]!, 0);
  const y = Float64Array.from(seen, (i) => low[i]! - (offset?.[i] ?? 0));
  const part = columns.map((column) => Float64Array.from(seen, (i) => column[i]!));
  const fit = unlessCollinear(() => leastSquares(part, y));
  if (fit === undefined) return seen.length <= k;
  if (fit.rss > rounding ** 2 * size) return false;
  const slack = rounding * Math.sqrt(size);
  return low.every((from, i) => {
    const index = columns.reduce((sum, column, j) => sum + column[i]! * fit.coefficients[j]!, offset?.[i] ?? 0);
    return index >= from - slack && index <= high[i]! + slack;
  });
}

function unlessCollinear<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof EstimandError) return undefined;
    throw error;
  }
}

function unbounded(message: string, facts: Readonly<Record<string, unknown>>): EstimandError {
  return new EstimandError("unbounded-likelihood", message, facts);
}

/** How many rows are censored at each side, and how many beyond their limit. */
export interface CensoringCounts {
  readonly left: number;
  readonly right: number;
  readonly belowLower: number;
  readonly aboveUpper: number;
}

/**
 * A notice where nothing is censored, and one where values lie strictly beyond their limits: they count as at them.
 *
 * @param instrumented whether the outcome's columns have instruments
 */
export function censoringWarnings(
  outcome: string,
  { left, right, belowLower, aboveUpper }: CensoringCounts,
  instrumented = false,
): Warning[] {
  if (left + right === 0) {
    const linear = instrumented
      ? "the model is a linear regression with instruments. Look at the limits, or use iv"
      : "these are the estimates of a linear regression. Look at the limits, or use ols";
    const message = `No value of '${outcome}' is at a limit or beyond: nothing is censored, and ${linear}.`;
    return [{ code: "nothing-censored", message, column: outcome, ...(instrumented ? { instrumented } : {}) }];
  }
  if (belowLower + aboveUpper === 0) return [];
  const sides = [
    ...(belowLower === 0 ? [] : [`${belowLower} below the lower limit`]),
    ...(aboveUpper === 0 ? [] : [`${aboveUpper} above the upper limit`]),
  ];
  const message = `Values of '${outcome}' lie beyond its limits (${sides.join(", ")}): they count as censored at the limit, and how far beyond they are is not used.`;
  return [{ code: "beyond-limits", message, column: outcome, belowLower, aboveUpper }];
}
