import type { FittedModel } from "../fit/model.ts";
import { dot, multiplyVector } from "../linalg/matrix.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import { spreadMoment } from "../moments/spread-moment.ts";
import { bordered } from "../linalg/bordered.ts";
import { withFurtherMoment } from "./further-moment.ts";

/** A regression after the first step, as it stands in a model of steps. */
export interface SpreadOf {
  readonly second: SelectionCorrection;
  /** As reported, after the rule for ρ out of bounds. */
  readonly sigma: number;
  /** The parameter's name. */
  readonly name: string;
  /** Position of its first coefficient; γ stands first. */
  readonly start: number;
}

/**
 * A model of two steps with ln σ as a further parameter: see `spreadMoment`. N/(N-K) counts the coefficients only.
 *
 * The covariance that the model implies: with A = 1/(2σ²n₁), D the equation's derivative in (γ, β, λ), V their covariance and c
 * that of their own errors with the equation's (0 for γ, (W'W)⁻¹ Cov(W'e, m) for β and λ),
 *
 *   Cov(θ̂, ln σ̂) = A(VD + c),   Var(ln σ̂) = A²(D'VD + 2D'c + Var(m))
 */
export function withSpread(model: FittedModel, { second, sigma, name, start }: SpreadOf): FittedModel {
  const { lnSigma, inverse: A, moved, impliedMoved, crossed, variance, scores } = spreadMoment(second, sigma);
  const k = model.theta.length;
  const m = second.coefficients.length;
  const placed = (ofGamma: Float64Array | undefined, ofCoefficients: Float64Array): Float64Array => {
    const out = new Float64Array(k);
    out.set(ofGamma ?? []);
    out.set(ofCoefficients, start);
    return out;
  };
  const parted = (both: Float64Array): Float64Array => placed(both.subarray(0, -m), both.subarray(-m));
  const iid = (): FittedModel["iid"] => {
    const D = parted(impliedMoved);
    const c = placed(undefined, multiplyVector(second.inverse, crossed));
    const VD = multiplyVector(model.iid.values, D);
    const edge = VD.map((value, j) => A * (value + c[j]!));
    const corner = A * A * (dot(D, VD) + 2 * dot(D, c) + variance);
    return { values: bordered(model.iid.values, corner, edge), formula: model.iid.formula };
  };
  const moment = { name, value: lnSigma, inverse: A, moved: parted(moved), scores };
  return { ...withFurtherMoment(model, moment, iid), factorK: model.factorK ?? k };
}
