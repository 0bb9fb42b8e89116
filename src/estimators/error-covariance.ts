import type { Block, RowDerivatives } from "../likelihood/likelihood.ts";

/** The covariance λ = ρσ of the two errors as a function of constant predictors, with the chain rule for its derivatives. */
export interface ErrorCovariance<P extends string> {
  readonly predictors: readonly P[];
  at(block: Block<P>, row: number): number;
  /** Writes the derivatives in its predictors, from ∂f/∂λ and ∂²f/∂(z'γ)∂λ of an f that is linear in λ. */
  chain(block: Block<P>, row: number, byLambda: number, bySelectionLambda: number, out: RowDerivatives<P>): void;
}

/** λ as a coefficient: the two-step estimator. */
export const lambdaAsCoefficient: ErrorCovariance<"lambda"> = {
  predictors: ["lambda"],
  at: ({ eta }, i) => eta.lambda[i]!,
  chain(_block, i, byLambda, bySelectionLambda, { first, second }) {
    first.lambda[i] = byLambda;
    (second as Record<string, Float64Array>).selection_lambda![i] = bySelectionLambda;
  },
};

/** λ = exp(ln σ)·tanh(atanh ρ): maximum likelihood. */
export const lambdaOfSigmaAndRho: ErrorCovariance<"lnSigma" | "atanhRho"> = {
  predictors: ["lnSigma", "atanhRho"],
  at: ({ eta }, i) => Math.exp(eta.lnSigma[i]!) * Math.tanh(eta.atanhRho[i]!),
  chain({ eta }, i, byLambda, bySelectionLambda, { first, second }) {
    const sigma = Math.exp(eta.lnSigma[i]!);
    const rho = Math.tanh(eta.atanhRho[i]!);
    const inSigma = sigma * rho;
    const inRho = sigma * (1 - rho * rho);
    const crossed = second as Record<string, Float64Array>;
    first.lnSigma[i] = byLambda * inSigma;
    first.atanhRho[i] = byLambda * inRho;
    second.lnSigma_lnSigma[i] = byLambda * inSigma;
    second.lnSigma_atanhRho[i] = byLambda * inRho;
    second.atanhRho_atanhRho[i] = -2 * rho * byLambda * inRho;
    crossed.selection_lnSigma![i] = bySelectionLambda * inSigma;
    crossed.selection_atanhRho![i] = bySelectionLambda * inRho;
  },
};
