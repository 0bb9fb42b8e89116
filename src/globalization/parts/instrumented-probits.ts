import type { Table } from "../../data/table.ts";
import { type InstrumentedFit, ivProbit } from "../../estimators/iv-probit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { attempt, found, type Part } from "./part.ts";

/** Participation by probit with the capability endogenous; effects on the probability at given columns. */
export interface InstrumentedProbits {
  /** Jointly with the capability's equation by maximum likelihood. */
  readonly ivProbit: Part<EquationResult<InstrumentedFit>>;
  /** With the residuals of the capability's equation as columns. */
  readonly controlFunction: Part<EquationResult<InstrumentedFit>>;
  /** Tests of exogeneity: `ivProbitWald`, `residuals`. */
  readonly tests: Readonly<Record<string, TestResult>>;
}

export function instrumentedProbits(formula: string, firms: Table): InstrumentedProbits {
  const by = (method: "ml" | "control-function"): Part<EquationResult<InstrumentedFit>> =>
    attempt(() => equationResult(ivProbit(formula, firms, { method }) as InstrumentedFit));
  const [joint, controlFunction] = [by("ml"), by("control-function")];
  const wald = found(joint)?.fit.tests.waldRho;
  const residuals = found(controlFunction)?.fit.tests.residuals;
  return {
    ivProbit: joint,
    controlFunction,
    tests: {
      ...(wald === undefined ? {} : { ivProbitWald: wald }),
      ...(residuals === undefined ? {} : { residuals }),
    },
  };
}
