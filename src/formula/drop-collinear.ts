import { EstimandError } from "../errors.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { surelyIndependent } from "../linalg/surely-independent.ts";
import type { ColumnDrop, Design, Equation } from "./frame-types.ts";

/** An equation, and the columns that it lost on the way. */
export interface Reduced {
  readonly equation: Equation;
  readonly dropped: readonly ColumnDrop[];
}

/** The name of a parameter: "selection:rd", or "rd" in a single equation. */
export function parameterName(role: string, column: string): string {
  return role === "" ? column : `${role}:${column}`;
}

/** The design with only these columns. */
export function keepColumns(design: Design, positions: readonly number[]): Design {
  if (positions.length === design.columns.length) return design;
  return {
    names: positions.map((position) => design.names[position]!),
    columns: positions.map((position) => design.columns[position]!),
    basis: design.basis.keep(positions),
  };
}

/**
 * The equation without collinear columns, earlier ones winning: regressors among themselves, then instruments together with
 * the exogenous regressors.
 *
 * @throws EstimandError "constant-column" when no regressor is left
 */
export function dropCollinear(equation: Equation): Reduced {
  const regressors = reduce(equation.role, nothing(equation.regressors), equation.regressors);
  if (regressors.design.names.length === 0) throw noRegressors(equation);
  const names = regressors.design.names;
  const endogenous = equation.endogenous.filter((name) => names.includes(name));
  const reduced = { ...equation, regressors: regressors.design, endogenous };
  if (equation.instruments === undefined) return { equation: reduced, dropped: regressors.dropped };
  const exogenous = names.flatMap((name, position) => (endogenous.includes(name) ? [] : [position]));
  const instruments = reduce(equation.role, keepColumns(regressors.design, exogenous), equation.instruments);
  return {
    equation: { ...reduced, instruments: instruments.design },
    dropped: [...regressors.dropped, ...instruments.dropped],
  };
}

function nothing(design: Design): Design {
  return { names: [], columns: [], basis: design.basis };
}

/** The design without columns that are combinations of `given` ones and earlier ones of its own. */
function reduce(role: string, given: Design, design: Design): { design: Design; dropped: readonly ColumnDrop[] } {
  if (design.columns.length === 0) return { design, dropped: [] };
  const columns = [...given.columns, ...design.columns];
  if (surelyIndependent(columns)) return { design, dropped: [] };
  const names = [...given.names, ...design.names];
  const found = independentColumns(columns);
  const own = found.kept
    .filter((position) => position >= given.names.length)
    .map((position) => position - given.names.length);
  const dropped = found.dropped.map((position, d) => ({
    name: parameterName(role, names[position]!),
    reason: dependence(found.combinations[d]!.map((other) => names[other]!)),
  }));
  return { design: keepColumns(design, own), dropped };
}

/** Why a column adds nothing, in words, from the names of the columns that make it. */
function dependence(others: readonly string[]): string {
  if (others.length === 0) return "constant: 0 in every row";
  if (others.length === 1 && others[0] === "(Intercept)") return "constant";
  const shown = others.slice(0, 5).join(", ");
  return `collinear with ${shown}${others.length > 5 ? ` and ${others.length - 5} more` : ""}`;
}

function noRegressors(equation: Equation): EstimandError {
  return new EstimandError(
    "constant-column",
    `Every column to the right of '~' in '${equation.formula}' is 0 in every row: nothing is left to estimate. Add a term, or look at the rows in use.`,
    { formula: equation.formula },
  );
}
