import type { ColumnName, TableInput } from "../data/input.ts";
import type { AndersonRubinSet } from "../diagnostics/anderson-rubin.ts";
import { equationCollinearity } from "../diagnostics/equation-collinearity.ts";
import { craggDonald } from "../diagnostics/cragg-donald.ts";
import type { EffectiveF } from "../diagnostics/effective-f.ts";
import { type FirstStage, firstStages } from "../diagnostics/first-stage.ts";
import type { InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { instrumentStrength } from "../diagnostics/instrument-strength.ts";
import { instrumentWarnings } from "../diagnostics/iv-warnings.ts";
import { mayBeCollinear } from "../diagnostics/near-collinearity.ts";
import { overidentification } from "../diagnostics/overidentification.ts";
import { checkIdentified } from "../diagnostics/rank-condition.ts";
import { wuHausman } from "../diagnostics/wu-hausman.ts";
import { EstimandError } from "../errors.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { Frame } from "../formula/frame-types.ts";
import { modelFrame } from "../formula/model-frame.ts";
import { clusterColumns } from "../inference/cluster-columns.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { instrumentSpace } from "../moments/instrument-space.ts";
import { linearProblem } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import { printedFit } from "../report/print-fit.ts";
import { checkOptionNames } from "./check-option-names.ts";
import {
  checkLeastSquaresOptions,
  leastSquaresOptionNames,
  type LeastSquaresOptions,
} from "./least-squares-options.ts";
import {
  checkLinearSample,
  type LeastSquaresFields,
  leastSquaresRecord,
  type LinearFitted,
  linearFitted,
  perfectFit,
} from "./least-squares-record.ts";
import { linearModel } from "./linear-model.ts";
import { slopesTest } from "./slopes-test.ts";

/** Options of `iv`. There are no leverages in an instrumental-variables model, so no HC2 and HC3. */
export interface IvOptions<Name extends string = string> extends LeastSquaresOptions<Name, "HC0" | "HC1"> {
  /** Default and so far only choice: two-stage least squares. */
  readonly method?: "2sls";
}

/** A fit by instrumental variables. */
export interface IvFit<Name extends string = string> extends Fit<Name>, LeastSquaresFields {
  /** By endogenous column. */
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** Cragg and Donald's F: the first-stage F (for homoskedastic errors) when there is one endogenous column. */
  readonly craggDonald: number;
  /** With one endogenous column: Montiel Olea and Pflueger's F in the fit's covariance. */
  readonly effectiveF?: EffectiveF;
  /** With one endogenous column: the values of its coefficient that no weakness of instruments can invalidate. */
  readonly andersonRubin?: AndersonRubinSet;
}

/**
 * Instrumental variables by two-stage least squares: b = (X'P_Z X)⁻¹X'P_Z y, any number of endogenous columns.
 *
 * Written in the formula as [endogenous ~ instruments]; the other columns are their own instruments. By default RSS/(N-K) with
 * t and F; `small: false` gives Stata's RSS/N with normal and chi-square. The fit carries first stages, the Wu-Hausman
 * test, Sargan's test (Hansen's J under robust or clustered covariances) when over-identified, and, for one endogenous
 * column, the effective F and the Anderson-Rubin confidence set. Weak, many, or contradictory instruments are named in
 * `warnings`.
 *
 * @param formula "sales ~ age + [rd ~ subsidy + regionalRd]"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `vcov`, `weights`, `offset`, `small`, `method`
 * @throws EstimandError "under-identified", "too-few-rows", "constant-outcome", "bad-option", and those of the formula and
 *   the data
 * @example
 * const fit = iv("lwage ~ exper + [educ ~ nearc4 + nearc2]", men, { vcov: "robust" });
 * fit.firstStage.educ.partialF.statistic;
 *
 * Source: Theil (1953); Basmann (1957); Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, ch. 5.
 */
export function iv<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: IvOptions<ColumnName<D>> = {},
): IvFit<CoefficientNames<F>> {
  checkOptionNames("iv", options, { ...leastSquaresOptionNames, method: true });
  const { vcov, weights, offset, small = true } = options;
  checkMethod(options.method);
  checkLeastSquaresOptions(options);
  const frame = modelFrame({
    equations: [{ role: "", formula }],
    data,
    weights,
    offset,
    columns: clusterColumns(vcov),
  });
  checkBrackets(frame, formula);
  const problem = linearProblem(frame);
  checkLinearSample(frame, Math.max(problem.regressors.length, problem.exogenous + problem.excluded));
  checkEndogenous(frame, formula);
  const space = instrumentSpace(problem);
  checkIdentified(problem, space);
  const estimate = { frame, problem, space, twoStage: twoStage(problem, space) };
  const fitted = linearFitted(frame, problem, estimate.twoStage.rss, small);
  const collinear = collinearityOf(estimate);
  const { regressors, residual } = estimate.twoStage;
  const model = linearModel(
    {
      frame,
      ...estimate.twoStage,
      regression: { regressors, residual, weights: problem.weights },
      hats: undefined,
      small,
      inverseWritten: "(X̂'X̂)⁻¹",
    },
    (self, covariance) => ivRecord(formula, self, { ...estimate, collinear }, fitted, covariance),
  );
  return model.record(chooseCovariance(model, vcov)) as IvFit<CoefficientNames<F>>;
}

function ivRecord(
  formula: string,
  model: FittedModel,
  estimate: InstrumentalEstimate & { readonly collinear: readonly Warning[] },
  fitted: LinearFitted,
  covariance: ChosenCovariance,
): IvFit {
  const strength = instrumentStrength(model, estimate, covariance);
  const overidentified = overidentification(estimate, covariance);
  const firstStage = firstStages(estimate, covariance);
  const test = slopesTest(model, covariance);
  const warnings = instrumentWarnings(estimate, {
    firstStage,
    strength,
    overidentification: overidentified && Object.values(overidentified)[0],
  });
  const record = {
    estimator: "iv",
    title: "Instrumental variables (two-stage least squares)",
    formula,
    ...leastSquaresRecord(model, fitted, covariance),
    firstStage,
    craggDonald: craggDonald(estimate),
    ...(strength === undefined ? {} : { effectiveF: strength.effectiveF }),
    ...(strength?.andersonRubin === undefined ? {} : { andersonRubin: strength.andersonRubin }),
    warnings: [...perfectFit(fitted), ...estimate.collinear, ...warnings, ...covariance.warnings],
    tests: {
      ...(test === undefined ? {} : { model: test }),
      ...(strength === undefined ? {} : { andersonRubin: strength.test }),
      wuHausman: wuHausman(estimate, covariance),
      ...overidentified,
    },
  };
  return printedFit<IvFit>(record, model);
}

function collinearityOf({ frame, problem, space, twoStage: { inverse } }: InstrumentalEstimate): Warning[] {
  const width = problem.columns.length + 1;
  const squares = problem.regressors.map((position) => space.products[position * (width + 1)]!);
  return mayBeCollinear(inverse, squares) ? equationCollinearity(frame.equations[0]!) : [];
}

function checkMethod(method: string | undefined): void {
  if (method === undefined || method === "2sls") return;
  throw new EstimandError(
    "bad-option",
    `method: ${JSON.stringify(method)} is not yet available; use "2sls" or leave it out.`,
    {
      option: "method",
      available: ["2sls"],
    },
  );
}

function checkBrackets(frame: Frame, formula: string): void {
  if (frame.equations[0]!.instruments !== undefined) return;
  throw new EstimandError(
    "under-identified",
    `'${formula}' names no endogenous column: write [endogenous ~ instruments] among its terms, as in ` +
      `"y ~ x + [w ~ z]", or call ols.`,
    { formula },
  );
}

function checkEndogenous(frame: Frame, formula: string): void {
  if (frame.equations[0]!.endogenous.length > 0) return;
  const dropped = frame.droppedColumns.map(({ name, reason }) => `${name} (${reason})`).join(", ");
  throw new EstimandError(
    "under-identified",
    `No endogenous column is left in '${formula}'; dropped: ${dropped}. Its effect cannot be told from that of the others: ` +
      `leave out the columns that it is made of.`,
    { formula, dropped: frame.droppedColumns },
  );
}
