import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { formatPercent } from "../report/format.ts";
import { type AndersonRubinSet, andersonRubinSet, andersonRubinTest } from "./anderson-rubin.ts";
import { type EffectiveF, effectiveF } from "./effective-f.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import { setInWords } from "./real-set.ts";
import { reducedForm } from "./reduced-form.ts";

/** How much the instruments of a single endogenous column tell, and what can be said of its coefficient regardless. */
export interface InstrumentStrength {
  readonly coefficient: number;
  readonly effectiveF: EffectiveF;
  readonly andersonRubin: AndersonRubinSet | undefined;
  /** That the coefficient is zero. */
  readonly test: TestResult;
}

/** The strength of the instruments in a covariance of the fit's kind; undefined with several endogenous columns. */
export function instrumentStrength(
  model: FittedModel,
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
): InstrumentStrength | undefined {
  const [name, ...others] = endogenousNames(estimate.problem);
  if (name === undefined || others.length > 0) return undefined;
  const coefficient = estimate.twoStage.coefficients[model.names.indexOf(name)]!;
  const form = reducedForm(estimate, covariance, model.small);
  const set = andersonRubinSet(form, name, coefficient);
  const note = set && `Values that it does not reject at ${formatPercent(1 - set.level)}: ${setInWords(set)}.`;
  return {
    coefficient,
    effectiveF: effectiveF(form),
    andersonRubin: set,
    test: andersonRubinTest(form, name, coefficient, note === undefined ? {} : { note }),
  };
}
