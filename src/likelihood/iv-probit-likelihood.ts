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

/**
 * A probit with endogenous columns: y = 1 where x'β + u > 0, each endogenous column w_j = z'π_j + v_j, (u, v) jointly normal
 * with Var(u) = 1. With one column, e = (w - z'π)/σ and a = atanh ρ,
 *
 *   ln Φ(±(x'β cosh a + e sinh a)) - ln σ - e²/2 - ½ ln 2π,      + where y = 1;
 *
 * with several, one turn after another (`ReducedFormErrors`). It is also the likelihood of a linear outcome with an endogenous
 * 0/1 treatment, where the normal equation is the outcome's.
 *
 * Source: Newey (1987); Wooldridge (2010), section 15.7.2; Maddala (1983), section 5.7.
 *
 * @param index name of the 0/1 equation's predictor; its outcome is `y`, those of the columns have the names of their means
 */
export function ivProbitLikelihood<P extends string>(
  index: P,
  forms: readonly ReducedFormNames<P>[],
): Likelihood<P, string> {
  const predictors = instrumentedPredictors([index], forms);
  const errors = new ReducedFormErrors(predictors, forms);
  const t = new RowFunction(predictors.length);
  return {
    predictors,
    outcomes: ["y", ...forms.map(({ mean }) => mean)],
    rows({ rows, eta, outcome }, out) {
      const sum = new RowSum(predictors, out, rows);
      const points = {
        eta: predictors.map((name) => eta[name]),
        endogenous: forms.map(({ mean }) => outcome[mean]!),
      };
      for (let row = 0; row < rows; row++) {
        const point: RowPoint = { ...points, row };
        errors.add(point, sum);
        t.predictor(points.eta[0]![row]!, 0);
        errors.condition(t, point, 1);
        const sign = outcome.y![row] === 0 ? -1 : 1;
        const at = sign * t.value;
        const mills = inverseMills(at);
        sum.composite(row, t, normalLogCdf(at), sign * mills, -mills * (at + mills));
      }
    },
  };
}
