import type { ReducedFormNames } from "./instrumented-likelihood.ts";
import { addLogCdf, type InstrumentedRow, instrumentedRows } from "./instrumented-rows.ts";
import type { Likelihood } from "./likelihood.ts";

const halfLogTwoPi = 0.9189385332046728;

/**
 * A censored outcome with endogenous columns: y* = x'β + u, each endogenous column w_j = z'π_j + v_j, (u, v) jointly normal. Of
 * y* is known that low <= y* <= high: low = high where it is seen, one of them infinite where it is censored. With one column,
 * e = (w - z'π)/σ_w, a = atanh ρ and t = (y - x'β)/σ cosh a - e sinh a at y or at the limit,
 *
 *   seen:      -ln σ + ln cosh a - t²/2 - ½ ln 2π      censored:  ln Φ(t) from below, ln Φ(-t) from above
 *
 * each with - ln σ_w - e²/2 - ½ ln 2π; with several, one turn after another (`ReducedFormErrors`).
 *
 * Source: Smith and Blundell (1986); Newey (1987).
 */
export function ivTobitLikelihood<P extends string>(
  own: readonly [index: P, lnSigma: P],
  forms: readonly ReducedFormNames<P>[],
): Likelihood<P, string> {
  const rows = (at: InstrumentedRow<P>): void => {
    const { row, eta, outcome, errors, t, sum } = at;
    const [index, scale] = [eta[0]![row]!, eta[1]![row]!];
    const [low, high] = [outcome.low![row]!, outcome.high![row]!];
    t.standardized(low === Number.NEGATIVE_INFINITY ? high : low, index, 0, scale, 1);
    errors.condition(t, at, -1);
    if (low === high) {
      errors.addJacobian(at, sum);
      sum.predictor(row, 1, -scale - halfLogTwoPi, -1, 0);
      sum.composite(row, t, -0.5 * t.value * t.value, -t.value, -1);
    } else {
      addLogCdf(sum, row, t, low === Number.NEGATIVE_INFINITY ? 1 : -1);
    }
  };
  const limits = ["low", "high"];
  return instrumentedRows(own, limits, forms, rows, { [own[0]]: limits });
}
