import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { random, type RandomGenerator } from "../random/generator.ts";
import { normalPdf } from "../special/normal.ts";
import { deriveFields } from "./derive-fields.ts";
import { characteristics, pick, round, unobservables } from "./simulate-characteristics.ts";

/** What is true of the simulated firms, in the units of the equations. */
export interface SimulationTruth {
  /** Probit index of exporting. */
  readonly participation: Readonly<Record<string, number>>;
  /** ln exports. */
  readonly performance: Readonly<Record<string, number>>;
  /** First stage: what makes R&D intensity. */
  readonly capability: Readonly<Record<string, number>>;
  /** Standard deviation of the unobservables of ln exports, and their correlation with those of exporting. */
  readonly sigma: number;
  readonly rho: number;
  /** Correlation of the unobservables of exporting and of R&D: what makes R&D endogenous. */
  readonly endogeneity: number;
}

export interface SimulationOptions {
  /** Number of firms; 2,000. */
  readonly firms?: number;
  readonly seed?: number;
  readonly truth?: Partial<SimulationTruth>;
}

/** Magnitudes from the literature that the study's field reports: about one firm in five exports. */
export const defaultTruth: SimulationTruth = {
  participation: {
    "(Intercept)": -4.1,
    lnEmployees: 0.26,
    lnProductivity: 0.22,
    lnAge: 0.1,
    foreignOwned: 0.6,
    rdIntensity: 0.03,
    graduateShare: 0.5,
    network: 0.25,
    knowsPromotion: 0.6,
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
  capability: { "(Intercept)": 3, lnEmployees: -0.4, graduateShare: 5, rdSubsidy: 3, regionalRd: 0.8 },
  sigma: 1.6,
  rho: 0.5,
  endogeneity: 0.4,
};

/** Simulated firms with what is true of them. They describe no real firm. */
export interface SimulatedFirms {
  readonly table: Table;
  readonly truth: SimulationTruth;
  /** Average partial effect of a percentage point of R&D intensity on the probability of exporting. */
  readonly averageEffectOfRd: number;
  readonly seed: number;
}

const industries = ["J58", "J62", "J63", "M70", "M71", "M72", "M73"] as const;
const industryShares = [0.08, 0.34, 0.1, 0.06, 0.18, 0.16, 0.08] as const;
const regions = ["Seoul", "Gyeonggi", "Incheon", "Daejeon", "Busan", "Daegu", "Gwangju"] as const;
const regionShares = [0.42, 0.24, 0.05, 0.1, 0.08, 0.06, 0.05] as const;
const residualRd = 4;

/**
 * Simulates a survey of knowledge-based service SMEs with known truth: exporting is decided by a probit, exports of
 * exporters by a selection equation correlated with it, and R&D intensity by instruments and by something unobserved that
 * also moves exporting. Seeded: the same firms on every runtime.
 *
 * @example
 * const { table, truth } = simulateFirms({ firms: 1000, seed: 7 });
 */
export function simulateFirms(options: SimulationOptions = {}): SimulatedFirms {
  const { firms = 2000, seed = 2019 } = options;
  const truth = { ...defaultTruth, ...options.truth };
  const source = random(seed);
  const rows = Array.from({ length: firms }, (_, i) => simulateFirm(i, truth, source));
  const density = rows.reduce((sum, { index }) => sum + normalPdf(index), 0) / firms;
  return {
    table: deriveFields(table(rows.map(({ record }) => record))),
    truth,
    averageEffectOfRd: (truth.participation.rdIntensity ?? 0) * density,
    seed,
  };
}

interface SimulatedFirm {
  readonly record: Readonly<Record<string, string | number>>;
  /** Of exporting, before what is unobserved. */
  readonly index: number;
}

function simulateFirm(i: number, truth: SimulationTruth, source: RandomGenerator): SimulatedFirm {
  const firm = characteristics(source);
  const terms = {
    ...firm,
    "(Intercept)": 1,
    lnEmployees: Math.log(firm.employees),
    lnProductivity: Math.log(firm.productivity),
    lnAge: Math.log(1 + firm.age),
  };
  const { u, e, v } = unobservables(truth, source);
  const rdIntensity = Math.max(0, linear(truth.capability, terms) + residualRd * v);
  const all = { ...terms, rdIntensity };
  const index = linear(truth.participation, all);
  const exporter = index + u > 0 ? 1 : 0;
  const exports = exporter * Math.exp(linear(truth.performance, all) + truth.sigma * e);
  const domestic = firm.employees * firm.productivity * Math.exp(0.5 + 0.3 * source.normal());
  const record = {
    firmId: `F${String(i + 1).padStart(5, "0")}`,
    year: 2018,
    industry: pick(industries, industryShares, source),
    region: pick(regions, regionShares, source),
    exporter,
    exports: round(exports, 3),
    sales: round(domestic + exports, 3),
    ...firm,
    rdIntensity,
  };
  return { record, index };
}

/** Σ coefficient · value. */
function linear(coefficients: Readonly<Record<string, number>>, firm: Readonly<Record<string, number>>): number {
  return Object.entries(coefficients).reduce((sum, [term, coefficient]) => sum + coefficient * firm[term]!, 0);
}
