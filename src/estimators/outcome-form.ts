import { type OutcomeForm, rememberForm } from "../diagnostics/remembered-form.ts";
import { type AndersonRubinSet, andersonRubinSet } from "../diagnostics/anderson-rubin.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { mostRestrictions } from "../inference/most-restrictions.ts";
import { sameCovariance } from "../inference/same-covariance.ts";
import { sandwich } from "../linalg/matrix.ts";
import { controlFunctionBlock } from "../moments/control-function-block.ts";
import { reducedFormBlock } from "../moments/reduced-forms.ts";
import { stackedMoments } from "../moments/stacked-moments.ts";
import { instrumentedNames } from "./control-function-names.ts";
import type { OutcomeModel } from "./control-function-steps.ts";
import { type ChiSquareSteps, chiSquareModel } from "./minimum-chi-square-model.ts";
import { noRecord } from "./no-record.ts";

/**
 * The reduced form of an outcome whose index has one endogenous column w: α of the index's coefficients on the excluded
 * instruments (beside w's residual), π of those of w on them, with their joint covariance of the fit's kind. Where γ is the
 * coefficient of w, α - γπ = 0: a hypothesis on α̂ - γπ̂ that is right however small π is. Stated around Newey's estimate of γ,
 * in units of the instruments' partial variation.
 *
 * Source: Magnusson (2010), Econometrics Journal 13, 376-406; Finlay and Magnusson (2009), Stata Journal 9, 398-421.
 */
export function outcomeForm(outcome: OutcomeModel, steps: ChiSquareSteps, covariance: ChosenCovariance): OutcomeForm {
  const { frame, forms, reduced } = steps;
  const [name] = instrumentedNames(frame).columns as [string];
  const { theta, names } = chiSquareModel(outcome, steps);
  const center = theta[names.indexOf(name)]!;
  const l = forms.Z.length;
  const m = frame.equations[0]!.instruments!.columns.length;
  const stacked = stackedMoments([
    reducedFormBlock(forms),
    controlFunctionBlock(reduced.problem, reduced.maximum.point, reduced.maximum.hessian, forms, 0),
  ]);
  const parameters = Float64Array.of(...forms.coefficients, ...reduced.maximum.point);
  const { values, df, ...kind } = chooseCovariance(
    stackedModel(frame, stacked, parameters),
    sameCovariance(covariance),
  );
  const into = new Float64Array(2 * m * stacked.size);
  for (let i = 0; i < m; i++) {
    const position = l - m + i;
    const unit = 1 / Math.sqrt(forms.inverse[position * (l + 1)]!);
    into[i * stacked.size + l + position] = unit;
    into[i * stacked.size + position] = -center * unit;
    into[(m + i) * stacked.size + position] = unit;
  }
  const coefficients = (from: number): Float64Array =>
    Float64Array.from({ length: m }, (_, i) =>
      parameters.reduce((sum, value, at) => sum + into[(from + i) * stacked.size + at]! * value, 0),
    );
  const joint = sandwich(into, values, stacked.size, 2 * m);
  const form = {
    instruments: m,
    alpha: coefficients(0),
    pi: coefficients(m),
    covariance: joint,
    df,
    most: mostRestrictions(kind),
    homoskedastic: false,
  };
  return { name, center, form };
}

/** Remembers the reduced form of a fit with one endogenous column; with its Anderson-Rubin set for warnings. */
export function rememberOutcomeForm(
  model: FittedModel,
  make: (covariance: ChosenCovariance) => OutcomeForm,
): (covariance: ChosenCovariance) => AndersonRubinSet | undefined {
  if (instrumentedNames(model.frame).columns.length > 1) return () => undefined;
  rememberForm(model, make);
  return (covariance) => {
    const { form, name, center } = make(covariance);
    return andersonRubinSet(form, name, center);
  };
}

function stackedModel(
  frame: FittedModel["frame"],
  { bread, iid, scores }: ReturnType<typeof stackedMoments>,
  theta: Float64Array,
): FittedModel {
  return {
    frame,
    theta,
    names: Array.from(theta, (_, j) => String(j)),
    predictors: [],
    family: "likelihood",
    bread,
    iid: { values: iid, formula: "" },
    scores,
    hats: undefined,
    small: false,
    quantities: {},
    record: noRecord,
  };
}
