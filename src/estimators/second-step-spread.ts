import type { FittedModel } from "../fit/model.ts";
import { dot, multiplyVector } from "../linalg/matrix.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import { spreadMoment } from "../moments/spread-moment.ts";
import { bordered, withFurtherMoment } from "./further-moment.ts";

/**
 * A model of two steps with ln σ as a further parameter, "lnSigma": see `spreadMoment`. N/(N-K) counts the coefficients only.
 *
 * The covariance that the model implies: with A = 1/(2σ²n₁), D the equation's derivative in (γ, β, λ), V their covariance and c
 * that of their own errors with the equation's (0 for γ, (W'W)⁻¹ Cov(W'e, m) for β and λ),
 *
 *   Cov(θ̂, ln σ̂) = A(VD + c),   Var(ln σ̂) = A²(D'VD + 2D'c + Var(m))
 *
 * @param sigma as reported, after the rule for ρ out of bounds
 */
export function withSpread(model: FittedModel, second: SelectionCorrection, sigma: number): FittedModel {
  const { lnSigma, inverse: A, moved, impliedMoved: D, crossed, variance, scores } = spreadMoment(second, sigma);
  const iid = (): FittedModel["iid"] => {
    const own = multiplyVector(second.inverse, crossed);
    const c = Float64Array.of(...new Float64Array(D.length - own.length), ...own);
    const VD = multiplyVector(model.iid.values, D);
    const edge = VD.map((value, j) => A * (value + c[j]!));
    const corner = A * A * (dot(D, VD) + 2 * dot(D, c) + variance);
    return { values: bordered(model.iid.values, corner, edge), formula: model.iid.formula };
  };
  const moment = { name: "lnSigma", value: lnSigma, inverse: A, moved, scores };
  return { ...withFurtherMoment(model, moment, iid), factorK: model.factorK ?? model.theta.length };
}
