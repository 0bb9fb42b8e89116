import type { ColumnName, TableInput } from "../data/input.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import type { HetProblem } from "../diagnostics/variance-separation.ts";
import { withoutVarianceSeparation } from "../diagnostics/without-variance-separation.ts";
import type { Fit, PlainCovariance, Warning } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { hetProbitLikelihood } from "../likelihood/het-probit-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import { hetProbitQuantities } from "./het-probit-quantities.ts";
import { hetProbitMaximum } from "./het-probit-maximum.ts";
import type { BinaryFit, LikelihoodDefinition, PlainOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { poseProblem } from "./pose-problem.ts";

/** The two equations of a heteroskedastic probit. */
export type HetProbitFormulas = {
  /** "exporter ~ size + rd": a 0/1 outcome. */
  readonly outcome: string;
  /** "~ size": what the logarithm of the error's standard deviation depends on; it has no constant. */
  readonly variance: string;
};

/** The heteroskedastic probit as data. */
export const hetProbitDefinition: LikelihoodDefinition<"index" | "lnSigma", "y"> = {
  estimator: "hetProbit",
  title: "Heteroskedastic probit",
  likelihood: hetProbitLikelihood,
  equations: [
    { role: "outcome", predictor: "index", binary: true },
    { role: "variance", predictor: "lnSigma", outcome: "none", intercept: "elsewhere" },
  ],
  quantities: hetProbitQuantities,
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
  screen: (frame, mode) => withoutSeparation(frame, 0, mode),
  search: (_, frame, options, mode) =>
    withoutVarianceSeparation(frame, mode, {
      problem: (sample) => poseProblem(hetProbitDefinition, sample),
      maximum: (problem, sample) => hetProbitMaximum(problem, sample, homoskedastic(problem).point, options),
    }),
  nullLogLik: (problem, frame) => binaryNullLogLik(probitOf(problem), frame),
  own: ({ problem, maximum, frame, warnings }, { names }, { label, values }) => ({
    ...(label === "iid" ? { tests: { heteroskedasticity: ratioTest(problem, maximum.value, frame) } } : {}),
    ...withheld(warnings, names, values),
  }),
};

function probitOf({ data }: HetProblem): LikelihoodProblem<"index", "y"> {
  return likelihoodProblem(probitLikelihood, { ...data, predictors: { index: data.predictors.index } });
}

function homoskedastic(problem: HetProblem) {
  const probit = probitOf(problem);
  return maximize(probit, new Float64Array(probit.size));
}

function ratioTest(problem: HetProblem, logLik: number, { equations }: Frame) {
  return testResult({
    name: "Homoskedasticity (likelihood ratio)",
    null: "The variance of the errors is constant.",
    statistic: Math.max(0, 2 * (logLik - homoskedastic(problem).value)),
    distribution: "chi2",
    df: [equations[1]!.regressors.names.length],
  });
}

/** Coefficients that are infinite have no standard errors, whatever the covariance has for them. */
function withheld(warnings: readonly Warning[], names: readonly string[], covariance: Float64Array) {
  const infinite = warnings.flatMap(({ held, columns }) => (held === true ? (columns as readonly string[]) : []));
  if (infinite.length === 0) return {};
  const se = names.map((name, j) => {
    const variance = covariance[j * names.length + j]!;
    return [name, infinite.includes(name) ? Number.NaN : Math.sqrt(variance)] as const;
  });
  return { se: Object.fromEntries(se) };
}

const estimate = likelihoodEstimator(hetProbitDefinition);

/**
 * Heteroskedastic probit by maximum likelihood: Pr(y = 1 | x, z) = Φ(x'β/exp(z'γ)): the error's standard deviation is
 * exp(z'γ). Coefficients are named `outcome:size` and `variance:size`; the fit's `tests` compare it with a probit. A column
 * may be in both equations: its effect then has both parts.
 *
 * Where a column of the variance equation has an infinite coefficient since the sign of the index tells every outcome in some rows (σ = 0
 * there), it leaves with those rows and a warning "quasi-separation", unless `separation` says otherwise. Where the index tells nothing
 * of the outcome in some rows (σ = ∞ there, Pr = ½), which chance makes of small levels, all rows stay: the fit is at the bound of
 * the likelihood, and a warning "boundary" names the coefficients, which have no standard error.
 *
 * Quantities: `probability`, `index`, `sigma`.
 *
 * @param formulas `{ outcome: "exporter ~ log(size) + rd", variance: "~ log(size)" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "quasi-separation", "bad-option", and
 *   those of the formulas and the data
 * @example
 * const fit = hetProbit({ outcome: "exporter ~ log(size) + rd", variance: "~ log(size)" }, firms);
 * fit.coef["variance:log(size)"];
 *
 * Source: Harvey (1976), Econometrica 44, 461-465; Greene (2018), Econometric Analysis, section 17.5.2.
 */
export function hetProbit<const F extends HetProbitFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options?: Omit<PlainOptions<ColumnName<D>>, "offset">,
): BinaryFit<
  | CoefficientNames<F["outcome"], "outcome:">
  | Exclude<CoefficientNames<F["variance"], "variance:">, "variance:(Intercept)">,
  PlainCovariance
> &
  Pick<Fit, "tests"> {
  return estimate(formulas as HetProbitFormulas, data, options) as ReturnType<typeof hetProbit<F, D>>;
}
