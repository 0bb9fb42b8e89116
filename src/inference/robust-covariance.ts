import { EstimandError } from "../errors.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { countedK } from "./counted-k.ts";
import type { RobustFactor } from "./presets.ts";
import { robustMeat } from "./robust-meat.ts";
import { sandwichCovariance } from "./sandwich-covariance.ts";
import { sandwichFormula } from "./sandwich-formula.ts";
import { steadyModel } from "./steady-model.ts";
import { whyNoLeverages } from "./why-no-leverages.ts";

/** A covariance with how it is written. */
export type Matrix = Pick<ChosenCovariance, "values" | "formula">;

/** A small-sample factor. */
interface Factor {
  readonly words: string;
  of(nobs: number, k: number): number;
}

const minusOne: Factor = { words: "N/(N-1)", of: (nobs) => nobs / (nobs - 1) };
export const minusK: Factor = { words: "N/(N-K)", of: (nobs, k) => nobs / (nobs - k) };

export const robustFactors: Readonly<Record<RobustFactor, Factor | undefined>> = {
  none: undefined,
  "N/(N-1)": minusOne,
  "N/(N-K)": minusK,
};

const meatWords = ["Σ sᵢsᵢ'", "Σ sᵢsᵢ'/(1-hᵢ)", "Σ sᵢsᵢ'/(1-hᵢ)²"] as const;

/** B M B' of the rows' scores, each divided by (1 - leverage) to a power. */
export function robustCovariance(fitted: FittedModel, leveragePower: 0 | 1 | 2, factor?: Factor): Matrix {
  const model = steadyModel(fitted);
  const scale = factor?.of(model.frame.nobs, countedK(model)) ?? 1;
  const { values } = sandwichCovariance(model, robustMeat(model, leveragePower), scale);
  return { values, formula: sandwichFormula(model, meatWords[leveragePower], factor?.words) };
}

/**
 * HC2 and HC3.
 *
 * @throws EstimandError "undefined-covariance" without leverages
 */
export function leveragedCovariance(model: FittedModel, leveragePower: 1 | 2): Matrix {
  if (model.hats === undefined) {
    throw new EstimandError(
      "undefined-covariance",
      `HC${leveragePower + 1} divides by 1 - leverage, and ${whyNoLeverages(model)}. Use "robust", "HC0", "HC1" or cluster(...).`,
      { option: `HC${leveragePower + 1}` },
    );
  }
  return robustCovariance(model, leveragePower);
}
