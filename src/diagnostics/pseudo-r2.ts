import { checkFit } from "../fit/check-fit.ts";
import type { Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { modelOf } from "../fit/model.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatFixed } from "../report/format.ts";
import { type BinarySample, binarySampleOf } from "./binary-sample.ts";
import { undefinedTest } from "./linear-sample.ts";

/** The family of pseudo-R²; those that need the data are missing from a fit out of JSON. */
export interface PseudoR2 extends Displayed {
  /** 1 - ℓ/ℓ₀. */
  readonly mcFadden: number;
  /** 1 - (ℓ - K)/ℓ₀. */
  readonly mcFaddenAdjusted: number;
  /** 1 - exp(2(ℓ₀ - ℓ)/N), and the same over its largest possible value. */
  readonly coxSnell: number;
  readonly nagelkerke: number;
  /** Models of a 0/1 outcome: 1 - Σ(y - p)²/Σ(y - ȳ)². */
  readonly efron?: number;
  /** Probit and logit: the variance of the index over that of the latent outcome. */
  readonly mcKelveyZavoina?: number;
  /** Models of a 0/1 outcome: mean fitted probability of successes less that of failures. */
  readonly tjur?: number;
}

/** Variances of the latent errors. */
const latentVariance: Readonly<Record<string, number>> = {
  probit: 1,
  logit: Math.PI ** 2 / 3,
  cloglog: Math.PI ** 2 / 6,
};

/**
 * Pseudo-R² of a likelihood fit. None is a share of variance explained but McKelvey and Zavoina's, of the latent outcome's;
 * compare them between models of the same data only.
 *
 * @param fit a likelihood fit with its null log-likelihood, also one out of JSON
 * @throws EstimandError "undefined-test" without log-likelihoods
 * @example
 * pseudoR2(probit("inlf ~ educ + age", women)).tjur;
 *
 * Source: McFadden (1974); Cox and Snell (1989); Nagelkerke (1991); Efron (1978); McKelvey and Zavoina (1975); Tjur (2009).
 */
export function pseudoR2(fit: Fit): PseudoR2 {
  checkFit(fit, "pseudoR2");
  const logLik = known(fit.logLik);
  const logLikNull = known(fit.logLikNull);
  if (!Number.isFinite(logLik) || !Number.isFinite(logLikNull)) {
    throw undefinedTest(`A pseudo-R² compares log-likelihoods, and ${fit.title} has no two of them`, fit);
  }
  const model = modelOf(fit);
  const sample = model && binarySampleOf(model);
  const coxSnell = -Math.expm1((2 * (logLikNull - logLik)) / fit.nobs);
  const record = {
    mcFadden: 1 - logLik / logLikNull,
    mcFaddenAdjusted: 1 - (logLik - fit.vcov.names.length) / logLikNull,
    coxSnell,
    nagelkerke: coxSnell / -Math.expm1((2 * logLikNull) / fit.nobs),
    ...(sample === undefined ? {} : ofRows(sample, latentVariance[fit.estimator])),
  };
  return displayed(record, (found) => [
    { kind: "title", text: "Pseudo R²" },
    {
      kind: "facts",
      facts: Object.entries(labels).flatMap(([key, label]): [string, string][] => {
        const value = found[key as keyof typeof labels];
        return value === undefined ? [] : [[label, formatFixed(value, 4)]];
      }),
    },
  ]);
}

const labels = {
  mcFadden: "McFadden",
  mcFaddenAdjusted: "McFadden, adjusted",
  coxSnell: "Cox-Snell",
  nagelkerke: "Nagelkerke",
  efron: "Efron",
  mcKelveyZavoina: "McKelvey-Zavoina",
  tjur: "Tjur",
} as const;

function ofRows(
  { outcome, probability, index, weights, nobs }: BinarySample,
  errorVariance: number | undefined,
): Pick<PseudoR2, "efron" | "mcKelveyZavoina" | "tjur"> {
  const weight = (i: number): number => weights?.[i] ?? 1;
  let residuals = 0;
  let successes = 0;
  let ofSuccesses = 0;
  let ofFailures = 0;
  for (let i = 0; i < outcome.length; i++) {
    residuals += weight(i) * (outcome[i]! - probability[i]!) ** 2;
    if (outcome[i]! > 0) {
      successes += weight(i);
      ofSuccesses += weight(i) * probability[i]!;
    } else ofFailures += weight(i) * probability[i]!;
  }
  const variance = totalSquares(index, weights, true) / nobs;
  return {
    efron: 1 - residuals / totalSquares(outcome, weights, true),
    ...(errorVariance === undefined ? {} : { mcKelveyZavoina: variance / (variance + errorVariance) }),
    tjur: ofSuccesses / successes - ofFailures / (nobs - successes),
  };
}
