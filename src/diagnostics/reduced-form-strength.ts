import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import type { AndersonRubinSet } from "./anderson-rubin.ts";
import { type EffectiveF, effectiveF } from "./effective-f.ts";
import { type FirstStage, firstStages } from "./first-stage.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import { reducedForm } from "./reduced-form.ts";
import { weakInstruments } from "./weak-instrument-warnings.ts";

/** How strong the instruments of a model with reduced forms are. */
export interface ReducedFormStrength {
  readonly firstStage: Readonly<Record<string, FirstStage>>;
  /** With one endogenous column. */
  readonly effectiveF?: EffectiveF;
  readonly warnings: readonly Warning[];
}

/**
 * First-stage F's, the effective F and what to tell of them, for an outcome of any kind: they depend on the reduced forms
 * alone, in a covariance of the fit's kind.
 *
 * @param setIfWeak the Anderson-Rubin set of the only endogenous column's coefficient, asked for where instruments are weak
 */
export function reducedFormStrength(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
  setIfWeak: () => AndersonRubinSet | undefined = () => undefined,
): ReducedFormStrength {
  const firstStage = firstStages(estimate, covariance);
  if (endogenousNames(estimate.problem).length > 1) {
    return { firstStage, warnings: weakInstruments(estimate, { firstStage, strength: undefined }) };
  }
  const strength = effectiveF(reducedForm(estimate, covariance, true));
  const found = {
    firstStage,
    strength: {
      effectiveF: strength,
      get andersonRubin() {
        return setIfWeak();
      },
    },
  };
  return { firstStage, effectiveF: strength, warnings: weakInstruments(estimate, found) };
}
