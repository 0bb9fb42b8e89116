import type { Frame } from "../formula/frame-types.ts";
import type { ReducedFormNames } from "../likelihood/instrumented-likelihood.ts";
import { columnPairs } from "../moments/error-spread.ts";

/** What the parameters of endogenous columns are called. */
export interface InstrumentedNames {
  /** The endogenous columns: also their reduced forms' predictors, and the prefix of the coefficients. */
  readonly columns: readonly string[];
  /** "residual(rd)": of the reduced form's residual in the outcome's index. */
  readonly residuals: readonly string[];
  /** "rd:lnSigma" */
  readonly lnSigmas: readonly string[];
  /** "rd,age:atanhRho": the correlation of two reduced forms' errors. */
  readonly amongForms: readonly string[];
  /** For the likelihood; "atanhRho" with one column, else "rd:atanhRho": of the outcome's error with the column's. */
  readonly forms: readonly ReducedFormNames<string>[];
}

/** The names for a frame whose equations after the first are reduced forms. */
export function instrumentedNames({ equations }: Pick<Frame, "equations">): InstrumentedNames {
  return namesOf(equations.slice(1).map(({ role }) => role));
}

export function namesOf(columns: readonly string[]): InstrumentedNames {
  const among = (j: number, k: number): string => `${columns[j]!},${columns[k]!}:atanhRho`;
  return {
    columns,
    residuals: columns.map((column) => `residual(${column})`),
    lnSigmas: columns.map((column) => `${column}:lnSigma`),
    amongForms: columnPairs(columns.length).map(([j, k]) => among(j, k)),
    forms: columns.map((column, k) => ({
      mean: column,
      lnSigma: `${column}:lnSigma`,
      atanhRho: columns.length === 1 ? "atanhRho" : `${column}:atanhRho`,
      amongForms: columns.slice(0, k).map((_, j) => among(j, k)),
    })),
  };
}
