import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import { evaluateExpression } from "../../formula/evaluate-expression.ts";
import type { ReadScenario } from "./scenario.ts";

/**
 * By row: what the scenario costs, 0 where it does not reach; undefined where it has no cost.
 *
 * @throws EstimandError "bad-option" where the cost of a firm reached is negative or not known
 */
export function scenarioCost(firms: Table, scenario: ReadScenario, reached: Uint8Array): Float64Array | undefined {
  if (scenario.cost === undefined) return undefined;
  const cost = evaluateExpression(scenario.cost, firms);
  checkCost(cost, reached, scenario);
  return cost.map((each, i) => (reached[i] === 1 ? each : 0));
}

/** @throws EstimandError "bad-option" */
export function checkCost(cost: Float64Array, reached: Uint8Array, { name, written }: ReadScenario): void {
  const row = cost.findIndex((each, i) => reached[i] === 1 && !(each >= 0 && each < Number.POSITIVE_INFINITY));
  if (row < 0) return;
  const value = cost[row]!;
  const what =
    value < 0 && Number.isFinite(value) ? `${value}` : Number.isNaN(value) ? "not known" : "no finite number";
  const message = `Scenario '${name}' costs ${JSON.stringify(written.cost)}, which is ${what} for a firm that it reaches: a cost is a finite number, and not negative. Correct it, or leave such firms out by "where".`;
  throw new EstimandError("bad-option", message, { scenario: name, value });
}
