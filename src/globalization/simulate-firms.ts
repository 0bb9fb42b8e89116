import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import { random, type RandomGenerator } from "../random/generator.ts";
import { deriveFields } from "./derive-fields.ts";
import { averageEffectOfRd, type SupportEffects, supportEffects } from "./simulation/average-effects.ts";
import { firmTraits, firstState, nextState } from "./simulation/firm-traits.ts";
import { firmYear, type SimulatedYear } from "./simulation/firm-year.ts";
import { defaultTruth, type SimulationTruth } from "./simulation/simulation-truth.ts";
import { samplingDesign } from "./simulation/sampling-design.ts";

export interface SimulationOptions {
  /** Number of firms; 2,000. */
  readonly firms?: number;
  /** Years in which each firm is observed, the last of them 2018; 1. */
  readonly years?: number;
  readonly seed?: number;
  /** What is to be true instead of `defaultTruth`; equations are replaced whole. */
  readonly truth?: Partial<SimulationTruth>;
}

/** Simulated firms with what is true of them. They describe no real firm. */
export interface SimulatedFirms {
  readonly table: Table;
  readonly truth: SimulationTruth;
  /** Average partial effect of a percentage point of R&D intensity on the probability of exporting. */
  readonly averageEffectOfRd: number;
  /** Average effects of the support programme on the probability of exporting: of all firms, of those that used it. */
  readonly supportEffects: SupportEffects;
  readonly seed: number;
  /** What makes them again: `simulateFirms(options)`. */
  readonly options: SimulationOptions;
}

const lastYear = 2018;

/**
 * Simulates a survey of knowledge-based service SMEs with known truth: who exports is decided by a probit; how much by a
 * selection equation correlated with it; R&D intensity by instruments and by something unobserved that also moves
 * exporting; support is sought by firms that also export for reasons not observed; stages cut the index of exporting;
 * markets are counted; and over several years exporting persists. Seeded: the same firms, bit for bit, on every runtime.
 *
 * A reconstruction of a study's setting, not its data: the firms are drawn, and describe no real firm.
 *
 * @throws EstimandError "bad-option" where numbers of firms or years are no whole numbers above 0, or a correlation is not
 *   between -1 and 1
 * @example
 * const { table, truth } = simulateFirms({ firms: 1000, seed: 7 });
 * const panel = simulateFirms({ firms: 500, years: 6, seed: 7 }).table; // 3,000 rows
 */
export function simulateFirms(options: SimulationOptions = {}): SimulatedFirms {
  const { firms = 2000, years = 1, seed = 2019 } = options;
  const truth = checked({ ...defaultTruth, ...options.truth }, firms, years);
  const source = random(seed);
  const simulated: SimulatedYear[] = [];
  for (let i = 0; i < firms; i++) simulated.push(...firmHistory(i, years, truth, source));
  const first = simulated.filter((_, row) => row % years === 0);
  return {
    table: deriveFields(table(columnsOf(simulated))),
    truth,
    averageEffectOfRd: averageEffectOfRd(first, truth),
    supportEffects: supportEffects(first, truth),
    seed,
    options: { firms, years, seed, ...(options.truth === undefined ? {} : { truth: options.truth }) },
  };
}

function columnsOf(simulated: readonly SimulatedYear[]): Record<string, (string | number)[]> {
  const names = simulated[0]!.record.map((group) => Object.keys(group));
  const designs = simulated.map(samplingDesign);
  return Object.fromEntries([
    ...names.flatMap((own, g) => own.map((name) => [name, simulated.map(({ record }) => record[g]![name]!)] as const)),
    ["stratum", designs.map(({ stratum }) => stratum)],
    ["weight", designs.map(({ weight }) => weight)],
  ]);
}

/** A firm's years in order. The first is decided afresh; later ones by what went before and by what never changes. */
function firmHistory(i: number, years: number, truth: SimulationTruth, source: RandomGenerator): SimulatedYear[] {
  const { shift, state: ofState, initial, sigma } = truth.persistence;
  const firmId = `F${String(i + 1).padStart(5, "0")}`;
  const firstYear = lastYear - years + 1;
  let state = firstState(source);
  const traits = firmTraits(firstYear, state, source);
  const history = [firmYear({ firmId, year: firstYear, traits, state, past: 0 }, truth, source)];
  if (years === 1) return history;
  const exported = (at: number): number => history[at]!.exporter;
  const own = initial * exported(0) + sigma * source.normal();
  for (let t = 1; t < years; t++) {
    state = nextState(state, source);
    const past = shift + ofState * exported(t - 1) + own;
    history.push(firmYear({ firmId, year: firstYear + t, traits, state, past }, truth, source));
  }
  return history;
}

function checked(truth: SimulationTruth, firms: number, years: number): SimulationTruth {
  for (const [option, value] of Object.entries({ firms, years })) {
    if (Number.isSafeInteger(value) && value > 0) continue;
    throw new EstimandError("bad-option", `${option} is a whole number of at least 1, not ${value}.`, {
      option,
      value,
    });
  }
  for (const option of ["rho", "endogeneity", "supportCorrelation"] as const) {
    if (Math.abs(truth[option]) <= 1) continue;
    const message = `truth.${option} is a correlation, from -1 to 1, not ${truth[option]}.`;
    throw new EstimandError("bad-option", message, { option, value: truth[option] });
  }
  return truth;
}
