import type { InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { reducedFormStrength } from "../diagnostics/reduced-form-strength.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Frame } from "../formula/frame-types.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { sameCovariance } from "../inference/same-covariance.ts";
import { evaluated } from "../moments/combination.ts";
import { firstStageResiduals } from "../moments/k-class.ts";
import { exogenous } from "./exogeneity-tests.ts";
import { heckmanDefinition } from "./heckman-definition.ts";
import type { HeckmanSample } from "./heckman-sample.ts";
import { twoStepModel } from "./heckman-two-step-model.ts";
import { twoStageWithMills } from "./iv-heckman-second-step.ts";
import type { OwnFields } from "./likelihood-definition.ts";
import { waldStatistic } from "./model-test.ts";
import { poseProblem } from "./pose-problem.ts";
import { secondStepOf, selectedRows } from "./second-step.ts";
import { selectedFields } from "./two-step-kind.ts";

/** Strength of the instruments where selected, and the tests of selection and of endogeneity, in a covariance of the fit's kind. */
export function ivHeckmanOwn(sample: HeckmanSample, model: FittedModel, covariance: ChosenCovariance): OwnFields {
  const strength = reducedFormStrength(whereSelected(sample), covariance);
  const tests = { selection: selectionTest(model, covariance), exogeneity: exogeneityTest(sample, covariance) };
  return { ...selectedFields(sample), ...strength, tests } as OwnFields;
}

/** The Wald test that the Mills ratio does not enter the outcome. */
function selectionTest(model: FittedModel, covariance: ChosenCovariance): TestResult {
  return testResult({
    name: "Wald test of selection",
    null: "The errors of selection and of the outcome are uncorrelated (λ = 0): two-stage least squares where selected would be consistent.",
    statistic: waldStatistic(model, covariance, [model.names.indexOf("outcome:lambda")]),
    distribution: "chi2",
    df: [1],
  });
}

/** Two-stage least squares in a frame of the selected rows only. */
function whereSelected({ frame, problem, selection }: HeckmanSample): InstrumentalEstimate {
  const { selected, mills, y } = selectedRows(problem.data, selection.maximum.point);
  const rows = Array.from(selected.keys()).filter((i) => selected[i] === 1);
  const inThem = (column: Float64Array): Float64Array => Float64Array.from(rows, (i) => column[i]!);
  const outcomeOnly: Frame = { ...frame, equations: [frame.equations[1]!] };
  const there = withoutRows(
    outcomeOnly,
    selected.map((d) => 1 - d),
    "not selected",
  );
  const estimate = twoStageWithMills(there, 0, { mills: inThem(mills), y: inThem(y) })!;
  return { ...estimate, solution: estimate.twoStage };
}

/**
 * The test that the residuals of the reduced forms do not enter the outcome beside the Mills ratio: Heckman's second step with
 * them as columns. Under the null their own estimation does not matter.
 *
 * Source: Hausman (1978); Wooldridge (2010), section 19.6.2.
 */
function exogeneityTest(sample: HeckmanSample, covariance: ChosenCovariance): TestResult {
  const { frame, problem, selection } = sample;
  const gamma = selection.maximum.point;
  const { problem: linear, twoStage } = twoStageWithMills(frame, 1, selectedRows(problem.data, gamma))!;
  const residuals = firstStageResiduals(linear, twoStage).map((left) => evaluated(left, frame.rows));
  const [first, outcome] = frame.equations;
  const { names, columns, basis } = outcome!.regressors;
  const regressors = {
    basis,
    names: [...names, ...outcome!.endogenous.map((name) => `residual(${name})`)],
    columns: [...columns, ...residuals],
  };
  const augmented = { ...frame, equations: [first!, { ...outcome!, regressors }] };
  const posed = { frame: augmented, problem: poseProblem(heckmanDefinition, augmented), selection };
  const second = secondStepOf(posed.problem.data, gamma);
  if (second === undefined) return exogenous("Test of exogeneity", outcome!.endogenous, Number.NaN);
  const model = twoStepModel(posed, second, { information: "observed", rhoRule: "rholimited" });
  const chosen = chooseCovariance(model, sameCovariance(covariance));
  const last = model.names.indexOf("outcome:lambda");
  const positions = residuals.map((_, j) => last - residuals.length + j);
  return exogenous("Regression-based test of exogeneity", outcome!.endogenous, waldStatistic(model, chosen, positions));
}
