import type { Likelihood, RowDerivatives } from "./likelihood.ts";
import { makeScratch, type Scratch } from "./scratch.ts";

/** The linear predictors of a two-part model; ln σ where its second part has one. */
export type TwoPartPredictor = "selection" | "outcome" | "lnSigma";

/** The likelihood of a part, in a predictor "index" and perhaps ln σ. */
export type SecondPart = Likelihood<"index" | "lnSigma", string>;

/**
 * A two-part model: ℓ = ℓ₁(d; z'γ) + d ℓ₂(y; x'β, σ), a 0/1 outcome d and, where it is 1, an outcome y. The parts share no
 * parameter, so that each is estimated as if alone and their information is block-diagonal.
 *
 * @param second the likelihood of the second part; `known` gives its outcomes, made of y
 */
export function twoPartLikelihood(
  first: Likelihood<"index", "y">,
  second: SecondPart,
  known: (y: Float64Array) => Readonly<Record<string, Float64Array>>,
): Likelihood<TwoPartPredictor, "selected" | "outcome"> {
  const scaled = second.predictors.includes("lnSigma");
  let scratch: Scratch<"index" | "lnSigma"> | undefined;
  return {
    predictors: scaled ? ["selection", "outcome", "lnSigma"] : ["selection", "outcome"],
    outcomes: ["selected", "outcome"],
    located: second.located === undefined ? {} : { outcome: ["outcome"] },
    rows({ rows, eta, outcome }, out) {
      const { selected } = outcome;
      if (scratch === undefined || scratch.length < rows) scratch = makeScratch(second, Math.max(rows, 1024));
      for (const array of scratch.derivatives) array.fill(0);
      const index = {
        value: out.value,
        first: { index: out.first.selection },
        second: { index_index: out.second.selection_selection },
      };
      first.rows({ rows, eta: { index: eta.selection }, outcome: { y: selected } }, index);
      second.rows(
        { rows, eta: { index: eta.outcome, lnSigma: eta.lnSigma }, outcome: known(outcome.outcome) },
        scratch,
      );
      addWhere(selected, rows, scratch, out, scaled);
    },
  };
}

/** Adds the second part in the rows where it is seen. */
function addWhere(
  selected: Float64Array,
  rows: number,
  part: RowDerivatives<"index" | "lnSigma">,
  { value, first, second }: RowDerivatives<TwoPartPredictor>,
  scaled: boolean,
): void {
  for (let i = 0; i < rows; i++) {
    if (selected[i] === 0) continue;
    value[i] = value[i]! + part.value[i]!;
    first.outcome[i] = part.first.index[i]!;
    second.outcome_outcome[i] = part.second.index_index[i]!;
    if (!scaled) continue;
    first.lnSigma[i] = part.first.lnSigma[i]!;
    second.outcome_lnSigma[i] = part.second.index_lnSigma[i]!;
    second.lnSigma_lnSigma[i] = part.second.lnSigma_lnSigma[i]!;
  }
}
