import { EstimandError } from "../errors.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { clusterWay } from "./cluster-way.ts";
import { type Grouping, grouping } from "./grouping.ts";
import { parseHypothesis } from "./hypothesis.ts";
import { checkLevel } from "./level.ts";
import type { Restriction } from "./linear-combination.ts";
import { type WildDraws, type WildWeights, wildDraws } from "./wild-weights.ts";

/** Options of the bootstrap tests of one hypothesis. */
export interface BootstrapTestOptions<Name extends string = string> {
  /** The column within whose groups errors may be dependent; without it rows are independent. */
  readonly cluster?: Name;
  /** Default "rademacher"; "webb" where clusters are fewer than about ten. */
  readonly weights?: WildWeights;
  /** Default 9999. */
  readonly replications?: number;
  /** Every draw in place of random ones; default: where there are no more draws than replications. */
  readonly enumerate?: boolean;
  /** A whole number; needed unless all draws are enumerated. */
  readonly seed?: number;
  /** Level of the interval; 0.95. */
  readonly level?: number;
  /** Called for each value whose p-value is computed on the way to the interval. */
  readonly onProgress?: (at: { readonly evaluations: number }) => void;
}

/** A bootstrap test with the interval of the values that it does not reject. */
export interface BootstrapTest extends TestResult {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly replications: number;
  readonly enumerated: boolean;
  readonly weights: WildWeights;
  readonly seed: number | null;
}

/** What a bootstrap test of r'θ = value is made of. */
export interface BootstrapStatistic {
  readonly estimate: number;
  /** A step of about a standard error. */
  readonly unit: number;
  /** The statistic of a value. */
  statistic(value: number): number;
  /** The chance of a draw whose statistic is at least as large in size as that of the value. */
  exceeding(value: number): number;
}

/** A hypothesis as read, the groups and the draws. */
export interface BootstrapSetting {
  readonly restriction: Restriction;
  readonly way: Grouping;
  readonly draws: WildDraws;
}

const defaultReplications = 9999;

/**
 * Reads hypothesis and options.
 *
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient", "bad-option", "one-cluster", "unknown-column"
 */
export function bootstrapSetting(
  model: FittedModel,
  hypothesis: string,
  options: BootstrapTestOptions,
): BootstrapSetting {
  const [restriction, ...others] = parseHypothesis(hypothesis, model.names);
  if (others.length > 0) {
    const message = `'${hypothesis}' makes ${others.length + 1} restrictions: this test takes one, such as "a = 0".`;
    throw new EstimandError("bad-hypothesis", message, { hypothesis });
  }
  const { cluster, weights = "rademacher", replications = defaultReplications, enumerate, seed } = options;
  if (cluster === undefined && model.frame.weights?.kind === "frequency") throw countedRows();
  const way = cluster === undefined ? everyRow(model.frame.rows) : clusterWay(model, cluster);
  const draws = wildDraws(way.count, { weights, replications, seed: seed ?? 0, enumerate });
  if (!draws.enumerated && seed === undefined) {
    throw new EstimandError("bad-option", "Random draws need a seed: pass { seed: 1 } or any other whole number.", {
      option: "seed",
    });
  }
  return { restriction: restriction!, way, draws };
}

/** The record of the test: the p-value of the null, and the interval of the values that are not rejected. */
export function bootstrapTest(
  name: string,
  hypothesis: string,
  { restriction, draws, way }: BootstrapSetting,
  test: BootstrapStatistic,
  options: BootstrapTestOptions,
): BootstrapTest {
  const { weights = "rademacher", seed, onProgress } = options;
  const level = checkLevel(options.level ?? 0.95);
  let evaluations = 0;
  const p = (value: number): number => {
    onProgress?.({ evaluations: ++evaluations });
    const share = test.exceeding(value);
    return draws.enumerated ? share : (1 + share * draws.count) / (draws.count + 1);
  };
  const made = draws.enumerated ? `all ${draws.count} draws` : `${draws.count} draws, seed ${seed}`;
  return testResult({
    name,
    null: `${hypothesis.includes("=") ? hypothesis.trim() : `${hypothesis.trim()} = 0`}.`,
    statistic: test.statistic(restriction.value),
    distribution: "bootstrap",
    df: [],
    p: p(restriction.value),
    note: `${way.count} groups, ${weights} weights, ${made}.`,
    estimate: test.estimate,
    low: end(test, p, -1, 1 - level),
    high: end(test, p, 1, 1 - level),
    level,
    replications: draws.count,
    enumerated: draws.enumerated,
    weights,
    seed: draws.enumerated ? null : seed!,
  });
}

const furthest = 1e6;
const bisections = 40;

/** Where the p-value falls to α on one side of the estimate; infinite where it does not. */
function end({ estimate, unit }: BootstrapStatistic, p: (value: number) => number, side: 1 | -1, alpha: number): number {
  const at = (steps: number): number => estimate + side * steps * unit;
  let inside = 0;
  let outside = 1;
  while (p(at(outside)) > alpha) {
    inside = outside;
    outside *= 1.5;
    if (outside > furthest) return side * Number.POSITIVE_INFINITY;
  }
  for (let i = 0; i < bisections; i++) {
    const middle = (inside + outside) / 2;
    if (p(at(middle)) > alpha) inside = middle;
    else outside = middle;
  }
  return at((inside + outside) / 2);
}

function everyRow(rows: number): Grouping {
  return grouping(
    Int32Array.from({ length: rows }, (_, i) => i),
    rows,
  );
}

function countedRows(): EstimandError {
  return new EstimandError(
    "bad-option",
    "With frequency weights a row stands for several, which need weights of their own: give each its own row, or name clusters.",
    { option: "weights" },
  );
}
