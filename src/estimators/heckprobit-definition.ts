import { type CorrelatedMaximum, correlatedSearch } from "../diagnostics/correlated-search.ts";
import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { correlationWarnings } from "../diagnostics/correlation-warnings.ts";
import { exclusionWarning } from "../diagnostics/selection-warnings.ts";
import { type HeckprobitPredictor, heckprobitLikelihood } from "../likelihood/heckprobit-likelihood.ts";
import { jointProbability } from "../likelihood/joint-probability.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { linearPredictorQuantity, normalProbability } from "../likelihood/normal-quantities.ts";
import { correlationFields } from "./correlation-fields.ts";
import type { HeckprobitFields } from "./heckprobit.ts";
import { selectedCount } from "./check-selected.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { pairOfProbits } from "./pair-of-probits.ts";

/** What `predict` and `marginalEffects` offer after `heckprobit`, in Stata's words; the first is the default. */
export type HeckprobitQuantity = "pcond" | "pmargin" | "p11" | "p01" | "p10" | "p00" | "psel" | "index" | "selection";

/** In "p01" the outcome comes first. */
export const heckprobitQuantities: Readonly<Record<HeckprobitQuantity, Quantity<HeckprobitPredictor>>> = {
  pcond: ofSelection("Pr(y = 1 | selected)", 1, 1, "selection"),
  pmargin: normalProbability<HeckprobitPredictor>("Pr(y = 1), selected or not", "outcome"),
  p11: ofSelection("Pr(y = 1, selected)", 1, 1),
  p01: ofSelection("Pr(y = 0, selected)", -1, 1),
  p10: ofSelection("Pr(y = 1, not selected)", 1, -1),
  p00: ofSelection("Pr(y = 0, not selected)", -1, -1),
  psel: normalProbability<HeckprobitPredictor>("Pr(selected)", "selection"),
  index: linearPredictorQuantity<HeckprobitPredictor>("Index of the outcome", "outcome"),
  selection: linearPredictorQuantity<HeckprobitPredictor>("Index of selection", "selection"),
};

function ofSelection(label: string, y: 1 | -1, selected: 1 | -1, given?: "selection"): Quantity<HeckprobitPredictor> {
  return jointProbability({ label, of: ["selection", "outcome"], signs: [selected, y], ...(given && { given }) });
}

/** The probit with sample selection as data. */
export function heckprobitDefinition(
  wholeProfile: boolean,
): LikelihoodDefinition<HeckprobitPredictor, "selected" | "outcome", HeckprobitFields & OwnFields> {
  let independent: Float64Array | undefined;
  let selectionLogLik = Number.NaN;
  let maxima: CorrelatedMaximum | undefined;
  return {
    estimator: "heckprobit",
    title: "Probit with sample selection",
    likelihood: heckprobitLikelihood,
    ownOptions: ["profile"],
    equations: [
      { role: "selection", predictor: "selection", binary: true },
      { role: "outcome", predictor: "outcome", within: "selection", binary: true },
    ],
    quantities: heckprobitQuantities,
    outcomes: ({ equations }) => ({ selected: equations[0]!.outcome, outcome: equations[1]!.outcome }),
    isInterior: (point) => Math.abs(Math.tanh(point.at(-1)!)) <= interiorLimit,
    screen(whole, mode) {
      const { frame, first, second, warnings } = pairOfProbits(whole, mode);
      independent = Float64Array.of(...first.point, ...second.point, 0);
      selectionLogLik = first.value;
      return { frame, warnings };
    },
    search(problem, { equations }, options) {
      maxima = correlatedSearch(problem, independent!, wholeProfile, options);
      const [selection, outcome] = equations.map(({ regressors }) => regressors.names);
      const warnings = [...exclusionWarning(selection!, outcome!), ...correlationWarnings(maxima)];
      return { maximum: maxima.maximum, warnings };
    },
    own: ({ frame }, model, covariance) => ({
      ...correlationFields(maxima!, model, covariance),
      nSelected: selectedCount(frame),
      selectionLogLik,
    }),
  };
}
