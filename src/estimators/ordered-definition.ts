import { orderedSeparation } from "../diagnostics/ordered-separation.ts";
import { watchedMaximum } from "../diagnostics/watched-maximum.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { IntervalProbability } from "../likelihood/interval-probability.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { categoryProbability, orderedLikelihood, type OrderedPredictor } from "../likelihood/ordered-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { BinaryFit, LikelihoodDefinition, OwnFields, PlainOptions } from "./likelihood-definition.ts";
import { checkRows } from "./check-rows.ts";
import { lostCategories } from "./lost-categories.ts";
import { orderedCategories } from "./ordered-categories.ts";

/** What an ordered fit has beside the common fields. */
export interface OrderedFields extends OwnFields {
  /** The values of the outcome, rising: category j lies between cut point j - 1 and cut point j. */
  readonly categories: readonly number[];
}

export type OrderedDefinition = LikelihoodDefinition<OrderedPredictor, "category", OrderedFields>;

type Named = Pick<OrderedDefinition, "estimator" | "title">;
type MakeInterval = () => IntervalProbability;

/** An ordered model as data, for an error of this distribution; how many cut points there are the sample says. */
export function orderedDefinition(
  named: Named,
  interval: MakeInterval,
  mode: "error" | "keep" = "error",
): OrderedDefinition {
  return {
    ...named,
    ...ofCategories(interval, [0, 1]),
    separations: ["error", "keep"],
    choices: { separation: mode },
    equations: [{ role: "", predictor: "index", intercept: "elsewhere" }],
    adapt(frame) {
      const categories = orderedCategories(frame);
      checkRows(frame, 0, categories.length - 1);
      return ofCategories(interval, categories);
    },
    search: (problem, frame, options) =>
      watchedMaximum(frame, { problem: () => problem, start: () => startAtShares(problem, interval()) }, options, () =>
        orderedSeparation(frame, mode),
      ),
    nullLogLik: sharesLogLik,
    own({ frame }) {
      const categories = orderedCategories(frame);
      return { categories, warnings: lostCategories(frame, categories) };
    },
  };
}

/** The quantities of a saved fit. */
export function orderedQuantities(interval: MakeInterval): (record: Fit) => Readonly<Record<string, Quantity>> {
  return (record) => ofCategories(interval, (record as Fit & OrderedFields).categories).quantities;
}

/** The parts that depend on the categories. */
function ofCategories(interval: MakeInterval, values: readonly number[]) {
  const position = new Map(values.map((value, j) => [value, j]));
  const probabilities = values.map(
    (value, j) => [`probability(${value})`, categoryProbability(interval(), values.length, j, `y = ${value}`)] as const,
  );
  return {
    likelihood: orderedLikelihood(interval(), values.length),
    quantities: { ...Object.fromEntries(probabilities), index: indexQuantity } as Readonly<
      Record<string, Quantity<OrderedPredictor>>
    >,
    outcomes: ({ equations }: Frame) => ({ category: equations[0]!.outcome.map((value) => position.get(value)!) }),
  };
}

/** No slopes, and cut points where the shares of the categories put them. */
function startAtShares(
  problem: LikelihoodProblem<OrderedPredictor, "category">,
  { quantile }: IntervalProbability,
): Float64Array {
  const shares = weightByCategory(problem);
  const total = shares.reduce((sum, share) => sum + share, 0);
  let below = 0;
  const cuts = shares.slice(0, -1).map((share) => {
    below += share;
    return quantile(below / total);
  });
  const start = new Float64Array(problem.size);
  start.set(cuts, problem.size - cuts.length);
  return start;
}

/** Σ_j N_j ln(N_j/N). */
function sharesLogLik(problem: LikelihoodProblem<OrderedPredictor, "category">): number {
  const shares = weightByCategory(problem);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.reduce((sum, share) => sum + share * Math.log(share / total), 0);
}

function weightByCategory({ data, ranges }: LikelihoodProblem<OrderedPredictor, "category">): number[] {
  const sums = Array.from(ranges, () => 0);
  data.outcomes.category.forEach((j, i) => {
    sums[j] = sums[j]! + (data.weights?.[i] ?? 1);
  });
  return sums;
}

/** Options of the ordered models: their separation is an error that names the columns, or kept with a warning. */
export interface OrderedOptions<Name extends string = string> extends Omit<PlainOptions<Name>, "separation"> {
  readonly separation?: "error" | "keep";
}

/** The names of the coefficients: those of the formula without a constant, and `cut1`, `cut2`, ... */
export type OrderedNames<F extends string> = Exclude<CoefficientNames<F>, "(Intercept)"> | `cut${number}`;

export type OrderedFit<Name extends string = string> = BinaryFit<Name, PlainCovariance> &
  Pick<OrderedFields, "categories">;
