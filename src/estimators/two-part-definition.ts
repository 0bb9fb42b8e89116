import { independentEquations, selectionProbit } from "../diagnostics/independent-equations.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { Frame } from "../formula/frame-types.ts";
import { isLogOutcome } from "../formula/log-outcome.ts";
import { fractionalLikelihood } from "../likelihood/fractional-likelihood.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import { intervalLikelihood } from "../likelihood/interval-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { type SecondPart, type TwoPartPredictor, twoPartLikelihood } from "../likelihood/two-part-likelihood.ts";
import { checkShare } from "./check-share.ts";
import { logParameter } from "./derived-parameter.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { logitDefinition } from "./logit.ts";
import { outcomeSlopesTest } from "./outcome-slopes-test.ts";
import { probitDefinition } from "./probit.ts";
import { withSmearing } from "./smearing-factor.ts";
import { ofPredictors } from "./renamed-quantity.ts";
import { twoPartQuantities } from "./two-part-quantities.ts";

/** The models of the two parts. */
export interface TwoPartModels {
  /** Of the 0/1 outcome: "probit" (default) or "logit". */
  readonly participation?: "probit" | "logit";
  /** Of the outcome where it is seen: "linear" (default; of log(y) it is log-linear), or a share's "fractional-probit", "fractional-logit". */
  readonly model?: "linear" | "fractional-probit" | "fractional-logit";
}

const binary = { probit: probitDefinition, logit: logitDefinition } as const;

/** The likelihood of a second part, its outcomes made of y, and its mean. */
interface SecondModel {
  readonly likelihood: SecondPart;
  readonly known: (y: Float64Array) => Readonly<Record<string, Float64Array>>;
  readonly mean: Quantity<"index">;
}

const linearPart: SecondModel = {
  likelihood: intervalLikelihood as SecondPart,
  known: (y: Float64Array) => ({ low: y, high: y }),
  mean: indexQuantity,
};

function fractionalPart({ likelihood, quantities }: typeof probitDefinition): SecondModel {
  const mean = quantities.probability!;
  return { likelihood: fractionalLikelihood(likelihood) as SecondPart, known: (y: Float64Array) => ({ y }), mean };
}

const seconds: Readonly<Record<string, SecondModel>> = {
  linear: linearPart,
  "fractional-probit": fractionalPart(probitDefinition),
  "fractional-logit": fractionalPart(logitDefinition),
};

type Problem = LikelihoodProblem<TwoPartPredictor, "selected" | "outcome">;

/** The quantities for these models and the formula of the second part. */
export function twoPartQuantitiesFor(
  { participation = "probit", model = "linear" }: TwoPartModels,
  formula: string,
): LikelihoodDefinition<TwoPartPredictor, string>["quantities"] {
  const { quantities } = binary[participation];
  const [selection, outcome] = [{ index: "selection" }, { index: "outcome" }] as const;
  const mean = ofPredictors(seconds[model]!.mean, outcome, "E[y | selected]");
  const probability = ofPredictors(quantities.probability!, selection, "Pr(selected)");
  const index = ofPredictors(indexQuantity, selection, "Index of selection");
  const log = model === "linear" && isLogOutcome(formula);
  return twoPartQuantities(probability, index, mean, log) as Readonly<Record<string, Quantity<TwoPartPredictor>>>;
}

/** A two-part model as data, for the models of its parts and the formula of the second. */
export function twoPartDefinition(
  models: TwoPartModels,
  formula: string,
): LikelihoodDefinition<TwoPartPredictor, "selected" | "outcome", OwnFields> {
  const { participation = "probit", model = "linear" } = models;
  const { likelihood, known } = seconds[model]!;
  const scaled = likelihood.predictors.includes("lnSigma");
  const log = scaled && isLogOutcome(formula);
  return {
    estimator: "twoPart",
    title: `Two-part model (${participation}, ${model})`,
    likelihood: twoPartLikelihood(binary[participation].likelihood, likelihood, known),
    ownOptions: ["participation", "model"],
    choices: { participation, model },
    equations: [
      { role: "selection", predictor: "selection", binary: true },
      { role: "outcome", predictor: "outcome", within: "selection" },
    ],
    quantities: twoPartQuantitiesFor(models, formula),
    outcomes: ({ equations }) => ({ selected: equations[0]!.outcome, outcome: equations[1]!.outcome }),
    screen: (frame, mode) => {
      if (!scaled) checkShare(frame, 1);
      const problem = (of: Frame) => selectionProbit(selectionData(of));
      return screenedMaximum(frame, 0, mode, { problem, start: (of) => new Float64Array(of.size) }, {});
    },
    start: (problem) => startOf(problem, scaled),
    ...(log ? { extended: withSmearing } : {}),
    own(_, fitted, covariance) {
      const tests = outcomeSlopesTest(fitted, covariance);
      if (!scaled) return { tests };
      const sigma = logParameter(fitted, covariance, "lnSigma");
      if (!log) return { sigma: sigma.estimate, derived: { sigma }, tests };
      const smearing = logParameter(fitted, covariance, "lnSmearing");
      return { sigma: sigma.estimate, smearing: smearing.estimate, derived: { sigma, smearing }, tests };
    },
  };
}

/** The data of the first part in the form in which its probit takes them. */
function selectionData({ equations, rows, weights }: Frame): Parameters<typeof selectionProbit>[0] {
  const [selection, outcome] = equations.map(({ regressors, offset }) => ({ columns: regressors.columns, offset }));
  const constant = { columns: undefined };
  const outcomes = { selected: equations[0]!.outcome, outcome: equations[1]!.outcome };
  const predictors = { selection: selection!, outcome: outcome!, lnSigma: constant, atanhRho: constant };
  return { rows, outcomes, weights: weights?.values, predictors };
}

/** Zeros in the first part, the regression by itself in the second. */
function startOf({ data, size }: Problem, scaled: boolean): Float64Array {
  const constant = { columns: undefined };
  const predictors = { ...data.predictors, lnSigma: constant, atanhRho: constant };
  const zeros = new Float64Array(data.predictors.selection.columns!.length);
  const { gamma, beta, sigma } = independentEquations({ ...data, predictors }, { point: zeros, value: 0 });
  const start = new Float64Array(size);
  start.set(gamma);
  if (scaled) start.set([...beta, Math.log(sigma)], gamma.length);
  return start;
}
