import type { Warning } from "../fit/fit.ts";
import type { PanelUnits } from "../likelihood/random-intercept.ts";

/** A share of the effect in the variance beyond which it has all but run into its bound. */
const nearOne = 0.99;
/** Where so many units never change, that is why a search has no end. */
const most = 0.8;

/** A model with random effects where its search ended. */
export interface EffectsEstimate {
  readonly outcome: Float64Array;
  readonly outcomeName: string;
  readonly panel: string;
  readonly units: PanelUnits;
  readonly sigmaU: number;
  /** Variance of the row's own error. */
  readonly errorVariance: number;
  readonly converged: boolean;
}

/**
 * Says so when an outcome changes within so few units that the variance of their effects runs off: a unit that never changes wants an
 * effect far from 0, and only those that change hold it back.
 */
export function fewChangesWarning(estimate: EffectsEstimate): Warning[] {
  const { outcomeName, panel, sigmaU, errorVariance, converged } = estimate;
  const rho = 1 / (1 + errorVariance / (sigmaU * sigmaU));
  if (rho <= nearOne && converged) return [];
  const { changing, several } = changes(estimate);
  const share = 1 - changing / several;
  if (rho <= nearOne && share <= most) return [];
  const found = `sigmaU = ${sigmaU.toPrecision(3)}, rho = ${rho.toPrecision(4)}`;
  const message =
    `'${outcomeName}' changes within only ${changing} of the ${several} units of '${panel}' with several rows; in ${(100 * share).toFixed(1)}% of them it never ` +
    `does. The variance of the units' effects is then all but infinite: ${converged ? `the estimate is ${found}` : `the search, which did not end at a maximum, came to ${found}`}. ` +
    `All coefficients are in units of the row's error and rest on the ${changing === 1 ? "one unit that changes" : `${changing} units that change`}: to compare units use one row of ` +
    "each, with probit or logit.";
  return [
    {
      code: "few-changes",
      message,
      column: outcomeName,
      panel,
      changing,
      units: several,
      share,
      sigmaU,
      rho,
      converged,
    },
  ];
}

/** Units with several rows, and those of them in which the outcome is not always the same. */
function changes({ outcome, units: { rows, starts } }: EffectsEstimate): { changing: number; several: number } {
  let [changing, several] = [0, 0];
  for (let g = 0; g + 1 < starts.length; g++) {
    const unit = rows.subarray(starts[g]!, starts[g + 1]!);
    if (unit.length < 2) continue;
    several++;
    if (unit.some((row) => outcome[row] !== outcome[unit[0]!])) changing++;
  }
  return { changing, several };
}
