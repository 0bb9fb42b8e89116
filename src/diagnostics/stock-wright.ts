import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { coefficientsOf, coordinatesOf } from "../moments/instrument-space.ts";
import { endogenousNames, instrumentsOf } from "../moments/linear-problem.ts";
import { residualProducts } from "../moments/residual-products.ts";
import type { FirstEstimate } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";
import { momentCovariance } from "./moment-covariance.ts";

/**
 * Stock and Wright's S for no effect of the endogenous columns: the score form of Anderson and Rubin's test, right however weak
 * the instruments are: g'S⁻¹g of the moments with all instruments of what the exogenous columns leave of y, as in Stata's
 * ivreg2. NaN where S is singular.
 *
 * Source: Stock and Wright (2000), Econometrica 68, 1055-1096.
 */
export function stockWright(estimate: FirstEstimate, option: VcovOption): TestResult {
  const { problem, space } = estimate;
  const outcome = space.coordinates.at(-1)!;
  const exogenous = Float64Array.from(outcome);
  exogenous.fill(0, problem.exogenous);
  const residual = {
    columns: [problem.outcome, ...instrumentsOf(problem)],
    coefficients: Float64Array.of(1, ...coefficientsOf(space, exogenous).map((value) => -value)),
  };
  const { among, withColumns } = residualProducts(problem, [residual]);
  const S = momentCovariance(estimate, { residual, rss: among[0]! }, option).values;
  const moments = coordinatesOf(space, withColumns[0]!.slice(0, space.size));
  const names = endogenousNames(problem);
  return testResult({
    name: "Stock-Wright S test (robust to weak instruments)",
    null: `The coefficient${names.length > 1 ? "s" : ""} of ${listed(names)} ${names.length > 1 ? "are" : "is"} zero.`,
    statistic: inverseQuadraticForm(moments, S, space.size) ?? Number.NaN,
    distribution: "chi2",
    df: [problem.excluded],
  });
}
