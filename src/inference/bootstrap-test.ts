import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { BootstrapSetting, BootstrapTestOptions } from "./bootstrap-setting.ts";
import { checkLevel } from "./level.ts";
import type { WildWeights } from "./wild-weights.ts";

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
function end(
  { estimate, unit }: BootstrapStatistic,
  p: (value: number) => number,
  side: 1 | -1,
  alpha: number,
): number {
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
