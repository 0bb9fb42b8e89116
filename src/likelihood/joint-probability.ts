import { inverseMills, logCdfDirect } from "../special/normal-tail.ts";
import { BivariateRows } from "./bivariate-rows.ts";
import type { Quantity, RowDerivatives } from "./likelihood.ts";
import { pairsOf, type PredictorPair } from "./scratch.ts";

type Sign = 1 | -1;

/** Which outcome of two correlated probits, and given which of the two it is conditional. */
export interface JointOutcome<A extends string, B extends string> {
  readonly label: string;
  /** The predictors of the two indices. */
  readonly of: readonly [A, B];
  /** 1 for an outcome of 1, -1 for an outcome of 0. */
  readonly signs: readonly [Sign, Sign];
  /** The equation whose outcome is given; undefined: the joint probability. */
  readonly given?: A | B;
}

/** Above this conditional probability the other outcome's is found, which has no cancellation. */
const half = Math.log(0.5);

/**
 * Pr(y₁, y₂) = Φ₂(q₁η₁, q₂η₂; q₁q₂ρ), or that over Φ(qη) of the outcome that is given, with derivatives from those of its
 * logarithm: ∂f = f ∂ℓ, ∂²f = f (∂²ℓ + ∂ℓ ∂ℓ').
 */
export function jointProbability<A extends string, B extends string>({
  label,
  of: [a, b],
  signs: [q1, q2],
  given,
}: JointOutcome<A, B>): Quantity<A | B | "atanhRho"> {
  const predictors: readonly (A | B | "atanhRho")[] = [a, b, "atanhRho"];
  const pairs = pairsOf(predictors);
  return {
    label,
    predictors,
    rows(block, out) {
      const probability = new BivariateRows(block, out, a, b);
      for (let i = 0; i < block.rows; i++) {
        probability.write(i, q1, q2);
        let sign: Sign = 1;
        if (given !== undefined) {
          const q = given === a ? q1 : q2;
          const margin = logCdfDirect(q * block.eta[given][i]!);
          if (out.value[i]! - margin > half) {
            sign = -1;
            probability.write(i, given === a ? q1 : flipped(q1), given === a ? flipped(q2) : q2);
          }
          divideByMargin(i, q * block.eta[given][i]!, q, given, out);
        }
        exponentiate(i, sign, predictors, pairs, out);
      }
    },
  };
}

const flipped = (sign: Sign): Sign => (sign === 1 ? -1 : 1);

/** Takes ln Φ(x) away, x = qη. */
function divideByMargin<P extends string>(
  i: number,
  x: number,
  q: Sign,
  predictor: P,
  { value, first, second }: RowDerivatives<P>,
): void {
  const mills = inverseMills(x);
  value[i]! -= logCdfDirect(x);
  first[predictor][i]! -= q * mills;
  second[`${predictor}_${predictor}`][i]! += mills * (mills + x);
}

/** From ℓ to f = exp ℓ, or with sign -1 to 1 - exp ℓ. */
function exponentiate<P extends string>(
  i: number,
  sign: Sign,
  predictors: readonly P[],
  pairs: readonly PredictorPair<P>[],
  { value, first, second }: RowDerivatives<P>,
): void {
  const f = sign * Math.exp(value[i]!);
  for (const { a, b, key } of pairs) {
    const bend = second[key];
    bend[i] = f * (bend[i]! + first[predictors[a]!][i]! * first[predictors[b]!][i]!);
  }
  for (const name of predictors) first[name][i]! *= f;
  value[i] = sign === 1 ? f : 1 + f;
}
