import type { Table } from "../../data/table.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";
import type { PolicyScenario } from "./scenario.ts";

/** A change that policy may work towards: of firms that lack something, or by a tenth of the spread of a number. */
export interface Lever {
  readonly column: string;
  readonly scenario: PolicyScenario;
  /** How far a number moves; undefined for yes or no. */
  readonly step: number | undefined;
}

/**
 * The levers among the columns of a model: capabilities and policy fields. Yes-or-no columns are set to yes in the firms
 * that lack them; numbers are moved by a tenth of their standard deviation in all firms.
 */
export function leversOf(firms: Table, columns: readonly string[]): readonly Lever[] {
  const roles = new Set(["capability", "policy"]);
  const fields = columns.filter(
    (name) => Object.hasOwn(firmFields, name) && roles.has(firmFields[name as FirmFieldName].role) && firms.has(name),
  );
  return fields.flatMap((column): Lever[] => {
    if (firms.column(column).kind === "category") return [];
    const values = firms.numbers(column).filter((x) => !Number.isNaN(x));
    if (values.every((x) => x === 0 || x === 1))
      return values.includes(0)
        ? [{ column, scenario: { [column]: 1, where: `\`${column}\` = 0` }, step: undefined }]
        : [];
    const step = Number((0.1 * deviation(values)).toPrecision(2));
    return step > 0 ? [{ column, scenario: { [column]: `x + ${step}` }, step }] : [];
  });
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}
