import type { Fit, Like } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { countedK } from "../inference/counted-k.ts";
import { rememberRoot } from "../inference/remembered-root.ts";
import { meanQuantity } from "../moments/mean-quantity.ts";
import { type Regression, type Regressor, regressionScores } from "../moments/regression.ts";
import { absorbedPart } from "./absorbed-part.ts";
import { noRecord } from "./no-record.ts";

/** A linear estimate as post-estimation needs it. */
export interface LinearEstimate {
  readonly frame: Frame;
  readonly coefficients: Float64Array;
  /** (X'WX)⁻¹; of projected regressors X̂ with instruments. */
  readonly inverse: Float64Array;
  /** C with C C' = the inverse, where columns are nearly collinear. */
  readonly root?: Float64Array;
  readonly rss: number;
  readonly regression: Regression;
  /** The regressors times the root. */
  readonly steadyRegressors?: readonly Regressor[];
  readonly hats: FittedModel["hats"];
  readonly small: boolean;
  readonly like: Like | undefined;
  /** The same estimate under the conventions of a package. */
  restated(like: Like): LinearEstimate;
  /** How (X'WX)⁻¹ is written: "(X'X)⁻¹". */
  readonly inverseWritten: string;
  /** The covariance under independent errors of variance 1, where it is not the inverse. */
  readonly unit?: { readonly values: Float64Array; readonly formula: string };
  readonly own?: NonNullable<FittedModel["own"]>;
  /** The same estimator on another sample; absent where its columns were made with estimates from the whole sample. */
  readonly estimateOn?: ((frame: Frame) => LinearEstimate) | undefined;
}

/** What post-estimation knows of a linear fit. */
export function linearModel(
  estimate: LinearEstimate,
  record: (model: FittedModel, covariance: ChosenCovariance) => Fit,
): FittedModel {
  const { frame, coefficients, inverse, root, rss, regression, hats, small, like, inverseWritten, estimateOn } =
    estimate;
  const { steadyRegressors: steady } = estimate;
  const unit = estimate.unit ?? { values: inverse, formula: inverseWritten };
  const k = countedK({ frame, theta: coefficients, like });
  const variance = rss / (small ? frame.nobs - k : frame.nobs);
  const implied = unit.values.map((value) => value * variance);
  if (root !== undefined && estimate.unit === undefined)
    rememberRoot(implied, () => root.map((entry) => entry * Math.sqrt(variance)));
  const model: FittedModel = {
    frame,
    theta: coefficients,
    names: frame.equations[0]!.regressors.names,
    predictors: [{ name: "mean", equation: 0, start: 0, size: coefficients.length }],
    family: "least-squares",
    bread: inverse,
    ...(root === undefined ? {} : { breadRoot: root }),
    breadWritten: inverseWritten,
    iid: {
      values: implied,
      formula: `s²${unit.formula}, s² = RSS/${small ? "(N-K)" : "N"}`,
    },
    scores: (start, rows, out) => regressionScores(regression, start, rows, out),
    ...(steady === undefined
      ? {}
      : {
          steadyScores: (start, rows, out) => regressionScores({ ...regression, regressors: steady }, start, rows, out),
        }),
    hats,
    small,
    ...(estimate.own === undefined ? {} : { own: estimate.own }),
    ...(like === undefined ? {} : { like }),
    restated: (other) => linearModel(estimate.restated(other), record),
    ...(frame.absorbed === undefined ? {} : { absorbedSums: () => absorbedPart(model) }),
    quantities: { mean: meanQuantity },
    ...(estimateOn === undefined
      ? {}
      : { refit: (sample: Frame) => ({ model: linearModel(estimateOn(sample), noRecord), converged: true }) }),
    record: (covariance) => record(model, covariance),
  };
  return model;
}
