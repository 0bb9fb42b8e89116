import type { Table } from "../../data/table.ts";
import type { IvDiagnostics } from "../../diagnostics/instrument-diagnostics.ts";
import { ivDiagnostics } from "../../diagnostics/iv-diagnostics.ts";
import { type WeakInstrumentInference, weakInstrumentInference } from "../../diagnostics/weak-instrument-inference.ts";
import { iv } from "../../estimators/iv.ts";
import type { IvFit } from "../../estimators/iv-fit.ts";
import { ols, type OlsFit } from "../../estimators/ols.ts";
import { probit } from "../../estimators/probit.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { bracketsOf } from "../formula-terms.ts";
import { withoutInstruments } from "../naive-formula.ts";
import { capabilityEquations, type DeterminantSpecification } from "../specification.ts";
import { type CapabilityEquation, capabilityEquation } from "./capability-equation.ts";
import { type CapabilityPerformance, capabilityPerformance } from "./capability-performance.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { type InstrumentedProbits, instrumentedProbits } from "./instrumented-probits.ts";
import { attempt, notSpecified, type Part } from "./part.ts";
import type { Progress } from "./progress.ts";
import { sampled } from "./sampling-weights.ts";

/** What a capability causes, with the capability chosen by the firm. */
export interface CapabilityResult extends InstrumentedProbits {
  /** Two-stage least squares of participation: average effect over firms whose capability the instruments move. */
  readonly fit: IvFit;
  /** Least squares as if the capability were exogenous. */
  readonly naive: OlsFit;
  readonly endogenous: readonly string[];
  readonly instruments: readonly string[];
  /** How it is secured; with several endogenous columns none unless the specification names it. */
  readonly equation: Part<CapabilityEquation>;
  readonly diagnostics: Part<IvDiagnostics>;
  /** Sets that are right however weak the instruments; of one endogenous column. */
  readonly weakInstruments: Part<WeakInstrumentInference>;
  /** Participation by probit as if the capability were exogenous. */
  readonly probit: Part<EquationResult>;
  readonly performance: Part<CapabilityPerformance>;
  /** Tests that the capability is exogenous, by where they come from. */
  readonly endogeneity: Readonly<Record<string, TestResult>>;
}

export function capabilityPart(
  firms: Table,
  specification: DeterminantSpecification,
  progress: Progress,
): Part<CapabilityResult> {
  const equations = capabilityEquations(specification);
  if (equations === undefined) return notSpecified;
  const { participation } = equations;
  const weighting = sampled(specification);
  const options = { vcov: "robust", ...weighting } as const;
  return attempt(() => {
    progress("capability: two-stage least squares");
    const fit = iv(participation, firms, options);
    const { endogenous, instruments } = bracketsOf(participation);
    const naive = withoutInstruments(participation);
    progress("capability: its own equation");
    const equation = capabilityEquation(equations, firms, weighting);
    progress("capability: instruments");
    const diagnostics = attempt(() => ivDiagnostics(fit));
    const weakInstruments = attempt(() => weakInstrumentInference(fit));
    progress("capability: probits with and without instruments");
    const probits = instrumentedProbits(participation, firms, weighting);
    progress("capability: performance");
    const performance = capabilityPerformance(equations, firms, weighting);
    return {
      fit,
      naive: ols(naive, firms, options),
      endogenous,
      instruments,
      equation,
      diagnostics,
      weakInstruments,
      probit: attempt(() => equationResult(probit(naive, firms, weighting))),
      ...probits,
      performance,
      endogeneity: endogeneityOf(fit, probits),
    };
  });
}

function endogeneityOf(fit: IvFit, probits: InstrumentedProbits): CapabilityResult["endogeneity"] {
  const { wuHausman } = fit.tests;
  return { ...(wuHausman === undefined ? {} : { wuHausman }), ...probits.tests };
}
