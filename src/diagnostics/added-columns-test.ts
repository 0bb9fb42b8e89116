import type { Fit } from "../fit/fit.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { sameCovariance } from "../inference/same-covariance.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { submatrix } from "../linalg/matrix.ts";
import { residual } from "../moments/combination.ts";
import type { LinearSample } from "./linear-sample.ts";
import { regressionModel } from "./regression-model.ts";

/** An F statistic with its degrees of freedom. */
export interface FStatistic {
  readonly statistic: number;
  readonly df: readonly [number, number];
}

/**
 * Whether columns added to a regression matter: the F test of their coefficients, in the kind of covariance that the fit
 * has. Columns that are combinations of others do not count.
 */
export function addedColumnsTest(fit: Fit, { frame, columns }: LinearSample, added: Columns): FStatistic {
  const k = columns.length;
  const all = [...columns, ...added];
  const { kept } = independentColumns(all);
  const regressors = kept.map((j) => all[j]!);
  const { outcome, offset } = frame.equations[0]!;
  const explained = offset === undefined ? outcome : outcome.map((y, i) => y - offset[i]!);
  const weights = frame.weights?.values;
  const { coefficients, inverse, rss } = leastSquares(regressors, explained, { weights });
  const size = regressors.length;
  const degrees = frame.nobs - size;
  const model = regressionModel({
    frame,
    regressions: [{ regressors, residual: residual(regressors, coefficients, explained), weights }],
    coefficients,
    inverse,
    errorCovariance: Float64Array.of(rss / degrees),
    factorK: size,
    small: true,
  });
  const { values, df } = chooseCovariance(
    model,
    sameCovariance({ label: fit.conventions.vcov, facts: fit.conventions }),
  );
  const q = size - k;
  const tested = Array.from({ length: q }, (_, j) => k + j);
  const statistic =
    q === 0 ? undefined : inverseQuadraticForm(coefficients.slice(k), submatrix(values, size, tested), q);
  return { statistic: (statistic ?? Number.NaN) / q, df: [q, df ?? degrees] };
}
