import type { Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import type { SquareMatrix } from "../fit/model.ts";
import { passRoot } from "./remembered-root.ts";

/** Estimates with their joint covariance: any fit, also one out of JSON, and tables of effects. */
export type Estimates<Name extends string = string> = Pick<Fit<Name>, "coef" | "vcov"> & {
  readonly conventions: Pick<Fit["conventions"], "distribution" | "df">;
};

/** The estimates in the order of the covariance's names. */
export function coefficientVector({ coef, vcov }: Pick<Fit, "coef" | "vcov">): Float64Array {
  return Float64Array.from(vcov.names, (name) => known(coef[name]));
}

/** The covariance as one row-major array, k by k. */
export function covarianceArray({ vcov }: Pick<Fit, "vcov">): SquareMatrix {
  const k = vcov.names.length;
  const out = new Float64Array(k * k);
  for (const [i, row] of vcov.values.entries()) out.set(row.map(known), i * k);
  return out;
}

/** A row-major covariance as rows of numbers under its names. */
export function covarianceMatrix<Name extends string>(names: readonly Name[], values: SquareMatrix): Fit<Name>["vcov"] {
  const k = names.length;
  const matrix = { names, values: names.map((_, i) => [...values.subarray(i * k, (i + 1) * k)]) };
  passRoot(values, matrix);
  return matrix;
}
