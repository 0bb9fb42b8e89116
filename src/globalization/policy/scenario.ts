import { EstimandError } from "../../errors.ts";
import { type Condition, parseCondition } from "../../formula/condition.ts";
import type { Expression } from "../../formula/expression.ts";
import { readExpression } from "../../formula/read-expression.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";

/**
 * A policy as changes of columns: each a number, or an expression in which `x` is the column's own value and other columns
 * go by their names; of a category a level. `where` says which firms it reaches (all otherwise), `cost` what it costs for
 * each firm reached, in the unit of money of the survey or as an expression in the columns.
 *
 * @example
 * const grant: PolicyScenario = { rdIntensity: "x + 1", where: "employees < 50", cost: "0.01 * sales" };
 */
export type PolicyScenario = Readonly<
  Partial<Record<FirmFieldName, string | number>> &
    Record<string, string | number | undefined> & { where?: string; cost?: string | number }
>;

/** A scenario as read: what becomes of each column, where, at which cost for each firm reached. */
export interface ReadScenario {
  readonly name: string;
  readonly written: PolicyScenario;
  readonly changes: readonly { readonly column: string; readonly to: Expression; readonly text: string }[];
  readonly where: Condition | undefined;
  readonly cost: Expression | undefined;
}

/**
 * Reads a scenario.
 *
 * @throws EstimandError "bad-option" (no change; a change of an outcome), "formula-syntax"
 */
export function readScenario(name: string, scenario: PolicyScenario): ReadScenario {
  const { where, cost, ...columns } = scenario;
  const changes = Object.entries(columns).flatMap(([column, to]) => {
    if (to === undefined) return [];
    refuseOutcome(name, column);
    return [{ column, to: expressionOf(to), text: String(to) }];
  });
  if (changes.length === 0) {
    const message = `Scenario '${name}' changes nothing: give a column and what becomes of it, as { rdIntensity: "x + 1" }.`;
    throw new EstimandError("bad-option", message, { scenario: name });
  }
  return {
    name,
    written: scenario,
    changes,
    where: where === undefined ? undefined : parseCondition(where),
    cost: cost === undefined ? undefined : expressionOf(cost),
  };
}

const expressionOf = (text: string | number): Expression =>
  typeof text === "number" ? { kind: "number", value: text } : readExpression(text);

function refuseOutcome(scenario: string, column: string): void {
  const field = Object.hasOwn(firmFields, column) ? firmFields[column as FirmFieldName] : undefined;
  if (field?.role !== "outcome") return;
  const message = `Scenario '${scenario}' changes '${column}', which is an outcome: change what may cause it.`;
  throw new EstimandError("bad-option", message, { scenario, column });
}
