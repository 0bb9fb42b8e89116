import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import { dot } from "../linalg/matrix.ts";
import type { BootstrapSetting } from "./bootstrap-setting.ts";
import type { BootstrapStatistic } from "./bootstrap-test.ts";
import { instrumentalSums } from "./instrumental-sums.ts";
import { rounding, smallFactor } from "./wild-factor.ts";
import { wildRestrictedDraws } from "./wild-restricted-draws.ts";

/** The wild restricted efficient bootstrap of the coefficient of the endogenous column of a two-stage least-squares fit. */
export function wildRestrictedEfficient(
  fit: Fit,
  model: FittedModel,
  { restriction, way, draws }: BootstrapSetting,
): BootstrapStatistic {
  const position = testedColumn(fit, model, restriction.weights);
  const scale = restriction.weights[position]!;
  const estimate = scale * model.theta[position]!;
  const sums = instrumentalSums(model, way);
  const factor = smallFactor(model, way);
  const ones = new Float64Array(way.count).fill(1);
  const under = (value: number): ReturnType<typeof wildRestrictedDraws> =>
    wildRestrictedDraws(sums, (value - estimate) / scale);
  const strength = dot(sums.endogenousOnQ, sums.endogenousOnQ);
  return {
    estimate,
    unit: (Math.abs(scale) * Math.sqrt(factor * under(estimate)(ones).spread)) / strength,
    statistic: (value) => {
      const { numerator, spread } = under(value)(ones);
      return (Math.sign(scale) * numerator) / Math.sqrt(factor * spread);
    },
    exceeding: (value) => {
      const drawn = under(value);
      const observed = drawn(ones);
      const least = observed.numerator ** 2 * (1 - rounding);
      let total = 0;
      draws.each((weights, chance) => {
        const { numerator, spread } = drawn(weights);
        if (numerator ** 2 * observed.spread >= least * spread) total += chance;
      });
      return total;
    },
  };
}

/** The position of the only endogenous column, which alone may be tested. */
function testedColumn(fit: Fit, model: FittedModel, weights: Float64Array): number {
  const { endogenous } = model.frame.equations[0]!;
  const { method } = fit as Fit & { readonly method?: string };
  if (method !== "2sls") {
    throw refused(fit, `The wild bootstrap of instrumental variables is for method "2sls", not for "${method}".`);
  }
  const [name, ...others] = endogenous;
  if (others.length > 0) {
    throw refused(
      fit,
      `The wild bootstrap of instrumental variables is for one endogenous column; this fit has ${endogenous.length}: use ` +
        "withVcov(fit, bootstrap({ seed })).",
    );
  }
  const position = model.names.indexOf(name!);
  if (weights[position] === 0 || weights.some((weight, j) => weight !== 0 && j !== position)) {
    throw refused(
      fit,
      `The wild bootstrap of instrumental variables tests the coefficient of the endogenous column only, as in "${name} = 0".`,
    );
  }
  return position;
}

function refused({ estimator }: Fit, message: string): EstimandError {
  return new EstimandError("undefined-test", message, { estimator });
}
