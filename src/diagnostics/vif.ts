import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import { cholesky, choleskyLogDeterminant } from "../linalg/cholesky.ts";
import { submatrix } from "../linalg/matrix.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatNumber } from "../report/format.ts";

/** The variance inflation of one term. */
export interface VifRow {
  readonly term: string;
  /** 1/(1 - R²) for one column; Fox and Monette's generalized factor for a term of several. */
  readonly vif: number;
  /** Number of its columns. */
  readonly df: number;
  /** vif^(1/(2 df)): how much longer its intervals are; comparable between terms. */
  readonly adjusted: number;
}

/** Variance inflation factors, a table that prints itself. */
export interface VarianceInflation extends Displayed {
  readonly rows: readonly VifRow[];
}

/**
 * Variance inflation factors of a fit's terms: by how much the other regressors raise the variance of their coefficients.
 * From the correlations of the estimates (of their iid covariance), so defined for every model with an equation; columns of
 * one category count together.
 *
 * @param options `equation`: its role, for models of several ("outcome")
 * @throws EstimandError "needs-data", "bad-option", "undefined-test" with fewer than two terms
 * @example
 * vif(ols("log(wage) ~ educ + exper + industry", workers)).rows[0].vif;
 *
 * Source: Fox and Monette (1992), JASA 87.
 */
export function vif(fit: Fit, options: { readonly equation?: string } = {}): VarianceInflation {
  checkOptionNames("vif", options, { equation: true });
  const { frame, predictors, iid, theta } = modelWithData(fit, "Variance inflation");
  const roles = frame.equations.map(({ role }) => role);
  const role = options.equation ?? (roles.length === 1 ? roles[0]! : "");
  const position = roles.indexOf(role);
  const predictor = predictors.find(({ equation }) => equation === position);
  if (position < 0 || predictor === undefined) {
    throw new EstimandError("bad-option", `equation: "${role}" is none of ${roles.join(", ")}.`, { equations: roles });
  }
  const { names, basis } = frame.equations[position]!.regressors;
  const groups = new Map<string, number[]>();
  names.forEach((name, j) => {
    if (name === "(Intercept)") return;
    const key = basis.terms?.[j] ?? name;
    groups.set(key, [...(groups.get(key) ?? []), j]);
  });
  if (groups.size < 2) {
    throw new EstimandError(
      "undefined-test",
      "With fewer than two terms there is nothing that could inflate a variance.",
    );
  }
  const slopes = [...groups.values()].flat();
  const logDeterminant = (positions: readonly number[]): number => {
    const covariance = submatrix(
      iid.values,
      theta.length,
      positions.map((j) => predictor.start + j),
    );
    return logDeterminantOfCorrelations(covariance, positions.length);
  };
  const whole = logDeterminant(slopes);
  const rows = [...groups].map(([key, positions]): VifRow => {
    const others = slopes.filter((j) => !positions.includes(j));
    const inflation = Math.exp(logDeterminant(positions) + logDeterminant(others) - whole);
    const df = positions.length;
    return { term: df === 1 ? names[positions[0]!]! : key, vif: inflation, df, adjusted: inflation ** (1 / (2 * df)) };
  });
  return displayed({ rows }, ({ rows: all }) => [
    { kind: "title", text: "Variance inflation" },
    {
      kind: "table",
      head: ["", "VIF", "Columns", "VIF^(1/(2·columns))"],
      align: ["left", "decimal", "decimal", "decimal"],
      body: all.map((row) => [row.term, formatNumber(row.vif), String(row.df), formatNumber(row.adjusted)]),
    },
  ]);
}

function logDeterminantOfCorrelations(covariance: Float64Array, k: number): number {
  const unit = covariance.map(
    (value, at) => value / Math.sqrt(covariance[Math.floor(at / k) * (k + 1)]! * covariance[(at % k) * (k + 1)]!),
  );
  const factor = cholesky(unit, k);
  return factor === undefined ? Number.NaN : choleskyLogDeterminant(factor, k);
}
