import type { Table } from "../../data/table.ts";
import type { TestResult } from "../../fit/test-result.ts";
import type { EquationResult } from "./equation-result.ts";
import { notYet, type Part } from "./part.ts";

/** Participation by probit with the capability endogenous. */
export interface InstrumentedProbits {
  /** Jointly with the capability's equation by maximum likelihood. */
  readonly ivProbit: Part<EquationResult>;
  /** With the residuals of the capability's equation as columns. */
  readonly controlFunction: Part<EquationResult>;
  /** Tests of exogeneity, by method. */
  readonly tests: Readonly<Record<string, TestResult>>;
}

export function instrumentedProbits(_formula: string, _firms: Table): InstrumentedProbits {
  return { ivProbit: notYet, controlFunction: notYet, tests: {} };
}
