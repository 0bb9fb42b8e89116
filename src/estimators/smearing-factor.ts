import type { FittedModel } from "../fit/model.ts";
import { robustMeat } from "../inference/robust-meat.ts";
import { steadyModel } from "../inference/steady-model.ts";
import { kernels } from "../linalg/kernels.ts";
import { sandwich } from "../linalg/matrix.ts";
import { type FurtherMoment, withFurtherMoment } from "./further-moment.ts";

/**
 * A regression of log(y) with ln of Duan's smearing factor s as a further parameter, "lnSmearing": s is the mean of exp(e) over the
 * rows with an outcome, e = log(y) - x'β, and solves Σ (exp(e)/s - 1) = 0 after the regression. All covariances are of both
 * steps together; what the model implies of s is nothing, so in the "iid" one its row is that of the moments.
 *
 * Source: Duan (1983), JASA 78, 605-610, equation 2.5.
 */
export function withSmearing(model: FittedModel): FittedModel {
  const k = model.theta.length;
  const extended = withFurtherMoment(model, smearingMoment(model), (whole) => {
    const steady = steadyModel(whole);
    const values = sandwich(steady.bread, robustMeat(steady, 0), k + 1);
    for (let i = 0; i < k; i++) values.set(model.iid.values.subarray(i * k, (i + 1) * k), i * (k + 1));
    return { ...model.iid, values };
  });
  return {
    ...extended,
    refit(frame) {
      const { model: again, converged } = model.refit!(frame);
      return { model: withSmearing(again), converged };
    },
  };
}

/** The equation of ln s, and how the regression's coefficients move it: by -Σ exp(e)/s x'. */
function smearingMoment({ frame, theta, predictors }: FittedModel): FurtherMoment {
  const outcome = predictors.find(({ name }) => name === "outcome")!;
  const { active, offset, outcome: y, regressors } = frame.equations[outcome.equation!]!;
  const ratio = offset?.slice() ?? new Float64Array(frame.rows);
  kernels.linear(regressors.columns, theta, outcome.start, 0, frame.rows, ratio);
  let [sum, total] = [0, 0];
  const weight = (i: number): number => active![i]! * (frame.weights?.values[i] ?? 1);
  for (let i = 0; i < frame.rows; i++) {
    if (active![i] === 0) continue;
    ratio[i] = Math.exp(y[i]! - ratio[i]!);
    sum += weight(i) * ratio[i]!;
    total += weight(i);
  }
  const moved = new Float64Array(theta.length);
  for (let i = 0; i < frame.rows; i++) {
    ratio[i] = active![i] === 0 ? 0 : ratio[i]! / (sum / total);
    for (const [j, column] of regressors.columns.entries())
      moved[outcome.start + j]! -= weight(i) * ratio[i]! * (active![i] === 0 ? 0 : column[i]!);
  }
  return {
    name: "lnSmearing",
    value: Math.log(sum / total),
    inverse: 1 / total,
    moved,
    scores(start, rows, out) {
      for (let i = 0, at = start; i < rows; i++, at++) out[i] = weight(at) * (ratio[at]! - active![at]!);
    },
  };
}
