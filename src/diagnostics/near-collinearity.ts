import type { Warning } from "../fit/fit.ts";
import type { LeastSquares } from "../linalg/least-squares.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import type { LinearProblem } from "../moments/linear-problem.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { listed } from "./listed.ts";

/** Scaled condition number above which half of the digits of a coefficient hang on rounding in the data. */
const tooLarge = 1e8;

/** Columns with a smaller weight than this share of the largest take no noticeable part in a combination. */
const noticed = 0.01;

/**
 * A warning when columns are collinear in all but name, with the columns that take part in the combination that nearly
 * vanishes, and each coefficient's share of variance that comes from it.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, section 3.2.
 */
export function nearCollinearity(
  { columns, names, weights }: Pick<LinearProblem, "columns" | "names" | "weights">,
  { condition, inverse }: Pick<LeastSquares, "condition" | "inverse">,
): Warning[] {
  if (condition <= tooLarge) return [];
  const k = columns.length;
  const lengths = columns.map((column) => Math.sqrt(totalSquares(column, weights, false)));
  const unit = inverse.map((value, at) => value * lengths[Math.floor(at / k)]! * lengths[at % k]!);
  const { values, vectors } = symmetricEigen(unit, k);
  const parts = names.map((name, j) => ({ name, size: Math.abs(vectors[j * k]!), variance: unit[j * k + j]! }));
  const largest = Math.max(...parts.map(({ size }) => size));
  const involved = parts.filter(({ size }) => size > noticed * largest).map(({ name }) => name);
  return [
    {
      code: "near-collinear",
      message:
        `The columns ${listed(involved)} are nearly collinear (scaled condition number ${condition.toExponential(1)}): their ` +
        `coefficients hang on the last digits of the data. Leave a column out, or centre and rescale (poly(x, d) for powers).`,
      condition,
      columns: involved,
      varianceShares: Object.fromEntries(
        parts.map((part) => [part.name, (values[0]! * part.size ** 2) / part.variance]),
      ),
    },
  ];
}

/** Beyond it the columns are worth a closer look: a scaled condition number above 1e8 inflates some variance by more. */
const inflated = 1e12;

/** Whether the other columns inflate the variance of some coefficient so much that they may be nearly collinear. */
export function mayBeCollinear(inverse: Float64Array, squares: ArrayLike<number>): boolean {
  const k = squares.length;
  return Array.from(squares).some((square, j) => inverse[j * (k + 1)]! * square > inflated);
}
