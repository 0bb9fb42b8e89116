import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { dot } from "../linalg/matrix.ts";
import { type BootstrapSetting, bootstrapSetting, type BootstrapTestOptions } from "./bootstrap-setting.ts";
import { type BootstrapStatistic, type BootstrapTest, bootstrapTest } from "./bootstrap-test.ts";
import { crossingEffect } from "./crossing-effect.ts";
import { rounding, smallFactor } from "./wild-factor.ts";
import { wildRestrictedEfficient } from "./wild-restricted-efficient.ts";
import { directionSums, drawSums } from "./wild-sums.ts";
import { isRegression } from "./is-regression.ts";
import { modelWithData } from "./with-vcov.ts";

/**
 * The restricted wild (cluster) bootstrap of one linear hypothesis about a regression: residuals of the regression under
 * the null are multiplied by random weights, one a cluster, and the t statistic is computed anew. Right where clusters
 * are few. No regression is run: each draw costs G·k multiplications, and its t² is a ratio of two quadratics in the
 * value tested, so that the interval of the values not rejected costs next to nothing.
 *
 * Of a fit by `iv` it tests the coefficient of the endogenous column by the wild restricted efficient bootstrap, in which the
 * draws keep the correlation of the errors of both stages: right, too, where instruments are weak. Its interval, by
 * inversion, may be unbounded; each value tried takes all draws anew.
 *
 * Effects absorbed by `ols` must lie within the clusters, each level in one: then the test is that of the model with dummies.
 *
 * The p-value is the share of draws with |t*| at least as large as |t|: exact where all draws are enumerated, and
 * (1 + count)/(1 + draws) for random ones.
 *
 * @param hypothesis one restriction: "rd = 0", "a = b", "2*a - b = 1"
 * @param options `cluster`, `weights`, `replications`, `seed`, `enumerate`, `level`, `onProgress`
 * @throws EstimandError "needs-data", "undefined-test" for other models than ols and two-stage least squares with one
 *   endogenous column, and for absorbed effects that cross the clusters, "bad-hypothesis", "bad-option"
 * @example
 * wildBootstrapTest(ols("sales ~ rd + size", firms), "rd = 0", { cluster: "region", seed: 1 }).p;
 *
 * Source: Cameron, Gelbach and Miller (2008); Roodman, MacKinnon, Nielsen and Webb (2019), Stata Journal 19, 4-60;
 * MacKinnon (2023), Econometrics and Statistics, for the sums by cluster; Davidson and MacKinnon (2010), Journal of Business
 * and Economic Statistics 28, 128-144, for instrumental variables.
 */
export function wildBootstrapTest(fit: Fit, hypothesis: string, options: BootstrapTestOptions = {}): BootstrapTest {
  const model = modelWithData(fit, "A bootstrap test");
  const instrumental = fit.estimator === "iv";
  if (instrumental ? fit.absorbed !== undefined : !isRegression(model)) throw onlyRegressions(fit);
  const setting = bootstrapSetting(model, hypothesis, options);
  refuseCrossing(fit, model, setting, options.cluster);
  const kind = instrumental ? "Wild restricted efficient" : "Wild";
  const name =
    options.cluster === undefined ? `${kind} bootstrap test` : `${kind} cluster bootstrap test (${options.cluster})`;
  const statistic = instrumental ? wildRestrictedEfficient(fit, model, setting) : wildStatistic(model, setting);
  return bootstrapTest(name, hypothesis, setting, statistic, options);
}

/**
 * Errors drawn with one weight a cluster must be orthogonal to absorbed effects, as the residuals are: they are where every
 * level lies in one cluster.
 */
function refuseCrossing(
  fit: Fit,
  { frame }: FittedModel,
  { way }: BootstrapSetting,
  cluster: string | undefined,
): void {
  const crossing = crossingEffect(frame, way);
  if (crossing === undefined) return;
  const within = cluster === undefined ? "one row" : `one cluster of '${cluster}'`;
  throw new EstimandError(
    "undefined-test",
    `Levels of the absorbed effect '${crossing.name}' do not lie in ${within} each, so that drawn errors would move it: write ` +
      `it as a term, C(${crossing.columns.join("):C(")}), or name clusters that contain its levels.`,
    { estimator: fit.estimator, effect: crossing.name },
  );
}

/**
 * With d = (r'b - value)/ρ'ρ the restricted scores are Z_g'We_g + d·S_gρ. A draw v moves the estimates by
 * Σ v_g(scores) = A + dB, and the score of cluster g in direction ρ becomes v_g(c_g + d·c'_g) - (S_gρ)'(A + dB).
 */
function wildStatistic(model: FittedModel, { restriction, way, draws }: BootstrapSetting): BootstrapStatistic {
  const k = model.theta.length;
  const sums = directionSums(model, way, restriction.weights);
  const { rho } = sums;
  const squares = Array.from({ length: 6 }, () => new Float64Array(draws.count));
  let b = 0;
  draws.each((weights, chance) => {
    const row = drawSums(sums, weights, k);
    row.forEach((value, s) => {
      squares[s]![b] = value;
    });
    squares[5]![b++] = chance;
  });
  const estimate = dot(restriction.weights, model.theta);
  const variance = dot(sums.scoreParts, sums.scoreParts);
  const length = dot(rho, rho);
  const factor = smallFactor(model, way);
  return {
    estimate,
    unit: Math.sqrt(factor * variance),
    statistic: (value) => (estimate - value) / Math.sqrt(factor * variance),
    exceeding: (value) => exceedingShare(squares, (estimate - value) / length, length * length, variance),
  };
}

/** The chance of t*² = (n₀ + n₁d)²/(s₀ + 2s₁d + s₂d²) at or above t² = d²|ρ|⁴/variance. */
function exceedingShare(squares: readonly Float64Array[], d: number, lengthSquared: number, variance: number): number {
  const [n0, n1, s0, s1, s2, chances] = squares as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const observed = d * d * lengthSquared * (1 - rounding);
  let total = 0;
  for (let b = 0; b < chances.length; b++) {
    const moved = n0[b]! + n1[b]! * d;
    const spread = s0[b]! + 2 * s1[b]! * d + s2[b]! * d * d;
    if (moved * moved * variance >= observed * spread) total += chances[b]!;
  }
  return total;
}

function onlyRegressions(fit: Fit): EstimandError {
  const likelihood = fit.logLik !== undefined;
  if (fit.absorbed !== undefined) {
    const message = "The wild restricted efficient bootstrap knows no absorbed effects: write them as terms, C(...).";
    return new EstimandError("undefined-test", message, { estimator: fit.estimator });
  }
  return new EstimandError(
    "undefined-test",
    `The wild bootstrap is for least squares (ols, iv), not for ${fit.estimator}: use ` +
      `${likelihood ? "scoreBootstrapTest(fit, ...)" : "withVcov(fit, bootstrap({ seed }))"}.`,
    { estimator: fit.estimator },
  );
}
