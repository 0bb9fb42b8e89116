import { movedBySelection } from "./orthogonalizer.ts";
import type { SelectionCorrection } from "./selection-correction.ts";
import type { MomentBlock } from "./stacked-moments.ts";

/** A regression with a hazard as a block of moments, as they are in the sample and as the model implies them. */
export interface SelectionBlocks {
  readonly sampled: MomentBlock;
  /** With the derivative in γ expected, and Heckman's covariance given γ. */
  readonly implied: MomentBlock;
}

/**
 * The second step W'e = 0 of a two-step estimator after a probit with parameters γ. What its error adds given γ is
 * σ²(W'W)⁻¹[W'(I - ρ²Δ)W](W'W)⁻¹; an error of γ̂ moves it by ρσ W'ΔZ.
 *
 * @param first position of the probit among the blocks
 * @param errors σ and ρ as they are taken in the covariance
 *
 * Source: Heckman (1979); Lee (1978), International Economic Review 19, 415-433, for several regimes.
 */
export function selectionBlocks(
  second: SelectionCorrection,
  weights: Float64Array | undefined,
  first: number,
  { sigma, rho }: { readonly sigma: number; readonly rho: number },
): SelectionBlocks {
  const { W, residuals, inverse, lost, WDeltaZ } = second;
  const own = {
    size: W.length,
    inverse,
    scores(start: number, rows: number, out: readonly Float64Array[]) {
      W.forEach((column, m) => {
        const into = out[m]!;
        for (let i = 0, r = start; i < rows; i++, r++) into[i] = column[r]! * residuals[r]! * (weights?.[r] ?? 1);
      });
    },
  };
  const variance = inverse.map((value, at) => sigma * sigma * (value - rho * rho * lost[at]!));
  return {
    sampled: { ...own, moved: new Map([[first, movedBySelection(second)]]) },
    implied: { ...own, variance, moved: new Map([[first, WDeltaZ.map((x) => x * rho * sigma)]]) },
  };
}
