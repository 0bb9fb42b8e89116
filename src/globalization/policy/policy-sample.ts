import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import type { Fit } from "../../fit/fit.ts";
import { modelOf } from "../../fit/model.ts";
import type { CountedRows } from "./expected-totals.ts";

/** The firms of an estimate with every column of the survey, how much each counts, and in which group. */
export interface PolicySample {
  readonly firms: Table;
  readonly counted: CountedRows;
  readonly groups: readonly string[];
  /** Of the survey's rows: those that the estimate does not use. */
  readonly leftOut: number;
}

/**
 * The firms that a fit was estimated from, as rows of the whole survey.
 *
 * @throws EstimandError "needs-data", "unknown-column", "wrong-column-kind" (`group`), "bad-weights"
 */
export function policySample(fit: Fit, group: string | undefined, weights: string | undefined): PolicySample {
  const model = modelOf(fit);
  if (model === undefined)
    throw new EstimandError("needs-data", "Scenarios need the fit with its data, not a copy out of JSON.", {});
  const { source, index } = model.frame;
  const firms = index === undefined ? source : source.take(index);
  const column = group === undefined ? undefined : firms.column(group);
  if (column !== undefined && column.kind !== "category") {
    const message = `'${group}' is no category: groups need one. Make classes of a number by inClasses(...).`;
    throw new EstimandError("wrong-column-kind", message, { column: group });
  }
  const codes = column?.codes ?? new Int32Array(firms.rows);
  const present = [...new Set(codes)].filter((code) => code >= 0).sort((a, b) => a - b);
  const position = new Map(present.map((code, g) => [code, g]));
  return {
    firms,
    groups: column === undefined ? [] : present.map((code) => column.levels[code]!),
    counted: {
      weights: weightsOf(firms, weights),
      groups: Int32Array.from(codes, (code) => position.get(code) ?? -1),
      count: present.length,
    },
    leftOut: source.rows - firms.rows,
  };
}

function weightsOf(firms: Table, name: string | undefined): Float64Array {
  if (name === undefined) return new Float64Array(firms.rows).fill(1);
  const weights = firms.numbers(name);
  const row = weights.findIndex((weight) => !(weight >= 0 && weight < Number.POSITIVE_INFINITY));
  if (row < 0) return weights;
  const message = `The weight '${name}' is ${weights[row]} in a firm in use: weights must be known, finite and not negative.`;
  throw new EstimandError("bad-weights", message, { column: name, value: weights[row] });
}
