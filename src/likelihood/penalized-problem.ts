import { cholesky } from "../linalg/cholesky.ts";
import { kernels } from "../linalg/kernels.ts";
import { negativeInverseRoot } from "./information.ts";
import { leverages } from "./leverages.ts";
import type { BlockRange, LikelihoodProblem } from "./problem.ts";
import { orthogonalProblem } from "./steady-problem.ts";

/**
 * A binary likelihood with Jeffreys' penalty: ℓ*(β) = ℓ(β) + ½ ln |I(β)|, I the expected information with working weights
 * w(η). Its gradient is that of ℓ plus Σ ½ hᵢ (w'/w)ᵢ xᵢ, h the leverages; in place of its Hessian stands -I, whose steps
 * (Fisher scoring) lead to the same maximum and whose inverse is the covariance.
 *
 * @param logWeightSlope w'(η)/w(η)
 *
 * Source: Firth (1993), Biometrika 80, 27-38, for the logit; Kosmidis and Firth (2021), Biometrika 108, 71-82, for the probit.
 */
export function penalizedProblem<P extends string, Y extends string>(
  plain: LikelihoodProblem<P, Y>,
  logWeightSlope: (eta: number) => number,
): LikelihoodProblem<P, Y> {
  const { data, size, likelihood } = plain;
  const [predictor] = likelihood.predictors as readonly [P];
  const columns = data.predictors[predictor].columns ?? [];

  const information = (theta: Float64Array, of = plain): Float64Array => {
    const hessian = new Float64Array(size * size);
    of.expectedHessian(theta, hessian);
    return hessian;
  };

  /** ½ hᵢ (w'/w)ᵢ for a range of rows; the same in any coordinates. */
  const adjustments = (
    theta: Float64Array,
    hessian: Float64Array,
    { start, rows }: BlockRange,
    of = plain,
  ): Float64Array => {
    const out = new Float64Array(rows);
    const root = negativeInverseRoot(hessian, size) ?? new Float64Array(size * size).fill(Number.NaN);
    leverages(of, theta, root, false)(start, rows, out);
    const scale = (block: { start: number; rows: number; eta: Readonly<Record<P, Float64Array>> }): void => {
      for (let i = 0; i < block.rows; i++) {
        const at = block.start - start + i;
        out[at] = 0.5 * out[at]! * logWeightSlope(block.eta[predictor][i]!);
      }
    };
    of.eachBlock(theta, scale, { start, rows });
    return out;
  };

  /** Where scores were asked for last: block after block asks at the same point, and the information is of all rows. */
  let known: { theta: Float64Array; z: Float64Array; hessian: Float64Array } | undefined;

  return {
    ...plain,
    sum: undefined,
    value: (theta) => plain.value(theta) + halfLogDeterminant(information(theta), size),
    derivatives(theta, gradient, hessian) {
      const unpenalized = plain.derivatives(theta, gradient, hessian);
      hessian.set(information(theta));
      kernels.sums(columns, adjustments(theta, hessian, { start: 0, rows: data.rows }), 0, data.rows, gradient, 0);
      return unpenalized + halfLogDeterminant(hessian, size);
    },
    scores(theta, start, rows, out) {
      plain.scores(theta, start, rows, out);
      const { problem: steady, inward } = orthogonalProblem(plain);
      if (known === undefined || theta.some((value, j) => value !== known!.theta[j])) {
        const z = inward(theta);
        known = { theta: theta.slice(), z, hessian: information(z, steady) };
      }
      const adjustment = adjustments(known.z, known.hessian, { start, rows }, steady);
      columns.forEach((x, j) => {
        const into = out[j]!;
        for (let i = 0; i < rows; i++) into[i] = into[i]! + x[start + i]! * adjustment[i]!;
      });
    },
  };
}

/** ½ ln |-H|; -Infinity where -H is not positive definite. */
function halfLogDeterminant(hessian: Float64Array, k: number): number {
  const factor = cholesky(
    hessian.map((value) => -value),
    k,
  );
  if (factor === undefined) return Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let j = 0; j < k; j++) sum += Math.log(factor[j * (k + 1)]!);
  return sum;
}
