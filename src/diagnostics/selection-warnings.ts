import type { Warning } from "../fit/fit.ts";
import type { MillsCollinearity } from "./mills-collinearity.ts";
import type { RhoInterval } from "./rho-set.ts";
import { toldSet, totalWidth } from "./rho-set.ts";

const mostR2 = 0.95;
/** Beyond this condition number a smaller R² is enough: a constant or a power alone can make the columns ill-conditioned. */
const mostCondition = 30;
const noticeableR2 = 0.8;

/** Says so when every column of the selection (or treatment) equation is also in the outcome equation. */
export function exclusionWarning(
  selection: readonly string[],
  outcome: readonly string[],
  equation: "selection" | "treatment" = "selection",
): Warning[] {
  if (selection.some((name) => !outcome.includes(name))) return [];
  const message =
    `There is no exclusion restriction: every column of the ${equation} equation is also in the outcome equation. Only the ` +
    `curvature of the normal Mills ratio then tells ${equation} from the outcome equation. Add to the ${equation} equation a ` +
    `column that moves ${equation} but not the outcome.`;
  return [{ code: "no-exclusion-restriction", message, ...(equation === "selection" ? {} : { equation }) }];
}

/** Says so when the Mills ratio is nearly a combination of the outcome's columns, and the cause of an ill condition. */
export function millsWarning({ r2, condition, conditionWithout }: MillsCollinearity): Warning[] {
  const ill = condition > mostCondition && condition > 2 * conditionWithout && r2 > noticeableR2;
  if (r2 <= mostR2 && !ill) return [];
  const message =
    `The inverse Mills ratio is nearly a linear combination of the outcome equation's columns (R² ${short(r2)}, scaled ` +
    `condition number ${short(condition)}, without it ${short(conditionWithout)}): ρ and the outcome's coefficients are ` +
    "hardly told apart, and small changes of the sample move them far.";
  return [{ code: "collinear-mills", message, r2, condition, conditionWithout }];
}

/** What two tests of ρ = 0 say, and the set of values that the likelihood allows. */
export interface RhoTests {
  readonly lr: number;
  readonly wald: number;
  readonly rhoSet: readonly RhoInterval[] | undefined;
}

/** χ²(1) at 10%: two statistics below it both say nothing, whatever their ratio. */
const noEvidence = 2.705543454095404;

const sampledFlat = (symbol: string): string =>
  `The weighted log-likelihood is flat or lopsided in ${symbol}, so that the standard error of ${symbol} says little. Under probability ` +
  "weights it is no likelihood, and there is no likelihood-ratio set to read instead: compare with the estimate without weights.";

/**
 * Says so when the likelihood is far from a parabola in ρ, or leaves half of its range open.
 *
 * @param weights their kind: under probability weights no likelihood ratio is told
 */
export function flatWarning({ lr, wald, rhoSet }: RhoTests, weights?: string, symbol = "ρ"): Warning[] {
  const apart = Math.max(lr, wald) > noEvidence && (wald > 3 * lr || lr > 3 * wald);
  const wide = rhoSet !== undefined && totalWidth(rhoSet) > 1;
  if (!apart && !wide) return [];
  if (weights === "probability") return [{ code: "flat-profile", message: sampledFlat(symbol), sampled: true }];
  const set = rhoSet === undefined ? "" : ` the 95% likelihood-ratio set is ${toldSet(rhoSet)};`;
  const message =
    `The likelihood is flat or lopsided in ${symbol}:${set} the test of ${symbol} = 0 gives χ² = ${short(lr)} as a likelihood ratio and ` +
    `${short(wald)} as a Wald test. Report the likelihood-ratio ${rhoSet === undefined ? "test" : "set and test"}, not the standard error of ${symbol}.`;
  return [{ code: "flat-profile", message, lr, wald, rhoSet }];
}

function short(x: number): string {
  return Number.isFinite(x) ? String(Number(x.toPrecision(3))) : String(x);
}
