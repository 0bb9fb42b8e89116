import type { Table } from "../../data/table.ts";
import { rowOfFirm } from "../cases/firm-of.ts";
import { checkScenario } from "../policy/check-scenario.ts";
import type { PolicyScenario } from "../policy/scenario.ts";
import { scenariosShape } from "./check-mapping.ts";
import { texts } from "./shape.ts";

interface Shown {
  readonly scenarios?: Readonly<Record<string, PolicyScenario>>;
  readonly cases?: readonly string[];
}

/**
 * Refuses scenarios and cases of another kind than they must be.
 *
 * @throws EstimandError "bad-option"
 */
export function checkReportOptions({ scenarios, cases }: Shown): void {
  if (scenarios !== undefined) scenariosShape(scenarios, "scenarios", "bad-option");
  if (cases !== undefined) texts(cases, "cases", "bad-option");
}

/**
 * Whether a report of these firms can show the scenarios and cases, before anything is estimated: the columns that the
 * scenarios name, the firms that they reach, what they cost, and the firms of the cases.
 *
 * @throws EstimandError "bad-option", "formula-syntax", "unknown-column", "unknown-level", "wrong-column-kind"
 */
export function checkReportData(firms: Table, { scenarios = {}, cases = [] }: Shown): void {
  checkReportOptions({ scenarios, cases });
  for (const [name, scenario] of Object.entries(scenarios)) checkScenario(firms, name, scenario);
  for (const firm of cases) rowOfFirm(firms, firm);
}
