import { isZeroOne } from "../../data/is-zero-one.ts";
import type { Table } from "../../data/table.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";
import type { PolicyScenario } from "./scenario.ts";

/** A change that policy may work towards: of firms that lack something, or by a tenth of the spread of a number. */
export interface Lever {
  readonly column: string;
  readonly scenario: PolicyScenario;
  /** How far a number moves; undefined for yes or no. */
  readonly step: number | undefined;
  /** The end of the field's range, where the step would lead some firm beyond it: firms are moved up to it. */
  readonly cap: number | undefined;
}

/**
 * The levers among the columns of a model: capabilities and policy fields. Yes-or-no columns are set to yes in the firms
 * that lack them; numbers are moved by a tenth of their standard deviation in all firms, at most to the end of their range.
 */
export function leversOf(firms: Table, columns: readonly string[]): readonly Lever[] {
  const roles = new Set(["capability", "policy"]);
  const fields = columns.filter(
    (name) => Object.hasOwn(firmFields, name) && roles.has(firmFields[name as FirmFieldName].role) && firms.has(name),
  );
  return fields.flatMap((column): Lever[] => {
    if (firms.column(column).kind === "category") return [];
    const values = firms.numbers(column).filter((x) => !Number.isNaN(x));
    if (isZeroOne(values))
      return values.includes(0)
        ? [{ column, scenario: { [column]: 1, where: `\`${column}\` = 0` }, step: undefined, cap: undefined }]
        : [];
    const step = Number((0.1 * deviation(values)).toPrecision(2));
    return step > 0 ? [moved(column, values, step)] : [];
  });
}

/** Up by a step. Beyond the end c of the range it stops there: the lesser of a and c is (a + c - |a - c|) / 2. */
function moved(column: string, values: Float64Array, step: number): Lever {
  const end = firmFields[column as FirmFieldName].possible?.[1] ?? Number.POSITIVE_INFINITY;
  if (values.every((x) => x + step <= end))
    return { column, scenario: { [column]: `x + ${step}` }, step, cap: undefined };
  const where = `\`${column}\` < ${end}`;
  return { column, scenario: { [column]: `(x + ${step + end} - abs(x - ${end - step})) / 2`, where }, step, cap: end };
}

function deviation(values: Float64Array): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1));
}
