import type { Warning } from "../fit/fit.ts";
import type { LeastSquares } from "../linalg/least-squares.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { listed } from "./listed.ts";

/** Scaled condition number above which half of the digits of a coefficient hang on rounding in the data. */
const tooLarge = 1e8;

/** Share of a coefficient's variance on the weakest direction that makes its column part of the problem. */
const largeShare = 0.5;

/**
 * A warning when columns are collinear in all but name, with the columns that make it: those whose variance comes for the
 * greater part from the direction in which the columns hardly differ.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, section 3.2.
 */
export function nearCollinearity(
  names: readonly string[],
  { condition, inverse }: Pick<LeastSquares, "condition" | "inverse">,
): Warning[] {
  if (condition <= tooLarge) return [];
  const k = names.length;
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(inverse[j * k + j]!));
  const unit = inverse.map((value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!));
  const { values, vectors } = symmetricEigen(unit, k);
  const shares = names.map((name, j) => ({ name, share: values[0]! * vectors[j * k]! ** 2 }));
  const involved = shares.filter(({ share }) => share > largeShare).map(({ name }) => name);
  return [
    {
      code: "near-collinear",
      message:
        `The columns are nearly collinear (scaled condition number ${condition.toExponential(1)})` +
        `${involved.length > 0 ? `: ${listed(involved)}` : ""}. Their coefficients hang on the last digits of the data; ` +
        `leave a column out, or centre and rescale (poly(x, d) for powers).`,
      condition,
      columns: involved,
      varianceShares: Object.fromEntries(shares.map(({ name, share }) => [name, share])),
    },
  ];
}
