/** Weights of autocovariances by lag. */
export type HacKernel =
  | "bartlett"
  | "parzen"
  | "quadratic-spectral"
  | "truncated"
  | "tukey-hanning"
  | "tukey-hamming"
  | "daniell";

/** Rules that choose the lags or the bandwidth from the data. */
export type BandwidthRule = "newey-west-1994" | "andrews-1991" | "stock-watson";

interface HacPlace<Name extends string> {
  /** Default "bartlett" (Newey and West). */
  readonly kernel?: HacKernel;
  /** A number column: rows are put in its order, and a lag is a distance in it. Without it rows are in order, one apart. */
  readonly time?: Name;
  /** The column that tells panel units apart: no covariance between units. Needs `time`. */
  readonly panel?: Name;
}

/** One of these must be given: a Newey-West covariance without its number of lags says nothing. */
type HacReach =
  | { readonly lags: number; readonly bandwidth?: never; readonly rule?: never }
  | { readonly bandwidth: number; readonly lags?: never; readonly rule?: never }
  | { readonly rule: BandwidthRule; readonly lags?: never; readonly bandwidth?: never };

/**
 * How `hac` is to weigh autocovariances. `lags: L` is the bandwidth L + 1 (so that the Bartlett weight of lag j is
 * 1 - j/(L + 1)), or L of a kernel that is not 0 at its end ("truncated", "tukey-hamming"); `bandwidth` may be any positive
 * number, and is Stata's `bw`; `rule` chooses it, for the first three kernels.
 */
export type HacOptions<Name extends string = string> = HacPlace<Name> & HacReach;

/** A heteroskedasticity and autocorrelation consistent covariance. */
export interface HacSpec<Name extends string = string> {
  readonly hac: HacOptions<Name>;
}

/**
 * A covariance that allows for heteroskedasticity and for correlation over time: B M B with
 * M = Σ_j k(j/b) Σ_t s_t s_(t-j)' over the scores s, kernel k and bandwidth b. No prewhitening and no small-sample
 * factor. The bandwidth must be given, or the rule that chooses it; both are printed. The truncated kernel and those of Tukey
 * can give a matrix that is none of a covariance: it is replaced by the nearest that is, and a warning says so.
 *
 * Rules: "newey-west-1994" (their section 3; for the Bartlett kernel the lags are the whole part, as in R's
 * `NeweyWest`), "andrews-1991" (autoregressions of order 1, eqs. 6.2 and 6.4), "stock-watson" (the whole part of
 * 0.75·T^(1/3) lags).
 *
 * @example
 * ols("investment ~ gnp + rate", years, { vcov: hac({ lags: 4, time: "year" }) });
 * withVcov(fit, hac({ kernel: "quadratic-spectral", rule: "andrews-1991" }));
 *
 * Source: Newey and West (1987, 1994); Andrews (1991).
 */
export function hac<const Name extends string = never>(options: HacOptions<Name>): HacSpec<Name> {
  return { hac: options };
}
