import type { Column, Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import { leversOf } from "../policy/levers.ts";
import { changeOfTotals, type Uncertain } from "../policy/policy-change.ts";
import { type FirmGroup, typicalOf, upperQuartile } from "./group-of-firm.ts";

/** A change of one column of a firm, and what it does to its probability. */
export interface CaseChange {
  readonly column: string;
  /** The firm's own value, and the other: typical of its group, or where it would go. Of a category its level. */
  readonly own: number | string;
  readonly other: number | string;
  readonly probability: Uncertain;
}

const alone = { weights: Float64Array.of(1), groups: Int32Array.of(0), count: 1 };
const how = { level: 0.95, sampling: false };

/** What the firm's own values change against values typical of its group: one column at a time, the rest as they are. */
export function comparedWithGroup(
  fit: Fit,
  sample: Table,
  own: Table,
  { members }: FirmGroup,
  columns: readonly string[],
): readonly CaseChange[] {
  const changes = columns.flatMap((column): CaseChange[] => {
    const typical = typicalOf(sample.column(column), members);
    const [mine, others] = [firstValue(own.column(column)), firstValue(typical)];
    if (mine === others) return [];
    const probability = changeBetween(fit, own.with({ [column]: typical }), own);
    return [{ column, own: mine, other: others, probability }];
  });
  return byMagnitude(changes);
}

/** What would raise its probability: what it lacks, and numbers up to the upper quartile of its group. */
export function movesOf(
  fit: Fit,
  sample: Table,
  own: Table,
  { members }: FirmGroup,
  columns: readonly string[],
): readonly CaseChange[] {
  const changes = leversOf(sample, columns).flatMap(({ column, step }): CaseChange[] => {
    const mine = own.numbers(column)[0]!;
    const other = step === undefined ? 1 : upperQuartile(sample.numbers(column), members);
    if (!(mine < other)) return [];
    const moved = own.with({ [column]: { kind: "number", values: Float64Array.of(other) } });
    return [{ column, own: mine, other, probability: changeBetween(fit, own, moved) }];
  });
  return byMagnitude(changes);
}

const changeBetween = (fit: Fit, from: Table, to: Table): Uncertain =>
  changeOfTotals({ fit, type: "probability" }, from, to, alone, how).all.change;

const byMagnitude = (changes: CaseChange[]): CaseChange[] =>
  changes.sort((a, b) => Math.abs(b.probability.estimate) - Math.abs(a.probability.estimate));

function firstValue(column: Column): number | string {
  return column.kind === "category" ? (column.levels[column.codes[0]!] ?? "") : column.values[0]!;
}
