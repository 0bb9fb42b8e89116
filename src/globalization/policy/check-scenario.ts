import type { Table } from "../../data/table.ts";
import { evaluateExpression } from "../../formula/evaluate-expression.ts";
import { applyScenario } from "./apply-scenario.ts";
import { type PolicyScenario, readScenario } from "./scenario.ts";
import { checkCost } from "./scenario-cost.ts";

/**
 * Whether a scenario can be applied to firms. A cost that is not known is no fault here: such firms may leave the sample.
 *
 * @throws EstimandError "bad-option", "formula-syntax", "unknown-column", "unknown-level", "wrong-column-kind"
 */
export function checkScenario(firms: Table, name: string, scenario: PolicyScenario): void {
  const read = readScenario(name, scenario);
  const { reached } = applyScenario(firms, { ...read, cost: undefined });
  if (read.cost === undefined) return;
  const cost = evaluateExpression(read.cost, firms);
  const known = cost.map((each) => (Number.isNaN(each) ? 0 : each));
  checkCost(known, reached, read);
}
