import { type CoefficientRow, coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import { bracketsOf } from "../formula-terms.ts";
import { found } from "../parts/part.ts";
import { capabilityEquations } from "../specification.ts";
import type { ReportContext } from "./context.ts";

/** What the outcome of exporters says of the capability: coefficients of the endogenous columns and of the Mills ratio. */
export interface CapabilityEstimates {
  readonly selection: string;
  readonly outcome: string;
  readonly endogenous: readonly string[];
  readonly fit: Fit;
  readonly rows: readonly CoefficientRow[];
  /** As if exogenous. */
  readonly naiveRows: readonly CoefficientRow[] | undefined;
}

/** Undefined where there is no estimate with the capability as endogenous. */
export function capabilityEstimates({ analysis }: ReportContext): CapabilityEstimates | undefined {
  const result = found(analysis.capability);
  const part = result && found(result.performance);
  const fit = part && found(part.fit);
  const equations = capabilityEquations(analysis.specification)?.performance;
  if (fit === undefined || equations === undefined) return undefined;
  const { endogenous } = bracketsOf(equations.outcome);
  const naive = found(part!.naive);
  return {
    ...equations,
    endogenous,
    fit,
    rows: rowsOf(fit, endogenous),
    naiveRows: naive && rowsOf(naive, endogenous),
  };
}

function rowsOf(fit: Fit, endogenous: readonly string[]): CoefficientRow[] {
  const wanted = [...endogenous, "lambda"].map((term) => `outcome:${term}`);
  return coefficientTable(fit)
    .filter(({ name }) => wanted.includes(name))
    .map((row) => ({ ...row, name: row.name.slice("outcome:".length) }));
}
