import type { Column, Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import { rowsMeeting } from "../../formula/condition.ts";
import { evaluateExpression } from "../../formula/evaluate-expression.ts";
import { withConsequences } from "../derive-fields.ts";
import { refuseImpossible } from "./impossible-values.ts";
import type { ReadScenario } from "./scenario.ts";
import { scenarioCost } from "./scenario-cost.ts";

/** The firms under a scenario. */
export interface AppliedScenario {
  readonly firms: Table;
  /** By row: 1 where `where` holds. */
  readonly reached: Uint8Array;
  /** By row: the cost, 0 where not reached; undefined without one. */
  readonly cost: Float64Array | undefined;
}

/**
 * Changes the columns of the firms that the scenario reaches, and with them the fields that follow from these, such as ln
 * employees from employees. All changes read the columns as they were.
 *
 * @throws EstimandError "unknown-column", "unknown-level", "wrong-column-kind", "bad-option" where `where` reaches nobody,
 *   or a value or a cost cannot be
 */
export function applyScenario(firms: Table, scenario: ReadScenario): AppliedScenario {
  const { name, changes, where } = scenario;
  const reached = where === undefined ? new Uint8Array(firms.rows).fill(1) : rowsMeeting(where, firms);
  if (!reached.includes(1)) {
    const message = `Scenario '${name}' reaches no firm: where ${JSON.stringify(scenario.written.where)} holds in no row.`;
    throw new EstimandError("bad-option", message, { scenario: name, where: scenario.written.where });
  }
  const columns = Object.fromEntries(changes.map((change) => [change.column, changed(name, firms, change, reached)]));
  return { firms: withConsequences(firms, columns), reached, cost: scenarioCost(firms, scenario, reached) };
}

function changed(
  scenario: string,
  firms: Table,
  { column: name, to, text }: ReadScenario["changes"][number],
  reached: Uint8Array,
): Column {
  const column = firms.column(name);
  if (column.kind === "category") {
    const code = column.levels.indexOf(text);
    if (code >= 0) return { ...column, codes: column.codes.map((old, i) => (reached[i] === 1 ? code : old)) };
    const message = `'${name}' has no level '${text}'. It has ${column.levels.slice(0, 12).join(", ")}.`;
    throw new EstimandError("unknown-level", message, { column: name, level: text });
  }
  const own = firms.has("x") && name === "x" ? firms : firms.with({ x: column });
  const values = evaluateExpression(to, own);
  const moved = Float64Array.from(column.values, (old, i) => (reached[i] === 1 ? values[i]! : old));
  refuseImpossible(scenario, name, column, moved);
  return { kind: "number", values: moved };
}
