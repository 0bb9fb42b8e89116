import { EstimandError } from "../errors.ts";
import type { FittedModel } from "../fit/model.ts";
import { addedDesign } from "../formula/added-design.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { AddedColumns } from "./augmented-model.ts";

/** Columns that a test adds to a model, and those that would add nothing. */
export interface Added {
  readonly added: readonly AddedColumns[];
  readonly names: readonly string[];
  readonly dropped: readonly string[];
}

/**
 * The columns of added terms by predictor, without those that are combinations of the equation's own and earlier ones.
 *
 * @throws EstimandError "bad-option" for an unknown equation, "collinear-columns" when nothing is added, and those of formulas
 */
export function addedColumns(model: FittedModel, terms: string | Readonly<Record<string, string>>): Added {
  const byRole = typeof terms === "string" ? { "": terms } : terms;
  const parts = Object.entries(byRole).map(([role, text]) => addedTo(model, role, text));
  const names = parts.flatMap((part) => part.names);
  const dropped = parts.flatMap((part) => part.dropped);
  if (names.length === 0) throw nothingAdded(dropped);
  return { added: parts, names, dropped };
}

function addedTo(model: FittedModel, role: string, text: string): AddedColumns & Omit<Added, "added"> {
  const { frame, predictors } = model;
  const predictor = predictors.find(
    ({ equation }) => equation !== undefined && frame.equations[equation]!.role === role,
  );
  if (predictor === undefined) throw noEquation(frame.equations.map((equation) => equation.role));
  const own = frame.equations[predictor.equation!]!.regressors.columns;
  const design = addedDesign(frame, predictor.equation!, text);
  const { kept } = independentColumns([...own, ...design.columns]);
  const named = design.names.map((name) => (role === "" ? name : `${role}:${name}`));
  const stays = (j: number): boolean => kept.includes(own.length + j);
  return {
    predictor: predictor.name,
    columns: design.columns.filter((_, j) => stays(j)),
    names: named.filter((_, j) => stays(j)),
    dropped: named.filter((_, j) => !stays(j)),
  };
}

function noEquation(roles: readonly string[]): EstimandError {
  const shown = roles.map((role) => `${role}: "z1 + z2"`).join(" } or { ");
  return new EstimandError(
    "bad-option",
    roles.length === 1
      ? 'This model has one equation: pass the terms as text, such as "z1 + z2".'
      : `This model has the equations ${roles.join(", ")}: say where the terms are added, as in { ${shown} }.`,
    { equations: roles },
  );
}

function nothingAdded(dropped: readonly string[]): EstimandError {
  return new EstimandError(
    "collinear-columns",
    `The terms add nothing: ${dropped.length === 0 ? "they have no columns" : `${dropped.join(", ")} are combinations of the model's own columns`}. ` +
      "Name columns that the model does not have.",
    { columns: dropped },
  );
}
