import { EstimandError } from "../errors.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { sandwich } from "../linalg/matrix.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { decimalsFor, formatFixed, formatPercent } from "../report/format.ts";
import { type BootstrapFacts, bootstrapRun, failureWarnings } from "./bootstrap-run.ts";
import type { BootstrapOptions } from "./bootstrap-spec.ts";
import { clusterMeats } from "./cluster-meat.ts";
import { clusterWay } from "./cluster-way.ts";
import type { Interval } from "./confint.ts";
import type { Grouping } from "./grouping.ts";
import { checkLevel } from "./level.ts";
import { robustMeat } from "./robust-meat.ts";
import { steadyModel } from "./steady-model.ts";
import { modelWithData } from "./with-vcov.ts";

/** Intervals by name of the coefficient. */
export type IntervalsByName<Name extends string = string> = Readonly<Record<Name, Interval>>;

/** Bootstrap intervals of three kinds. */
export interface BootstrapIntervals<Name extends string = string> extends Displayed {
  readonly level: number;
  /** Quantiles of the estimates: [θ*_(α/2), θ*_(1-α/2)]. */
  readonly percentile: IntervalsByName<Name>;
  /** Quantiles of the errors: [2θ - θ*_(1-α/2), 2θ - θ*_(α/2)]. */
  readonly basic: IntervalsByName<Name>;
  /** Quantiles of the errors over their standard errors: [θ - t*_(1-α/2)·se, θ - t*_(α/2)·se]. */
  readonly studentized: IntervalsByName<Name>;
  readonly bootstrap: BootstrapFacts;
  readonly warnings: readonly Warning[];
}

/**
 * Bootstrap intervals of the coefficients: percentile, basic, and studentized, whose coverage is best in theory. Standard
 * errors for the last are heteroskedasticity-robust, or clustered where clusters are drawn, in every sample. Quantiles are
 * at position (R + 1)·p of the ordered values, between neighbours by a straight line.
 *
 * @throws EstimandError "needs-data", "bad-option" (too few replications for the level), "undefined-covariance"
 * @example
 * bootstrapIntervals(probit("exporter ~ rd", firms), { seed: 7, replications: 1999 }).studentized.rd;
 *
 * Source: Efron and Tibshirani (1993), ch. 12-13; Davison and Hinkley (1997), section 5.2.
 */
export function bootstrapIntervals<Name extends string>(
  fit: Fit<Name>,
  options: BootstrapOptions & { readonly level?: number },
): BootstrapIntervals<Name> {
  const model = modelWithData(fit, "A bootstrap");
  const level = checkLevel(options.level ?? 0.95);
  const errors: Float64Array[] = [];
  const ratios: Float64Array[] = [];
  const way = options.cluster === undefined ? undefined : clusterWay(model, options.cluster);
  const se = standardErrors(model, way);
  const facts = bootstrapRun(model, options, (estimate, { clusters }) => {
    const error = estimate.theta.map((value, j) => value - model.theta[j]!);
    const spread = standardErrors(estimate, clusters);
    errors.push(error);
    ratios.push(error.map((value, j) => value / spread[j]!));
  });
  if ((errors.length + 1) * (1 - level) < 2) throw tooFew(errors.length, level);
  const names = fit.vcov.names;
  const byName = (ends: (j: number) => readonly [number, number]): IntervalsByName<Name> =>
    Object.fromEntries(
      names.map((name, j) => {
        const [low, high] = ends(j);
        return [name, Object.freeze({ estimate: model.theta[j]!, low, high })];
      }),
    ) as IntervalsByName<Name>;
  const tails = (draws: readonly Float64Array[], j: number): readonly [number, number] => quantiles(draws, j, level);
  const record = {
    level,
    percentile: byName((j) => moved(tails(errors, j), model.theta[j]!, 1)),
    basic: byName((j) => moved(tails(errors, j), model.theta[j]!, -1)),
    studentized: byName((j) => moved(tails(ratios, j), model.theta[j]!, -se[j]!)),
    bootstrap: facts,
    warnings: failureWarnings(facts),
  };
  return displayed(record, intervalsDocument);
}

/** θ + scale·(the two quantiles), the lower end first. */
function moved([low, high]: readonly [number, number], theta: number, scale: number): readonly [number, number] {
  return scale > 0 ? [theta + scale * low, theta + scale * high] : [theta + scale * high, theta + scale * low];
}

function standardErrors(fitted: FittedModel, clusters: Grouping | undefined): Float64Array {
  const model = steadyModel(fitted);
  const k = model.theta.length;
  const meat: SquareMatrix = clusters === undefined ? robustMeat(model, 0) : clusterMeats(model, [clusters])[0]!;
  const values = sandwich(model.bread, meat, k);
  return model.theta.map((_, j) => Math.sqrt(values[j * k + j]!));
}

function quantiles(draws: readonly Float64Array[], j: number, level: number): readonly [number, number] {
  const ordered = Float64Array.from(draws, (draw) => draw[j]!).sort();
  const at = (p: number): number => {
    const position = (ordered.length + 1) * p - 1;
    const below = Math.min(Math.floor(position), ordered.length - 1);
    const above = Math.min(below + 1, ordered.length - 1);
    return ordered[below]! + (position - below) * (ordered[above]! - ordered[below]!);
  };
  return [at((1 - level) / 2), at((1 + level) / 2)];
}

function intervalsDocument(record: Omit<BootstrapIntervals, keyof Displayed>): Document {
  const { level, percentile, basic, studentized, bootstrap, warnings } = record;
  const cells = (name: string): string[] => {
    const { estimate, low, high } = percentile[name]!;
    const decimals = decimalsFor((high - low) / 4, estimate);
    const written = ({ low: from, high: to }: Interval): string =>
      `[${formatFixed(from, decimals)}, ${formatFixed(to, decimals)}]`;
    return [
      name,
      formatFixed(estimate, decimals),
      ...[percentile, basic, studentized].map((kind) => written(kind[name]!)),
    ];
  };
  const { cluster, replications, failed, seed } = bootstrap;
  const drawn = cluster === undefined ? "rows" : `clusters of ${cluster}`;
  return [
    { kind: "title", text: `Bootstrap intervals, ${formatPercent(level)}` },
    {
      kind: "table",
      head: ["", "Estimate", "Percentile", "Basic", "Studentized"],
      align: ["left", "decimal", "right", "right", "right"],
      body: Object.keys(percentile).map(cells),
    },
    { kind: "notes", notes: [`${replications - failed} samples of ${drawn}, seed ${seed}.`] },
    { kind: "warnings", warnings: warnings.map(({ message }) => message) },
  ];
}

function tooFew(replications: number, level: number): EstimandError {
  const needed = Math.ceil(2 / (1 - level)) - 1;
  return new EstimandError(
    "bad-option",
    `${replications} bootstrap estimates are too few for intervals of level ${level}: at least ${needed} are needed, ` +
      "and many more for steady ends.",
    { option: "replications", replications, needed },
  );
}
