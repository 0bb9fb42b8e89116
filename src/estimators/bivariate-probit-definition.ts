import { type CorrelatedMaximum, correlatedSearch } from "../diagnostics/correlated-search.ts";
import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import { correlationWarnings } from "../diagnostics/correlation-warnings.ts";
import { cellCounts, emptyCellWarning, recursionWarning } from "../diagnostics/two-outcomes.ts";
import { type BivariateProbitPredictor, bivariateProbitLikelihood } from "../likelihood/bivariate-probit-likelihood.ts";
import { bivariateProbitQuantities } from "./bivariate-probit-quantities.ts";
import type { BivariateProbitFields } from "./bivariate-probit.ts";
import { correlationFields } from "./correlation-fields.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { pairOfProbits } from "./pair-of-probits.ts";

/**
 * The bivariate probit as data.
 *
 * @param roles names of the two outcomes
 * @param recursive the position of the equation whose outcome is a regressor of the other, where one is
 */
export function bivariateProbitDefinition(
  roles: readonly [string, string],
  recursive: 0 | 1 | undefined,
  wholeProfile: boolean,
): LikelihoodDefinition<BivariateProbitPredictor, "y1" | "y2", BivariateProbitFields & OwnFields> {
  let independent: Float64Array | undefined;
  let maxima: CorrelatedMaximum | undefined;
  return {
    estimator: "bivariateProbit",
    title: recursive === undefined ? "Bivariate probit" : "Recursive bivariate probit",
    likelihood: bivariateProbitLikelihood,
    ownOptions: ["profile"],
    equations: [
      { role: roles[0], predictor: "first", binary: true },
      { role: roles[1], predictor: "second", binary: true },
    ],
    quantities: bivariateProbitQuantities(roles),
    outcomes: ({ equations }) => ({ y1: equations[0]!.outcome, y2: equations[1]!.outcome }),
    isInterior: (point) => Math.abs(Math.tanh(point.at(-1)!)) <= interiorLimit,
    screen(whole, mode) {
      const { frame, first, second, warnings } = pairOfProbits(whole, mode);
      independent = Float64Array.of(...first.point, ...second.point, 0);
      return { frame, warnings };
    },
    search(problem, frame, options) {
      maxima = correlatedSearch(problem, independent!, wholeProfile, options);
      const warnings = [
        ...emptyCellWarning(cellCounts(frame), roles),
        ...(recursive === undefined ? [] : recursionWarning(frame, recursive)),
        ...correlationWarnings(maxima),
      ];
      return { maximum: maxima.maximum, warnings };
    },
    own: ({ frame }, model, covariance) => ({
      ...correlationFields(maxima!, model, covariance),
      cells: cellCounts(frame),
      ...(recursive === undefined ? {} : { treatment: roles[recursive] }),
    }),
  };
}
