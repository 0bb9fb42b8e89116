import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { identity, multiplyVector } from "../linalg/matrix.ts";
import type { Combination } from "../moments/combination.ts";
import { endogenousNames, endogenousOf, instrumentsOf, regressorsOf } from "../moments/linear-problem.ts";
import { residualProducts } from "../moments/residual-products.ts";
import { undeterminable } from "./determined-columns.ts";
import { differenceInJ } from "./difference-in-j.ts";
import type { FirstEstimate } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";
import { withoutFactors } from "./moment-covariance.ts";
import { regressionModel } from "./regression-model.ts";
import { treatedAsExogenous } from "./reordered-instruments.ts";

/** Tests of the endogenous columns' exogeneity beside Wu and Hausman's. */
export interface EndogeneityTests {
  /** For homoskedastic errors. */
  readonly durbin: TestResult;
  /** The C statistic of the endogenous columns' moments, in the fit's kind of covariance; Durbin's under "iid". */
  readonly endogeneityC: TestResult;
  /** Wooldridge's score test, robust to heteroskedasticity, or as the fit's covariance is. */
  readonly robustScore: TestResult;
}

export function endogeneityTests(estimate: FirstEstimate, option: VcovOption): EndogeneityTests {
  const names = endogenousNames(estimate.problem);
  const not = undeterminable(estimate);
  const least = treatedAsExogenous(estimate);
  const test = (name: string, statistic: number): TestResult =>
    testResult({
      name,
      null: `${listed(names)} ${names.length > 1 ? "are" : "is"} exogenous: ordinary least squares would be consistent.`,
      statistic,
      distribution: "chi2",
      df: [names.length],
      ...not,
    });
  const c = (kind: VcovOption): number => differenceInJ(least, names.length, kind);
  const probability = estimate.frame.weights?.kind === "probability";
  return {
    durbin: test("Durbin test of endogeneity", probability ? Number.NaN : c("iid")),
    endogeneityC: test("C test of endogeneity (difference in J)", c(option)),
    robustScore: test("Robust score test of endogeneity", robustScore(estimate, least, option)),
  };
}

/**
 * s'S⁻¹s with s = Σ e·r: e the residuals of least squares, r what the regressors leave of the first-stage residuals.
 *
 * Source: Wooldridge (1995), in Advances in Econometrics and Quantitative Economics; (2010), section 6.3.1.
 */
function robustScore(estimate: FirstEstimate, least: FirstEstimate, option: VcovOption): number {
  const { frame, problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const stages = endogenousOf(problem).map(
    (column, j): Combination => ({
      columns: [column, ...instrumentsOf(problem)],
      coefficients: Float64Array.of(1, ...twoStage.projections[j]!.map((value) => -value)),
    }),
  );
  const left = stages.map((stage, j): Combination => {
    const moments = Float64Array.from(problem.regressors, (position) =>
      position < space.size ? 0 : twoStage.moments.among[(1 + j) * (q + 1) + 1 + position - space.size]!,
    );
    const coefficients = multiplyVector(least.twoStage.inverse, moments).map((value) => -value);
    return {
      columns: [...stage.columns, ...regressorsOf(problem)],
      coefficients: Float64Array.of(...stage.coefficients, ...coefficients),
    };
  });
  const error = least.twoStage.residual;
  const sums = residualProducts(problem, [error, ...stages]).among.slice(1, 1 + q);
  const model = regressionModel({
    frame,
    regressions: [{ regressors: left, residual: error, weights: problem.weights }],
    coefficients: sums,
    inverse: identity(q),
    errorCovariance: Float64Array.of(1),
    factorK: q,
    small: false,
  });
  const { values } = chooseCovariance(model, option === "iid" ? "HC0" : withoutFactors(option));
  return inverseQuadraticForm(sums, values, q) ?? Number.NaN;
}
