import type { Fit } from "../../src/index.ts";
import { confint } from "../../src/inference/confint.ts";
import type { AnyVcov, VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { type RandomGenerator, random } from "../../src/random/generator.ts";
import { unlessRefused } from "../unless-refused.ts";

export type Columns = Readonly<Record<string, Float64Array>>;

/** An estimate, and what it should find. */
export interface Estimator {
  /** As the page names it: "tobit, limits 0 and 3, n = 400", or, beside others of the same samples, "logit". */
  readonly title: string;
  readonly fit: (data: Columns) => Fit | Effects;
  /** The true values, by the names of coefficients, of derived parameters (`sigma`, `rho`) or of effects. */
  readonly truth: Readonly<Record<string, number>>;
  /** Other covariances of the same fit, by name: their standard errors and intervals stand beside the fit's own. */
  readonly covariances?: Readonly<Record<string, AnyVcov>>;
  /** Why an estimate is biased, or an interval does not hold 95%, in samples of this size: by parameter. */
  readonly why?: Readonly<Record<string, string>>;
  /** What one would do without the others: it need not find the truth. */
  readonly naive?: true;
}

/** Samples drawn again and again from a model with known parameters. */
export interface Drawn {
  readonly seed: number;
  /** Of the number of replications asked for, where a replication is dear; 1 unless given. */
  readonly share?: number;
  /** A sample; with `times` of one that many times as large. */
  readonly draw: (generator: RandomGenerator, times?: number) => Columns;
}

/** A model with known parameters, drawn again and again and estimated. */
export interface RecoveryCase extends Drawn, Estimator {
  /** What its own estimate is called among `beside`, other estimates of the same samples. */
  readonly called?: string;
  readonly beside?: readonly Estimator[];
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
  /** The same of other covariances, by name. */
  readonly others?: Readonly<Record<string, Pick<Recovered, "meanError" | "coverage">>>;
  readonly why: string | undefined;
  readonly naive?: true;
}

/** Draws and estimates: one row for each parameter with a true value, of the case's estimate and of those beside it. */
export function recover(one: RecoveryCase, asked: number, times = 1): readonly Recovered[] {
  const { called = one.title, beside = [] } = one;
  return recoverTogether(one, [{ ...one, title: called }, ...beside], asked, times).flat();
}

/** Several estimates of the same samples. */
export function recoverTogether(
  { seed, share = 1, draw }: Drawn,
  estimators: readonly Estimator[],
  asked: number,
  times = 1,
): readonly (readonly Recovered[])[] {
  const generator = random(seed);
  const replications = Math.max(2, Math.round(share * asked));
  const found = estimators.map(({ truth }) => new Map(Object.keys(truth).map((name) => [name, [] as Found[]])));
  const without = estimators.map(() => 0);
  for (let r = 0; r < replications; r++) {
    const data = draw(generator, times);
    for (const [i, one] of estimators.entries()) {
      const fits = unlessRefused(() => fitsOf(one, data));
      if (fits === undefined || !fits[0]!.converged) without[i]!++;
      else for (const [name, all] of found[i]!) all.push(fits.map((fit) => intervalOf(fit, name)));
    }
  }
  return estimators.map((one, i) => [...found[i]!].map(([name, all]) => summarise(one, name, all, without[i]!)));
}

/** The estimate under its own covariance, then under the others. */
function fitsOf({ fit, covariances = {} }: Estimator, data: Columns): (Fit | Effects)[] {
  const own = fit(data);
  if ("effects" in own) return [own];
  return [own, ...Object.values(covariances).map((vcov) => withVcov(own, vcov as VcovOption))];
}

export interface Interval {
  readonly estimate: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/** Of one sample: an interval for each covariance. */
type Found = readonly Interval[];

/** A parameter, or an effect, of a fit. */
export function intervalOf(fit: Fit | Effects, name: string): Interval {
  if ("effects" in fit) return fit.effects[name]!;
  const derived = fit.derived?.[name];
  if (derived !== undefined) return derived;
  const estimate = fit.coef[name];
  if (estimate === undefined) throw new Error(`${fit.title} has no parameter '${name}'.`);
  const { low, high } = confint(fit).coef[name]!;
  return { estimate, se: fit.se[name]!, low, high };
}

function summarise(one: Estimator, parameter: string, found: readonly Found[], without: number): Recovered {
  const truth = one.truth[parameter]!;
  const samples = found.length;
  const meanOf = (value: (interval: Interval) => number, covariance = 0): number =>
    found.reduce((sum, intervals) => sum + value(intervals[covariance]!), 0) / samples;
  const mean = meanOf(({ estimate }) => estimate);
  const deviation = Math.sqrt(meanOf(({ estimate }) => (estimate - mean) ** 2) * (samples / (samples - 1)));
  const errors = (covariance: number) => ({
    meanError: meanOf(({ se }) => se, covariance),
    coverage: meanOf(({ low, high }) => Number(low <= truth && truth <= high), covariance),
  });
  const others = Object.keys(one.covariances ?? {}).map((name, i) => [name, errors(i + 1)] as const);
  return {
    title: one.title,
    parameter,
    truth,
    samples,
    without,
    mean,
    biasRatio: (mean - truth) / (deviation / Math.sqrt(samples)),
    deviation,
    ...errors(0),
    ...(others.length === 0 ? {} : { others: Object.fromEntries(others) }),
    why: one.why?.[parameter],
    ...(one.naive ? { naive: true } : {}),
  };
}
