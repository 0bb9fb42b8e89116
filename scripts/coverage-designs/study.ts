import type { Fit } from "../../src/index.ts";
import { confint } from "../../src/inference/confint.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import type { VcovOption } from "../../src/inference/vcov-option.ts";
import { type RandomGenerator, random } from "../../src/random/generator.ts";
import { unlessRefused } from "../unless-refused.ts";

export type Columns = Readonly<Record<string, Float64Array>>;

/** A stretch of the real line; null: unbounded on that side. A confidence set is any number of them. */
export interface Stretch {
  readonly low: number | null;
  readonly high: number | null;
}

/** One way to an interval, or set, from a fit. */
export interface Method<F> {
  readonly name: string;
  readonly of: (fit: F, data: Columns) => readonly Stretch[];
  /** Why its coverage is not 95% in this design. */
  readonly why?: string;
}

/** Samples drawn again and again from one design, and the methods that are tried on each. */
export interface Design<F> {
  readonly design: string;
  readonly seed: number;
  /** Of the number of replications asked for, where a replication is dear. */
  readonly share?: number;
  readonly draw: (generator: RandomGenerator) => Columns;
  readonly fit: (data: Columns) => F;
  /** The value to be covered: of the population, or, for averages over given rows, of the sample. */
  readonly truth: number | ((data: Columns) => number);
  readonly methods: readonly Method<F>[];
}

/** How often a method's 95% interval held the true value. */
export interface CoverageRow {
  readonly design: string;
  readonly method: string;
  /** Samples with an interval, and those without. */
  readonly samples: number;
  readonly without: number;
  /** Shares between 0 and 1. */
  readonly coverage: number;
  readonly monteCarloError: number;
  readonly unbounded: number;
  /** Mean over the bounded intervals. */
  readonly width: number;
  readonly why: string | undefined;
}

export interface Study {
  readonly design: string;
  run(replications: number): readonly CoverageRow[];
}

/** A design as something that can be run. */
export function study<F>(design: Design<F>): Study {
  return { design: design.design, run: (replications) => coverage(design, replications) };
}

function coverage<F>(design: Design<F>, asked: number): readonly CoverageRow[] {
  const { seed, share = 1, draw, fit, truth, methods } = design;
  const generator = random(seed);
  const tallies = methods.map(() => newTally());
  const replications = Math.max(1, Math.round(share * asked));
  for (let i = 0; i < replications; i++) {
    const data = draw(generator);
    const value = typeof truth === "number" ? truth : truth(data);
    const estimate = unlessRefused(() => fit(data));
    for (const [m, { of }] of methods.entries()) {
      const set = estimate === undefined ? undefined : unlessRefused(() => of(estimate, data));
      count(tallies[m]!, set, value);
    }
  }
  return methods.map(({ name, why }, m) => coverageRow(design.design, name, tallies[m]!, why));
}

interface Tally {
  samples: number;
  without: number;
  covered: number;
  unbounded: number;
  width: number;
}

const newTally = (): Tally => ({ samples: 0, without: 0, covered: 0, unbounded: 0, width: 0 });

function count(tally: Tally, set: readonly Stretch[] | undefined, value: number): void {
  if (set === undefined || set.some(({ low, high }) => Number.isNaN(low) || Number.isNaN(high))) {
    tally.without++;
    return;
  }
  tally.samples++;
  if (set.some(({ low, high }) => (low === null || low <= value) && (high === null || value <= high))) tally.covered++;
  const width = set.reduce((sum, { low, high }) => sum + (high ?? Number.POSITIVE_INFINITY) - (low ?? -Infinity), 0);
  if (width < Number.POSITIVE_INFINITY) tally.width += width;
  else tally.unbounded++;
}

function coverageRow(design: string, method: string, tally: Tally, why: string | undefined): CoverageRow {
  const { samples, without, covered } = tally;
  const share = covered / samples;
  return {
    design,
    method,
    samples,
    without,
    coverage: share,
    monteCarloError: Math.sqrt((share * (1 - share)) / samples),
    unbounded: tally.unbounded / samples,
    width: tally.width / (samples - tally.unbounded),
    why,
  };
}

/** The fit's own interval of a coefficient under a covariance. */
export function underVcov(name: string, vcov: VcovOption, coefficient: string, why?: string): Method<Fit> {
  return {
    name,
    of: (fit) => [confint(withVcov(fit, vcov)).coef[coefficient]!],
    ...(why === undefined ? {} : { why }),
  };
}
