import type { ReducedFormNames } from "./instrumented-likelihood.ts";
import { addLogCdf, instrumentedRows } from "./instrumented-rows.ts";
import type { Likelihood } from "./likelihood.ts";

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
  return instrumentedRows([index], ["y"], forms, (at) => {
    const { row, eta, outcome, t, sum } = at;
    t.predictor(eta[0]![row]!, 0);
    at.errors.condition(t, at, 1);
    addLogCdf(sum, row, t, outcome.y![row] === 0 ? -1 : 1);
  });
}
