import type { Warning } from "../fit/fit.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { multiplyVector } from "../linalg/matrix.ts";
import { quoted } from "./listed.ts";

/** A probability nearer than this to 0 or 1 is certain for all practical purposes. */
const certain = 1e-6;
/** Wald and likelihood-ratio statistics of one hypothesis further apart than this do not measure the same thing. */
const apart = 4;
/** Rows looked at: blocks spread evenly over the sample. */
const blockRows = 1024;
const mostBlocks = 64;

/**
 * Above it a converged search was not in the neighbourhood of a maximum, where each decrement is the square of the
 * last.
 */
export const stillRising = 1e-16;

/** What is known of the estimate of a model for a 0/1 outcome. */
export interface BinaryEstimate<P extends string, Y extends string> {
  readonly problem: LikelihoodProblem<P, Y>;
  readonly maximum: Maximum;
  readonly names: readonly string[];
  /** (−H)⁻¹. */
  readonly inverse: Float64Array;
  /** The two statistics of the hypothesis that all slopes are zero. */
  readonly statistics: { readonly likelihoodRatio: number; readonly wald: number } | undefined;
}

/**
 * A warning where the maximum-likelihood estimate of a 0/1 model is finite but the outcome nearly separated: most
 * fitted probabilities are within 1e-6 of 0 or 1; or the Wald statistic is far below the likelihood ratio (it falls
 * again as an effect grows); or the log-likelihood still rises, by less than the tolerance, towards a maximum far away.
 *
 * Source: Hauck and Donner (1977), JASA 72, 851-853.
 */
export function nearSeparation<P extends string, Y extends string>(estimate: BinaryEstimate<P, Y>): Warning[] {
  const { problem, maximum, statistics } = estimate;
  const certainShare = shareOfCertain(problem, maximum.point);
  const ratio = statistics === undefined ? 1 : statistics.likelihoodRatio / statistics.wald;
  const facts = { code: "near-separation", certainShare, likelihoodRatioOverWald: ratio };
  if (maximum.decrement > stillRising) {
    const columns = movingColumns(estimate);
    const [coefficients, run] = columns.length === 1 ? ["coefficient", "runs"] : ["coefficients", "run"];
    const message =
      `The outcome is nearly separated: the log-likelihood still rises, by less than ` +
      `${maximum.decrement.toExponential(0)}, as the ${coefficients} of ${quoted(columns)} ${run} off to ` +
      `infinity, since some rows are predicted all but perfectly. Neither ${columns.length === 1 ? "it nor its standard error means" : "they nor their standard errors mean"} anything.`;
    return [{ ...facts, message, columns, decrement: maximum.decrement }];
  }
  const differ = ratio > apart && statistics!.likelihoodRatio > apart;
  if (certainShare <= 0.5 && !differ) return [];
  const reason = differ
    ? `the likelihood-ratio statistic of all slopes is ${ratio.toPrecision(2)} times the Wald statistic`
    : `${Math.round(100 * certainShare)}% of the fitted probabilities are within ${certain} of 0 or 1`;
  const message =
    `The outcome is nearly separated: ${reason}. A z statistic falls there as the effect grows; compare models by ` +
    `likelihood-ratio tests (lrTest) instead.`;
  return [{ ...facts, message }];
}

/**
 * The parameters that the next Newton step would change by more than a hundredth of their size; where it is too short for
 * that, the one from which most of the rise is expected.
 */
function movingColumns<P extends string, Y extends string>({
  maximum,
  inverse,
  names,
}: BinaryEstimate<P, Y>): string[] {
  const step = multiplyVector(inverse, maximum.gradient);
  const moving = names.filter((_, j) => Math.abs(step[j]!) > 0.01 * Math.abs(maximum.point[j]!));
  if (moving.length > 0) return moving;
  const rise = step.map((move, j) => move * maximum.gradient[j]!);
  return [names[rise.indexOf(Math.max(...rise))]!];
}

/** The share of rows in which the likelihood of the observed or of the other outcome is below 1e-6. */
function shareOfCertain<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  theta: Float64Array,
): number {
  const n = problem.data.rows;
  const stride = blockRows * Math.max(1, Math.ceil(n / (blockRows * mostBlocks)));
  const low = Math.log(certain);
  const high = Math.log1p(-certain);
  let count = 0;
  let seen = 0;
  for (let start = 0; start < n; start += stride) {
    problem.eachBlock(
      theta,
      ({ rows, value }) => {
        seen += rows;
        for (let i = 0; i < rows; i++) if (value[i]! > high || value[i]! < low) count++;
      },
      { start, rows: Math.min(blockRows, n - start) },
    );
  }
  return count / seen;
}
