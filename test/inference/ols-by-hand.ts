import type { TableInput } from "../../src/data/input.ts";
import type { Fit } from "../../src/fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../../src/fit/model.ts";
import type { WeightOption } from "../../src/formula/frame-types.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { chooseCovariance } from "../../src/inference/covariance.ts";
import { covarianceMatrix } from "../../src/inference/estimates.ts";
import type { VcovOption } from "../../src/inference/vcov-option.ts";
import type { Quantity } from "../../src/likelihood/likelihood.ts";
import { quadraticForm } from "../../src/linalg/matrix.ts";
import { leastSquares } from "../../src/linalg/least-squares.ts";
import { printedFit } from "../../src/report/print-fit.ts";

const mean: Quantity<"mean"> = {
  label: "E[y]",
  predictors: ["mean"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.mean.subarray(0, rows));
    first.mean.fill(1, 0, rows);
  },
};

export interface HandOptions {
  readonly vcov?: VcovOption;
  readonly weights?: WeightOption;
  readonly small?: boolean;
  readonly offset?: string;
}

/** Least squares without the estimator: the contract that inference reads, filled in the plainest way. */
export function olsByHand(formula: string, data: TableInput, options: HandOptions = {}): Fit {
  const { weights, offset, small = true } = options;
  const frame = modelFrame({ equations: [{ role: "", formula }], data, weights, offset });
  const { regressors, outcome, outcomeName, offset: added } = frame.equations[0]!;
  const { names, columns } = regressors;
  const k = names.length;
  const w = frame.weights?.values;
  const y = outcome.map((value, i) => value - (added?.[i] ?? 0));
  const { coefficients: theta, rss, inverse: bread } = leastSquares(columns, y, { weights: w });
  const row = (i: number): Float64Array => Float64Array.from(columns, (column) => column[i]!);
  const residual = (i: number): number => y[i]! - row(i).reduce((sum, x, j) => sum + x * theta[j]!, 0);
  const unit = weights?.kind === "frequency" ? undefined : w;
  const model: FittedModel = {
    frame,
    theta,
    names,
    predictors: [{ name: "mean", equation: 0, start: 0, size: k }],
    family: "least-squares",
    bread,
    iid: { values: bread.map((value) => (value * rss) / (frame.nobs - (small ? k : 0))), formula: "s²(X'X)⁻¹" },
    scores(start, rows, out) {
      for (let i = 0; i < rows; i++) {
        const u = (w?.[start + i] ?? 1) * residual(start + i);
        columns.forEach((column, j) => {
          out[j]![i] = column[start + i]! * u;
        });
      }
    },
    hats(start, rows, out) {
      for (let i = 0; i < rows; i++) out[i] = (unit?.[start + i] ?? 1) * quadraticForm(row(start + i), bread, k);
    },
    small,
    quantities: { mean },
    record: (covariance) => record(covariance),
  };
  const record = (covariance: ChosenCovariance): Fit =>
    printedFit<Fit>(
      {
        estimator: "ols",
        title: "Least squares by hand",
        formula,
        outcome: outcomeName,
        coef: Object.fromEntries(names.map((name, j) => [name, theta[j]!])),
        se: Object.fromEntries(names.map((name, j) => [name, Math.sqrt(covariance.values[j * k + j]!)])),
        vcov: covarianceMatrix(names, covariance.values),
        nobs: frame.nobs,
        dfModel: k - 1,
        dfResidual: frame.nobs - k,
        logLik: (-frame.nobs / 2) * (Math.log((2 * Math.PI * rss) / frame.nobs) + 1),
        converged: true,
        iterations: 0,
        gradientNorm: 0,
        rows: { used: frame.rows, dropped: frame.droppedRows },
        droppedColumns: frame.droppedColumns,
        conventions: {
          vcov: covariance.label,
          vcovFormula: covariance.formula,
          distribution: covariance.distribution,
          df: covariance.df,
          weights: weights === undefined ? "none" : `${weights.kind} (${weights.column})`,
          ...covariance.facts,
        },
        warnings: covariance.warnings,
        tests: {},
      },
      model,
    );
  return record(chooseCovariance(model, options.vcov));
}
