import type { ColumnName, TableInput } from "../data/input.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { hetProbitLikelihood } from "../likelihood/het-probit-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { normalCdf, normalPdf } from "../special/normal.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import type { BinaryFit, LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";

/** The two equations of a heteroskedastic probit. */
export type HetProbitFormulas = {
  /** "exporter ~ size + rd": a 0/1 outcome. */
  readonly outcome: string;
  /** "~ size": what the logarithm of the error's standard deviation depends on; it has no constant. */
  readonly variance: string;
};

type HetProblem = LikelihoodProblem<"index" | "lnSigma", "y">;

const probability: Quantity<"index" | "lnSigma"> = {
  label: "Pr(y = 1)",
  predictors: ["index", "lnSigma"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const precision = Math.exp(-eta.lnSigma[i]!);
      const w = eta.index[i]! * precision;
      const density = normalPdf(w);
      value[i] = normalCdf(w);
      first.index[i] = density * precision;
      first.lnSigma[i] = -density * w;
      second.index_index[i] = -w * density * precision * precision;
      second.index_lnSigma[i] = density * precision * (w * w - 1);
      second.lnSigma_lnSigma[i] = density * w * (1 - w * w);
    }
  },
};

const index: Quantity<"index" | "lnSigma"> = {
  label: "Linear index",
  predictors: ["index"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.index.subarray(0, rows));
    first.index.fill(1, 0, rows);
  },
};

const sigma: Quantity<"index" | "lnSigma"> = {
  label: "Standard deviation of the error",
  predictors: ["lnSigma"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const scale = Math.exp(eta.lnSigma[i]!);
      value[i] = scale;
      first.lnSigma[i] = scale;
      second.lnSigma_lnSigma[i] = scale;
    }
  },
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
  quantities: { probability, index, sigma },
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
  screen: (frame, mode) => withoutSeparation(frame, 0, mode),
  start(problem) {
    const start = new Float64Array(problem.size);
    start.set(homoskedastic(problem).point);
    return start;
  },
  nullLogLik: (problem, frame) => binaryNullLogLik(probitOf(problem), frame),
  own: ({ problem, maximum, frame }, _, { label }) =>
    label === "iid" ? { tests: { heteroskedasticity: ratioTest(problem, maximum.value, frame) } } : {},
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

const estimate = likelihoodEstimator(hetProbitDefinition);

/**
 * Heteroskedastic probit by maximum likelihood: Pr(y = 1 | x, z) = Φ(x'β/exp(z'γ)): the error's standard deviation is
 * exp(z'γ). Coefficients are named `outcome:size` and `variance:size`; the fit's `tests` compare it with a probit. A column
 * may be in both equations: its effect then has both parts.
 *
 * Quantities: `probability`, `index`, `sigma`.
 *
 * @param formulas `{ outcome: "exporter ~ log(size) + rd", variance: "~ log(size)" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "bad-option", and those of the
 *   formulas and the data
 * @example
 * const fit = hetProbit({ outcome: "exporter ~ log(size) + rd", variance: "~ log(size)" }, firms);
 * fit.coef["variance:log(size)"];
 *
 * Source: Harvey (1976), Econometrica 44, 461-465; Greene (2018), Econometric Analysis, section 17.5.2.
 */
export function hetProbit<const F extends HetProbitFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options?: Omit<LikelihoodOptions<ColumnName<D>>, "offset">,
): BinaryFit<
  | CoefficientNames<F["outcome"], "outcome:">
  | Exclude<CoefficientNames<F["variance"], "variance:">, "variance:(Intercept)">
> &
  Pick<Fit, "tests"> {
  return estimate(formulas as HetProbitFormulas, data, options) as ReturnType<typeof hetProbit<F, D>>;
}
