import type { CategoryColumn } from "../../data/table.ts";
import { testResult } from "../../fit/make-test-result.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { cholesky, forwardSolve } from "../../linalg/cholesky.ts";
import { fSf } from "../../special/f.ts";
import { tUpperQuantile } from "../../special/t.ts";
import type { SurveyRows } from "./survey-rows.ts";

/** The share of firms of a group that globalize. */
export interface GroupShare {
  readonly group: string;
  readonly firms: number;
  readonly exporters: number;
  /** Weighted, with its standard error by linearization and its 95% interval on the logistic scale. */
  readonly share: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Shares by group as domain means of a survey, p_g = Σ w y / Σ w over the group, with covariances
 * Σ_h n_h/(n_h - 1) Σ (z - z̄_h)(z - z̄_h)', z_g = w 1(g) (y - p_g) / W_g, over strata h.
 *
 * Source: Särndal, Swensson and Wretman (1992), Model Assisted Survey Sampling, 5.6 and 5.8; Lumley (2010), Complex Surveys, 2.
 */
export function groupShares(
  survey: SurveyRows,
  { codes, levels }: CategoryColumn,
): { readonly rows: readonly GroupShare[]; readonly covariance: Float64Array } {
  const byLevel = groupMeans(survey, codes, levels.length);
  const groups = levels.map((_, code) => code).filter((code) => byLevel[code]!.firms > 0);
  const means = groups.map((code) => byLevel[code]!);
  const position = new Int32Array(levels.length);
  groups.forEach((code, g) => {
    position[code] = g;
  });
  const covariance = linearized(survey, means, (i) => (codes[i]! < 0 ? undefined : position[codes[i]!]));
  const k = groups.length;
  const rows = groups.map((code, g) => {
    const { firms, exporters, share } = means[g]!;
    return {
      group: levels[code]!,
      firms,
      exporters,
      ...shareInterval(share, Math.sqrt(covariance[g * k + g]!), survey.df),
    };
  });
  return { rows, covariance };
}

interface GroupMean {
  readonly firms: number;
  readonly exporters: number;
  readonly weight: number;
  readonly share: number;
}

function groupMeans({ rows, outcome, weights }: SurveyRows, codes: Int32Array, levels: number): GroupMean[] {
  const zeros = (): Float64Array => new Float64Array(levels);
  const [firms, exporters, weight, sum] = [zeros(), zeros(), zeros(), zeros()] as const;
  for (const i of rows) {
    const code = codes[i]!;
    if (code < 0) continue;
    firms[code]! += 1;
    exporters[code]! += outcome[i]!;
    weight[code]! += weights[i]!;
    sum[code]! += weights[i]! * outcome[i]!;
  }
  return Array.from(firms, (count, g) => {
    return { firms: count, exporters: exporters[g]!, weight: weight[g]!, share: sum[g]! / weight[g]! };
  });
}

/** Covariances of the means: only rows of group g have z_g other than 0, so that sums by stratum and group suffice. */
function linearized(
  { rows, outcome, weights, stratumOf, strata }: SurveyRows,
  means: readonly GroupMean[],
  groupOf: (row: number) => number | undefined,
): Float64Array {
  const k = means.length;
  const covariance = new Float64Array(k * k);
  const sums = strata.map(() => new Float64Array(k));
  const squares = strata.map(() => new Float64Array(k));
  for (const i of rows) {
    const g = groupOf(i);
    if (g === undefined) continue;
    const z = (weights[i]! * (outcome[i]! - means[g]!.share)) / means[g]!.weight;
    sums[stratumOf[i]!]![g]! += z;
    squares[stratumOf[i]!]![g]! += z * z;
  }
  strata.forEach((n, h) => {
    if (n < 2) return;
    for (let g = 0; g < k; g++) {
      for (let l = 0; l < k; l++) {
        const own = g === l ? squares[h]![g]! : 0;
        covariance[g * k + l]! += (n / (n - 1)) * (own - (sums[h]![g]! * sums[h]![l]!) / n);
      }
    }
  });
  return covariance;
}

/** The interval of a share on the logistic scale: it stays between 0 and 1; none where nobody or everybody globalizes. */
function shareInterval(share: number, se: number, df: number): Pick<GroupShare, "share" | "se" | "low" | "high"> {
  const spread = share * (1 - share);
  if (spread === 0) return { share, se: Number.NaN, low: Number.NaN, high: Number.NaN };
  const reach = (tUpperQuantile(0.025, df) * se) / spread;
  const at = (x: number): number => 1 / (1 + Math.exp(-x));
  const centre = Math.log(share / (1 - share));
  return { share, se, low: at(centre - reach), high: at(centre + reach) };
}

/** Wald test that all groups have one share: groups without variation are left out, and said. */
export function equalShares(
  by: string,
  rows: readonly GroupShare[],
  covariance: Float64Array,
  df: number,
): TestResult | undefined {
  const all = rows.length;
  const varying = rows.flatMap((row, g) => (row.se > 0 ? [g] : []));
  const q = varying.length - 1;
  if (q < 1 || df - q + 1 <= 0) return undefined;
  const [base, ...others] = varying as [number, ...number[]];
  const at = (g: number, l: number): number => covariance[g * all + l]!;
  const difference = Float64Array.from(others, (g) => rows[g]!.share - rows[base]!.share);
  const spread = Float64Array.from(
    others.flatMap((g) => others.map((l) => at(g, l) - at(g, base) - at(base, l) + at(base, base))),
  );
  const root = cholesky(spread, q);
  if (root === undefined) return undefined;
  const statistic = forwardSolve(root, q, difference).reduce((sum, x) => sum + x * x, 0) / q;
  const left = all - varying.length;
  return testResult({
    name: "Wald test of equal shares",
    null: `The share that globalizes is the same in all groups of ${by}.`,
    statistic,
    distribution: "F",
    df: [q, df],
    p: fSf(statistic, q, df),
    ...(left === 0 ? {} : { note: `${left} group(s) in which nobody or everybody globalizes are left out.` }),
  });
}
