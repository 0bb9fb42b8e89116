import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Likelihood, Quantity } from "../likelihood/likelihood.ts";
import { panelProblem, type PanelProblem } from "../likelihood/panel-problem.ts";
import type { EffectScale } from "../likelihood/random-intercept.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { panelUnits } from "./panel-units.ts";

/** A model of one 0/1 outcome to which a random intercept of units is added: all that tells one from another. */
export interface RandomEffectsModel {
  readonly estimator: string;
  readonly title: string;
  /** Of a row given its intercept. */
  readonly likelihood: Likelihood<"index", "y">;
  /** Variance of a row's own error: 1 for probit, π²/3 for logit. */
  readonly errorVariance: number;
  readonly quantities: Readonly<Record<string, Quantity<"index" | EffectScale>>>;
  /** Functions of the parameters that its fits report. */
  derived?(
    problem: RandomEffectsProblem,
    model: FittedModel,
    covariance: ChosenCovariance,
  ): Readonly<Record<string, DerivedParameter>>;
}

export type RandomEffectsProblem = PanelProblem<"index", "y">;
/** Its problem is a panel's. */
export type RandomEffectsDefinition = Omit<LikelihoodDefinition<"index" | EffectScale, "y">, "pose"> & {
  pose(frame: Frame): RandomEffectsProblem;
};

/** The model as a definition, for the units of a column and a number of nodes. */
export function randomEffectsDefinition(
  { estimator, title, likelihood, quantities }: RandomEffectsModel,
  panel: string,
  nodes: number,
): RandomEffectsDefinition {
  return {
    estimator,
    title,
    likelihood: { predictors: ["index", "lnSigmaU"], outcomes: ["y"], rows: () => undefined },
    columns: [panel],
    panel,
    equations: [{ role: "", predictor: "index" }],
    quantities,
    outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
    pose: (frame) => {
      const { outcome, offset, regressors } = frame.equations[0]!;
      return panelProblem(
        { likelihood, effect: "index", units: panelUnits(frame, panel), nodes },
        {
          rows: frame.rows,
          predictors: { index: { columns: regressors.columns, offset }, lnSigmaU: { columns: undefined } },
          outcomes: { y: outcome },
          weights: frame.weights?.values,
        },
      );
    },
  };
}
