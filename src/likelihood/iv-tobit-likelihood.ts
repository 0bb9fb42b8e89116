import { inverseMills, normalLogCdf } from "../special/normal.ts";
import {
  instrumentedPredictors,
  ReducedFormErrors,
  type ReducedFormNames,
  type RowPoint,
} from "./instrumented-likelihood.ts";
import type { Likelihood } from "./likelihood.ts";
import { RowFunction } from "./row-function.ts";
import { RowSum } from "./row-sum.ts";

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
  [index, lnSigma]: readonly [P, P],
  forms: readonly ReducedFormNames<P>[],
): Likelihood<P, string> {
  const predictors = instrumentedPredictors([index, lnSigma], forms);
  const errors = new ReducedFormErrors(predictors, forms);
  const t = new RowFunction(predictors.length);
  return {
    predictors,
    outcomes: ["low", "high", ...forms.map(({ mean }) => mean)],
    rows({ rows, eta, outcome }, out) {
      const sum = new RowSum(predictors, out, rows);
      const points = {
        eta: predictors.map((name) => eta[name]),
        endogenous: forms.map(({ mean }) => outcome[mean]!),
      };
      for (let row = 0; row < rows; row++) {
        const point: RowPoint = { ...points, row };
        const low = outcome.low![row]!;
        const high = outcome.high![row]!;
        const scale = points.eta[1]![row]!;
        errors.add(point, sum);
        t.standardized(low === Number.NEGATIVE_INFINITY ? high : low, points.eta[0]![row]!, 0, scale, 1);
        errors.condition(t, point, -1);
        if (low === high) {
          errors.addJacobian(point, sum);
          sum.predictor(row, 1, -scale - halfLogTwoPi, -1, 0);
          sum.composite(row, t, -0.5 * t.value * t.value, -t.value, -1);
        } else {
          const sign = low === Number.NEGATIVE_INFINITY ? 1 : -1;
          const at = sign * t.value;
          const mills = inverseMills(at);
          sum.composite(row, t, normalLogCdf(at), sign * mills, -mills * (at + mills));
        }
      }
    },
  };
}
