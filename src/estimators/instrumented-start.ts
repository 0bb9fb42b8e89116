import { cholesky } from "../linalg/cholesky.ts";
import { identity } from "../linalg/matrix.ts";
import { errorSpread } from "../moments/error-spread.ts";
import type { ControlFunctionSteps } from "./control-function-steps.ts";

/**
 * Start values for maximum likelihood from a control function y* = x'β + v'θ + ε: with R = LL' the correlation matrix of v and
 * b = L'(θ∘σ)/√Var(ε) the effects of the independent errors, sinh of the last partial correlation's atanh is the last b, and so on
 * downwards; with Var(u) = (1 + b'b)·Var(ε).
 */
export function instrumentedStart({ forms, maximum, problem }: ControlFunctionSteps): {
  /** Coefficients of the outcome given the residuals. */
  readonly beta: Float64Array;
  /** ln σ and atanh partial correlations of the reduced forms. */
  readonly lnSigmas: Float64Array;
  readonly amongForms: readonly number[];
  readonly atanhRhos: Float64Array;
  /** 1 + b'b. */
  readonly inflation: number;
} {
  const m = forms.residuals.length;
  const width = problem.ranges[0]!.size;
  const lnSigmas = errorSpread(forms).slice(0, m);
  const sd = lnSigmas.map(Math.exp);
  const R = forms.sigma.map((value, at) => value / (sd[Math.floor(at / m)]! * sd[at % m]!));
  const L = cholesky(R, m) ?? identity(m);
  const scale = problem.ranges.length > 1 ? Math.exp(-maximum.point[width]!) : 1;
  const effects = sd.map((s, j) => s * scale * maximum.point[width - m + j]!);
  const b = effects.map((_, k) => effects.reduce((sum, effect, j) => sum + effect * L[j * m + k]!, 0));
  const atanhRhos = new Float64Array(m);
  let cosh = 1;
  for (let k = m - 1; k >= 0; k--) {
    atanhRhos[k] = Math.asinh(b[k]! / cosh);
    cosh *= Math.cosh(atanhRhos[k]!);
  }
  return {
    beta: maximum.point.slice(0, width - m),
    lnSigmas,
    amongForms: partials(L, m),
    atanhRhos,
    inflation: 1 + b.reduce((sum, value) => sum + value * value, 0),
  };
}

/** atanh of the partial correlations behind a factor: row by row, each given those before it. */
function partials(L: Float64Array, m: number): number[] {
  return Array.from({ length: m }, (_, j) => {
    let left = 1;
    return Array.from({ length: j }, (_, k) => {
      const partial = L[j * m + k]! / Math.sqrt(left);
      left -= L[j * m + k]! ** 2;
      return Math.atanh(partial);
    });
  }).flat();
}
