import type { ChosenCovariance } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { lowerInverse } from "../linalg/cholesky.ts";
import { identity } from "../linalg/matrix.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import type { InstrumentSpace } from "../moments/instrument-space.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { regressionModel } from "./regression-model.ts";

/** The sample of moments Z'We: of a model or of one with other instruments. */
export type MomentSample = Pick<InstrumentalEstimate, "frame" | "problem" | "space">;

/**
 * S, the covariance of the moments Z'We, in the orthonormal coordinates of the space of the instruments: uncentred and without
 * small-sample factors; σ²I with σ² = e'We/N for "iid", otherwise of the kind of the option.
 */
export function momentCovariance(
  { frame, problem, space }: MomentSample,
  { residual, rss }: Pick<InstrumentalSolution, "residual" | "rss">,
  option: VcovOption,
): ChosenCovariance {
  const variance = rss / frame.nobs;
  const regressors = space.nearlyCollinear ? orthonormalInstruments({ problem, space }, 0) : instrumentsOf(problem);
  const model = regressionModel({
    frame,
    regressions: [{ regressors, residual, weights: problem.weights }],
    coefficients: new Float64Array(space.size),
    inverse: space.nearlyCollinear ? identity(space.size) : orthonormalizer(space),
    errorCovariance: Float64Array.of(variance),
    factorK: space.size,
    small: false,
  });
  const values = identity(space.size).map((value) => value * variance);
  return chooseCovariance({ ...model, isSum: true, iid: { values, formula: "σ²I" } }, withoutFactors(option));
}

/** L⁻¹D⁻¹, which takes Z'We to coordinates. */
function orthonormalizer({ factor, lengths, size }: InstrumentSpace): Float64Array {
  return lowerInverse(factor, size).map((value, at) => value / lengths[at % size]!);
}

/** The option of the same kind that applies no small-sample factor. */
export function withoutFactors(option: VcovOption): VcovOption {
  return typeof option === "string" && option !== "iid" ? "HC0" : option;
}
