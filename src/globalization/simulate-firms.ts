import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { random, type RandomGenerator } from "../random/generator.ts";
import { normalPdf } from "../special/normal.ts";
import { deriveFields } from "./derive-fields.ts";

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
    "(Intercept)": -4.1, lnEmployees: 0.26, lnProductivity: 0.22, lnAge: 0.1, foreignOwned: 0.6,
    rdIntensity: 0.03, graduateShare: 0.5, network: 0.25, knowsPromotion: 0.6,
  },
  performance: {
    "(Intercept)": -0.6, lnEmployees: 0.75, lnProductivity: 0.6, foreignOwned: 0.5, rdIntensity: 0.02,
    graduateShare: 0.4, network: 0.15,
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
  const terms = { ...firm, "(Intercept)": 1, lnEmployees: Math.log(firm.employees), lnProductivity: Math.log(firm.productivity), lnAge: Math.log(1 + firm.age) };
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

/** What is observed of a firm and given to it: medians of 18 employees, 8 years, 70 million a head. */
function characteristics(source: RandomGenerator): Characteristics {
  const employees = Math.max(1, Math.min(300, Math.round(Math.exp(2.9 + source.normal()))));
  const graduateShare = round(1 / (1 + Math.exp(-(0.6 + source.normal()))), 3);
  const knowing = 1 / (1 + Math.exp(-(-1.6 + 0.35 * Math.log(employees))));
  return {
    employees,
    productivity: round(Math.exp(4.25 + 0.5 * source.normal()), 2),
    age: Math.max(1, Math.round(Math.exp(2.1 + 0.7 * source.normal()))),
    foreignOwned: happens(0.06, source),
    graduateShare,
    network: happens(0.35, source),
    knowsPromotion: happens(knowing, source),
    rdSubsidy: happens(0.3, source),
    regionalRd: round(3 + 1.2 * Math.abs(source.normal()), 3),
  };
}

type Characteristics = Readonly<
  Record<
    "employees" | "productivity" | "age" | "foreignOwned" | "graduateShare" | "network" | "knowsPromotion" | "rdSubsidy" | "regionalRd",
    number
  >
>;

/** Standard normal draws: u of exporting, e of exports (corr ρ with u), v of R&D (corr `endogeneity` with u). */
function unobservables({ rho, endogeneity }: SimulationTruth, source: RandomGenerator): Readonly<Record<"u" | "e" | "v", number>> {
  const u = source.normal();
  const e = rho * u + Math.sqrt(1 - rho * rho) * source.normal();
  const v = endogeneity * u + Math.sqrt(1 - endogeneity * endogeneity) * source.normal();
  return { u, e, v };
}

/** Σ coefficient · value. */
function linear(coefficients: Readonly<Record<string, number>>, firm: Readonly<Record<string, number>>): number {
  return Object.entries(coefficients).reduce((sum, [term, coefficient]) => sum + coefficient * firm[term]!, 0);
}

function happens(probability: number, source: RandomGenerator): 0 | 1 {
  return source.uniform() < probability ? 1 : 0;
}

function pick<T>(items: readonly T[], shares: readonly number[], source: RandomGenerator): T {
  let left = source.uniform() * shares.reduce((sum, share) => sum + share, 0);
  return items[shares.findIndex((share) => (left -= share) < 0)] ?? items[items.length - 1]!;
}

function round(x: number, decimals: number): number {
  return Number(x.toFixed(decimals));
}
