import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { marginalProbitQuantity } from "../likelihood/marginal-probit-quantity.ts";
import { makeScratch } from "../likelihood/scratch.ts";
import { smoothParameter } from "./derived-parameter.ts";
import type { RandomEffectsProblem } from "./random-effects.ts";

/**
 * The average effect of a 0/1 column of the index on the probability over the distribution of effects, 1/n Σ_i [Φ(z_i1) -
 * Φ(z_i0)], z_ij = (x_i'β with the column at j)/√(1 + σ_u²): of the lagged outcome, state dependence.
 *
 * Source: Wooldridge (2005), Journal of Applied Econometrics 20, section 5.
 */
export function stateDependence(
  { data }: RandomEffectsProblem,
  model: FittedModel,
  covariance: ChosenCovariance,
  column: string,
): DerivedParameter {
  const { theta, names } = model;
  const { columns = [], offset } = data.predictors.index;
  const place = names.indexOf(column);
  const total = (at: 0 | 1): { sum: number; slopes: Float64Array } => {
    const scratch = makeScratch(marginalProbitQuantity, data.rows);
    const changed = columns.map((x, j) => (j === place ? new Float64Array(data.rows).fill(at) : x));
    if (offset !== undefined) scratch.eta.index.set(offset);
    kernels.linear(changed, theta, 0, 0, data.rows, scratch.eta.index);
    scratch.eta.lnSigmaU.fill(theta.at(-1)!);
    marginalProbitQuantity.rows({ rows: data.rows, eta: scratch.eta }, scratch);
    const slopes = new Float64Array(theta.length);
    let sum = 0;
    for (let i = 0; i < data.rows; i++) {
      const w = data.weights?.[i] ?? 1;
      sum += w * scratch.value[i]!;
      scratch.first.index[i] = w * scratch.first.index[i]!;
      slopes[theta.length - 1] = slopes[theta.length - 1]! + w * scratch.first.lnSigmaU[i]!;
    }
    kernels.sums(changed, scratch.first.index, 0, data.rows, slopes, 0);
    return { sum, slopes };
  };
  const rows = data.weights?.reduce((sum, w) => sum + w, 0) ?? data.rows;
  const [one, zero] = [total(1), total(0)];
  const slopes = Object.fromEntries(names.map((name, j) => [name, (one.slopes[j]! - zero.slopes[j]!) / rows]));
  return smoothParameter(model, covariance, (one.sum - zero.sum) / rows, slopes);
}
