import type { Warning } from "../fit/fit.ts";
import type { MillsCollinearity } from "./mills-collinearity.ts";
import type { RhoInterval } from "./rho-set.ts";
import { totalWidth } from "./rho-set.ts";
import { interiorLimit, type LocalMaximum, type RhoMaxima } from "./rho-maxima.ts";

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

/** Says so when the likelihood has other local maxima than the one returned. */
export function maximaWarning({ best, rhoOfBest, maxima }: RhoMaxima, symbol = "ρ"): Warning[] {
  if (best === undefined || rhoOfBest === undefined) return [];
  const returned = { rho: rhoOfBest, logLik: best.value };
  const others = maxima.filter(({ rho }) => Math.abs(rho - returned.rho) > 1e-6);
  if (others.length === 0) return [];
  const message =
    `The log-likelihood has ${others.length + 1} local maxima. Returned is the best with |${symbol}| <= ${interiorLimit}, at ` +
    `${place(returned, symbol)}; the ${others.length === 1 ? "other is" : "others are"} at ` +
    `${others.map((other) => place(other, symbol)).join(", ")}.`;
  return [{ code: "several-maxima", message, returned, others }];
}

/** What a boundary means for a model, and what is reported there. */
export interface BoundarySentences {
  /** After "one error is an exact function of the other". */
  readonly meaning: string;
  /** After "read the likelihood-ratio set instead of its standard error". */
  readonly compare: string;
  readonly withheld: string;
}

/** Models whose log-likelihood is bounded at ρ = ±1: of 0/1 outcomes. */
const heldAtEnd: BoundarySentences = {
  meaning: ": the limit of the model, where estimates of ρ have no standard error.",
  compare: "",
  withheld:
    "Reported are log-likelihood and coefficients with ρ held there, standard errors given that ρ, and the likelihood-ratio " +
    "test of ρ = 0; ρ itself has no standard error. See the profile.",
};

/** Selection with a continuous outcome. */
export const twoStepAtEnd: BoundarySentences = {
  meaning: ": a degenerate likelihood that follows the shape of the sample, and no estimate.",
  compare: ', and compare with method: "two-step"',
  withheld:
    "Standard errors and log-likelihood are withheld; the coefficients shown are the two-step estimates: use " +
    'method: "two-step" for their standard errors, and see the profile.',
};

/** Says so when the likelihood does not exclude ρ = ±1, is higher there than at the best interior maximum, or has none. */
export function boundaryWarning(maxima: RhoMaxima, sentences: BoundarySentences = heldAtEnd, symbol = "ρ"): Warning[] {
  const { best, boundary, independent, points, rhoSet = [] } = maxima;
  if (boundary === undefined) return [];
  const end = boundary.rho < 0 ? "-1" : "1";
  const meaning = `At ${symbol} = ${end} one error is an exact function of the other${sentences.meaning}`;
  const instead = `For ${symbol} read the likelihood-ratio set ${sets(rhoSet)} instead of its standard error${sentences.compare}.`;
  const message =
    best === undefined
      ? `The log-likelihood has no maximum with |${symbol}| <= ${interiorLimit}: it rises from ` +
        `${place(independent, symbol)} to ${place(boundary, symbol)}. ${meaning} ${sentences.withheld}`
      : boundary.logLik > best.value
        ? `The log-likelihood is higher towards ${symbol} = ${end}, at ${place(boundary, symbol)}, than at the best interior maximum, which ` +
          `is returned. ${meaning} ${instead}`
        : `The log-likelihood is hardly lower towards ${symbol} = ${end}, at ${place(boundary, symbol)}, than at the estimate, so the data do ` +
          `not exclude it. ${meaning} ${instead}`;
  const profile = points.map(({ rho, logLik }) => ({ rho, logLik }));
  const held = sentences === heldAtEnd;
  const higher = best === undefined || boundary.logLik > best.value;
  return [
    { code: "boundary", message, boundary, independent, interior: best !== undefined, higher, held, rhoSet, profile },
  ];
}

/** What two tests of ρ = 0 say, and the set of values that the likelihood allows. */
export interface RhoEvidence {
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
export function flatWarning({ lr, wald, rhoSet }: RhoEvidence, weights?: string, symbol = "ρ"): Warning[] {
  const apart = Math.max(lr, wald) > noEvidence && (wald > 3 * lr || lr > 3 * wald);
  const wide = rhoSet !== undefined && totalWidth(rhoSet) > 1;
  if (!apart && !wide) return [];
  if (weights === "probability") return [{ code: "flat-profile", message: sampledFlat(symbol), sampled: true }];
  const set = rhoSet === undefined ? "" : ` the 95% likelihood-ratio set is ${sets(rhoSet)};`;
  const message =
    `The likelihood is flat or lopsided in ${symbol}:${set} the test of ${symbol} = 0 gives χ² = ${short(lr)} as a likelihood ratio and ` +
    `${short(wald)} as a Wald test. Report the likelihood-ratio ${rhoSet === undefined ? "test" : "set and test"}, not the standard error of ${symbol}.`;
  return [{ code: "flat-profile", message, lr, wald, rhoSet }];
}

function place({ rho, logLik }: LocalMaximum, symbol: string): string {
  return `${symbol} = ${short(rho)} (log-likelihood ${logLik.toFixed(2)})`;
}

function sets(intervals: readonly RhoInterval[]): string {
  return intervals.map(([low, high]) => `[${short(low)}, ${short(high)}]`).join(" and ");
}

function short(x: number): string {
  return Number.isFinite(x) ? String(Number(x.toPrecision(3))) : String(x);
}
