import type { Column } from "../data/table.ts";
import type { TableInput } from "../data/input.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { groupMeans } from "../moments/error-components.ts";
import { panelFrame } from "./panel-frame.ts";

/** A formula and data to which unit means were added, and their names. */
export interface MundlakCall {
  readonly formula: string;
  readonly data: TableInput;
  readonly means: readonly string[];
}

/**
 * The call with the unit means of regressors that change within units as further columns, "mean(x)": means over the rows of
 * the sample.
 *
 * @throws EstimandError "bad-option" for an unknown word
 */
export function mundlakCall(
  formula: string,
  data: TableInput,
  options: {
    readonly panel: string;
    readonly vcov?: VcovOption | undefined;
    readonly correlated?: "mundlak" | undefined;
  },
): MundlakCall {
  const { correlated } = options;
  if (correlated === undefined) return { formula, data, means: [] };
  if (correlated !== "mundlak") {
    const message = `correlated is ${JSON.stringify(correlated)}: "mundlak" is there.`;
    throw new EstimandError("bad-option", message, { option: "correlated", value: correlated });
  }
  const { frame, units, sizes } = panelFrame(formula, data, options, "linearRandomEffects");
  const { names, columns } = frame.equations[0]!.regressors;
  const source = table(data);
  const added: Record<string, Column> = {};
  columns.forEach((column, j) => {
    const means = groupMeans(column, units, sizes);
    const changes = column.some((value, i) => Math.abs(value - means[units.codes[i]!]!) > 1e-9 * Math.abs(value));
    if (!changes) return;
    const values = new Float64Array(source.rows).fill(Number.NaN);
    for (let i = 0; i < frame.rows; i++) values[frame.index?.[i] ?? i] = means[units.codes[i]!]!;
    added[`mean(${names[j]})`] = { kind: "number", values };
  });
  const means = Object.keys(added);
  return {
    formula: [formula, ...means.map((name) => `\`${name}\``)].join(" + "),
    data: source.with(added) as unknown as TableInput,
    means,
  };
}
