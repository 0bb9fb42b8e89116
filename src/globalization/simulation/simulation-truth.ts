/** Coefficients by term: a field of the firm record, or "(Intercept)". */
export type Coefficients = Readonly<Record<string, number>>;

/**
 * What is true of simulated firms, equation by equation, with u, e, v, s standard normal and correlated as said:
 *
 *     exporter  = 1[x'participation + u > 0]            (the index; stages cut it)
 *     ln exports = x'performance + sigma e               where exporter = 1, corr(e, u) = rho
 *     rdIntensity = x'capability + capabilitySigma v     corr(v, u) = endogeneity
 *     usedSupport = 1[x'support + s > 0]                 corr(s, u) = supportCorrelation
 *     markets    = 1 + Poisson(exp(x'markets))           where exporter = 1
 *
 * and from the second year on, exporter = 1[x'participation + persistence.shift + persistence.state * exporter before
 * + a + u > 0] with a = persistence.initial * exporter in the first year + persistence.sigma * normal.
 */
export interface SimulationTruth {
  readonly participation: Coefficients;
  readonly performance: Coefficients;
  /** What makes R&D intensity: its first stage. */
  readonly capability: Coefficients;
  readonly support: Coefficients;
  /** Of the number of markets beyond the first. */
  readonly markets: Coefficients;
  /** Above 0 a firm exports; above the first number regularly (stage 2), above the second with a presence abroad (3). */
  readonly stages: readonly [regular: number, abroad: number];
  /** Standard deviation of the unobservables of ln exports, and their correlation with those of exporting. */
  readonly sigma: number;
  readonly rho: number;
  readonly capabilitySigma: number;
  /** Correlation of the unobservables of exporting and of R&D: what makes R&D endogenous. */
  readonly endogeneity: number;
  /** Correlation of the unobservables of exporting and of programme use: what makes support endogenous. */
  readonly supportCorrelation: number;
  readonly persistence: {
    readonly shift: number;
    readonly state: number;
    readonly initial: number;
    readonly sigma: number;
  };
}

/** Magnitudes as the literature has them: about one firm in seven exports, effects of R&D small and endogenous. */
export const defaultTruth: SimulationTruth = {
  participation: {
    "(Intercept)": -4.35,
    lnEmployees: 0.26,
    lnProductivity: 0.22,
    lnAge: 0.1,
    foreignOwned: 0.6,
    rdIntensity: 0.03,
    graduateShare: 0.5,
    network: 0.25,
    knowsPromotion: 0.6,
    usedSupport: 0.4,
  },
  performance: {
    "(Intercept)": -0.6,
    lnEmployees: 0.75,
    lnProductivity: 0.6,
    foreignOwned: 0.5,
    rdIntensity: 0.02,
    graduateShare: 0.4,
    network: 0.15,
  },
  capability: { "(Intercept)": 4, lnEmployees: -0.4, graduateShare: 5, rdSubsidy: 3, regionalRd: 0.8 },
  support: { "(Intercept)": -0.9, lnEmployees: 0.12, network: 0.3, rdSubsidy: 0.3, supportDistance: -0.02 },
  markets: { "(Intercept)": -1.2, lnEmployees: 0.3, rdIntensity: 0.02, foreignOwned: 0.3, network: 0.2 },
  stages: [0.6, 1.4],
  sigma: 1.6,
  rho: 0.5,
  capabilitySigma: 3,
  endogeneity: 0.4,
  supportCorrelation: 0.4,
  persistence: { shift: -0.5, state: 0.9, initial: 0.8, sigma: 0.6 },
};

/**
 * Changes to the truth under which each part of the analysis alone is the whole truth: the estimator of that part is then
 * consistent, and a simulation should recover its equation.
 *
 * @example
 * const { table, truth } = simulateFirms({ firms: 5000, seed: 1, truth: truthFor.support });
 */
export const truthFor: Readonly<
  Record<"exogenous" | "capability" | "support", Pick<SimulationTruth, "endogeneity" | "supportCorrelation">>
> = {
  exogenous: { endogeneity: 0, supportCorrelation: 0 },
  capability: { endogeneity: 0.4, supportCorrelation: 0 },
  support: { endogeneity: 0, supportCorrelation: 0.4 },
};
