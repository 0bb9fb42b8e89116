import type { Like } from "../fit/fit.ts";
import { EstimandError } from "../errors.ts";

/** The finite-sample factor of "robust": none, N/(N-1) or N/(N-K). */
export type RobustFactor = "none" | "N/(N-1)" | "N/(N-K)";

/** A column of the conventions: what a package does where packages disagree. */
export interface Preset {
  /** What the covariance of a likelihood model is made of, where its likelihood has the expected one. */
  readonly information: "observed" | "expected";
  /** "robust" of least squares (with small-sample factors), and of likelihoods. */
  readonly robust: { readonly leastSquares: RobustFactor; readonly likelihood: RobustFactor };
  /** "iid" of likelihoods: as the information is, or times (N-1)/(N-K). */
  readonly iidLikelihood: "none" | "(N-1)/(N-K)";
  /** Clusters of likelihoods: G/(G-1), or that times (N-1)/(N-K). Least squares have the second everywhere. */
  readonly clusteredLikelihood: "G/(G-1)" | "G/(G-1)·(N-1)/(N-K)";
  /** Clusters by several columns: each term its own factor, or one by the fewest clusters. */
  readonly perTerm: boolean;
  /** Instrumental variables: RSS/(N-K) with t and F, or RSS/N with normal and chi-square. */
  readonly small: boolean;
  /** The distribution of least squares under robust and under clustered covariances. */
  readonly robustDistribution: "t" | "normal";
  readonly clusteredDistribution: "t(G-1)" | "t(N-K)" | "normal";
  /** HAC of least squares with small-sample factors. */
  readonly hac: "none" | "N/(N-K)";
  /** Their distribution; T is the number of periods. */
  readonly hacDistribution: "t(N-K)" | "t(T-1)" | "normal";
  /** Whether AIC and BIC of least squares count σ. */
  readonly countsSigma: boolean;
}

/** Our own column. */
const ours: Preset = {
  information: "observed",
  robust: { leastSquares: "N/(N-K)", likelihood: "N/(N-1)" },
  iidLikelihood: "none",
  clusteredLikelihood: "G/(G-1)",
  perTerm: false,
  small: true,
  robustDistribution: "t",
  clusteredDistribution: "t(G-1)",
  hac: "none",
  hacDistribution: "t(N-K)",
  countsSigma: false,
};

/**
 * The columns of others: Stata (`regress`, `probit`, `newey`, `ivregress`); R (lm, glm, ivreg with sandwich, lmtest);
 * fixest (`feols`, `feglm`); Python (statsmodels; linearmodels for instrumental variables).
 */
const presets: Readonly<Record<Like, Preset>> = {
  stata: { ...ours, small: false, hac: "N/(N-K)" },
  r: {
    ...ours,
    information: "expected",
    robust: { leastSquares: "N/(N-K)", likelihood: "N/(N-K)" },
    perTerm: true,
    clusteredDistribution: "t(N-K)",
    countsSigma: true,
  },
  fixest: {
    ...ours,
    information: "expected",
    robust: { leastSquares: "N/(N-K)", likelihood: "N/(N-K)" },
    iidLikelihood: "(N-1)/(N-K)",
    clusteredLikelihood: "G/(G-1)·(N-1)/(N-K)",
    hac: "N/(N-K)",
    hacDistribution: "t(T-1)",
  },
  statsmodels: {
    ...ours,
    robust: { leastSquares: "N/(N-K)", likelihood: "none" },
    clusteredLikelihood: "G/(G-1)·(N-1)/(N-K)",
    perTerm: true,
    small: false,
    robustDistribution: "normal",
    clusteredDistribution: "normal",
    hacDistribution: "normal",
  },
};

/** The column of conventions by its name; our own without one. */
export function presetOf(like: Like | undefined): Preset {
  return like === undefined ? ours : presets[like];
}

/**
 * Refuses a name that is none.
 *
 * @throws EstimandError "bad-option"
 */
export function checkLike(like: unknown): void {
  if (like === undefined || (typeof like === "string" && Object.hasOwn(presets, like))) return;
  const known = Object.keys(presets);
  throw new EstimandError(
    "bad-option",
    `like is ${JSON.stringify(like)}: use ${known.map((name) => `"${name}"`).join(", ")}, or leave it out.`,
    { option: "like", value: like, known },
  );
}
