import type { Fit } from "../../src/index.ts";
import { confint } from "../../src/inference/confint.ts";
import { type RandomGenerator, random } from "../../src/random/generator.ts";
import { unlessRefused } from "../unless-refused.ts";

export type Columns = Readonly<Record<string, Float64Array>>;

/** A model with known parameters, drawn again and again and estimated. */
export interface RecoveryCase {
  /** As the page names it: "tobit, limits 0 and 3, n = 400". */
  readonly title: string;
  readonly seed: number;
  /** Of the number of replications asked for, where a replication is dear; 1 unless given. */
  readonly share?: number;
  readonly draw: (generator: RandomGenerator) => Columns;
  readonly fit: (data: Columns) => Fit | Effects;
  /** The true values, by the names of coefficients, of derived parameters (`sigma`, `rho`) or of effects. */
  readonly truth: Readonly<Record<string, number>>;
  /** Why an estimate is biased, or an interval does not hold 95%, in this design: by parameter. */
  readonly why?: Readonly<Record<string, string>>;
}

/** What a fit was wanted for, where it is not its parameters. */
export interface Effects {
  readonly converged: boolean;
  readonly effects: Readonly<Record<string, Interval>>;
}

/** What became of one parameter. */
export interface Recovered {
  readonly title: string;
  readonly parameter: string;
  readonly truth: number;
  /** Samples with an estimate, and those without (refused, or not converged). */
  readonly samples: number;
  readonly without: number;
  readonly mean: number;
  /** Mean of the estimates less the truth, in Monte Carlo standard errors of that mean. */
  readonly biasRatio: number;
  /** Standard deviation of the estimates, and the mean of their standard errors. */
  readonly deviation: number;
  readonly meanError: number;
  /** Share of the 95% intervals that hold the truth. */
  readonly coverage: number;
  readonly why: string | undefined;
}

/** Draws and estimates: one row for each parameter with a true value. */
export function recover(one: RecoveryCase, asked: number): readonly Recovered[] {
  return recoverTogether([one], asked)[0]!;
}

/** Several estimates of the same samples, which are those of the first. */
export function recoverTogether(cases: readonly RecoveryCase[], asked: number): readonly (readonly Recovered[])[] {
  const { seed, share, draw } = cases[0]!;
  const generator = random(seed);
  const replications = Math.max(2, Math.round((share ?? 1) * asked));
  const found = cases.map(({ truth }) => new Map(Object.keys(truth).map((name) => [name, [] as Interval[]])));
  const without = cases.map(() => 0);
  for (let r = 0; r < replications; r++) {
    const data = draw(generator);
    for (const [i, one] of cases.entries()) {
      const fit = unlessRefused(() => one.fit(data));
      if (fit === undefined || !fit.converged) without[i]!++;
      else for (const [name, intervals] of found[i]!) intervals.push(intervalOf(fit, name));
    }
  }
  return cases.map((one, i) => [...found[i]!].map(([name, intervals]) => summarise(one, name, intervals, without[i]!)));
}

interface Interval {
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

function intervalOf(fit: Fit | Effects, name: string): Interval {
  if ("effects" in fit) return fit.effects[name]!;
  const derived = fit.derived?.[name];
  if (derived !== undefined) return derived;
  const estimate = fit.coef[name];
  if (estimate === undefined) throw new Error(`${fit.title} has no parameter '${name}'.`);
  const { low, high } = confint(fit).coef[name]!;
  return { estimate, se: fit.se[name]!, low, high };
}

function summarise(one: RecoveryCase, parameter: string, found: readonly Interval[], without: number): Recovered {
  const truth = one.truth[parameter]!;
  const samples = found.length;
  const meanOf = (value: (interval: Interval) => number): number =>
    found.reduce((sum, interval) => sum + value(interval), 0) / samples;
  const mean = meanOf(({ estimate }) => estimate);
  const deviation = Math.sqrt(meanOf(({ estimate }) => (estimate - mean) ** 2) * (samples / (samples - 1)));
  return {
    title: one.title,
    parameter,
    truth,
    samples,
    without,
    mean,
    biasRatio: (mean - truth) / (deviation / Math.sqrt(samples)),
    deviation,
    meanError: meanOf(({ se }) => se),
    coverage: meanOf(({ low, high }) => Number(low <= truth && truth <= high)),
    why: one.why?.[parameter],
  };
}
