import { normalQuantile, normalSf } from "../special/normal.ts";
import { tQuantile, tSf } from "../special/t.ts";
import type { Fit } from "./fit.ts";
import { known } from "./known.ts";

/** One line of a table of estimates. */
export interface CoefficientRow<Name extends string = string> {
  readonly name: Name;
  readonly estimate: number;
  readonly se: number;
  /** estimate / se: t or z, as the fit's conventions say. NaN where the standard error is withheld. */
  readonly statistic: number;
  /** Two-sided. */
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/** The reference distribution of a fit: t with these degrees of freedom, or normal. */
export type Reference = Pick<Fit["conventions"], "distribution" | "df">;

/** The reference distribution of one coefficient, which may have its own degrees of freedom. */
export function referenceOf({ conventions }: Pick<Fit, "conventions">, name: string): Reference {
  const df = conventions.dfByCoefficient?.[name];
  return df === undefined ? conventions : { distribution: conventions.distribution, df: known(df) };
}

/** Two-sided p-value of a t or z statistic. */
function twoSidedP(statistic: number, { distribution, df }: Reference): number {
  if (Number.isNaN(statistic)) return Number.NaN;
  const x = Math.abs(statistic);
  return 2 * (distribution === "t" && df !== null ? tSf(x, df) : normalSf(x));
}

/** The critical value of a two-sided interval at `level`: 1.96 for the normal at 0.95. */
export function criticalValue(level: number, { distribution, df }: Reference): number {
  const p = (1 + level) / 2;
  return distribution === "t" && df !== null ? tQuantile(p, df) : normalQuantile(p);
}

/** A line of a table of estimates from an estimate and its standard error. */
export function coefficientRow<Name extends string>(
  name: Name,
  estimate: number,
  se: number,
  reference: Reference,
  level = 0.95,
): CoefficientRow<Name> {
  const statistic = se > 0 ? estimate / se : Number.NaN;
  const half = criticalValue(level, reference) * se;
  return {
    name,
    estimate,
    se,
    statistic,
    p: twoSidedP(statistic, reference),
    low: estimate - half,
    high: estimate + half,
  };
}

/** The table of estimates of a fit, also one out of JSON, in the order of its covariance matrix. */
export function coefficientTable<Name extends string>(fit: Fit<Name>, level = 0.95): readonly CoefficientRow<Name>[] {
  return fit.vcov.names.map((name) =>
    coefficientRow(name, known(fit.coef[name]), known(fit.se[name]), referenceOf(fit, name), level),
  );
}
