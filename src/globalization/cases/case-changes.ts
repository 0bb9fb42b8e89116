import type { Column, Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import { leversOf } from "../policy/levers.ts";
import { outcomeBefore } from "../policy/outcome-before.ts";
import { changeOfTotals, type Uncertain } from "../policy/policy-change.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import { type FirmGroup, typicalOf, upperQuartile } from "./group-of-firm.ts";

/** A change of one column of a firm, and what it does to its probability. */
export interface CaseChange {
  readonly column: string;
  /** The firm's own value, and the other: typical of its group, or where it would go. Of a category its level. */
  readonly own: number | string;
  readonly other: number | string;
  readonly probability: Uncertain;
  /** Whether the analysis itself takes the column as chosen by firms: its coefficient in a probit is then no effect. */
  readonly endogenous: boolean;
}

/** Of a characteristic that firms choose: what the probit says of it is no effect. */
export interface CaseWarning {
  readonly code: "endogenous-lever";
  readonly column: string;
  readonly message: Bilingual;
}

/** What the changes of a case are computed from. */
export interface CaseBasis {
  readonly fit: Fit;
  readonly sample: Table;
  readonly weights: Float64Array;
  readonly own: Table;
  readonly group: FirmGroup;
  /** Those that the model reads, and those among them that firms choose. */
  readonly columns: readonly string[];
  readonly endogenous: readonly string[];
}

const alone = { weights: Float64Array.of(1), groups: Int32Array.of(0), count: 1 };
const how = { level: 0.95, sampling: false };

/** What the firm's own values change against values typical of its group: one column at a time, the rest as they are. */
export function comparedWithGroup(basis: CaseBasis): readonly CaseChange[] {
  const { fit, sample, weights, own, group, columns, endogenous } = basis;
  const changes = columns.flatMap((column): CaseChange[] => {
    const typical = typicalOf(sample.column(column), group.members, weights);
    const [mine, others] = [firstValue(own.column(column)), firstValue(typical)];
    if (mine === others) return [];
    const probability = changeBetween(fit, own.with({ [column]: typical }), own);
    return [{ column, own: mine, other: others, probability, endogenous: endogenous.includes(column) }];
  });
  return byMagnitude(changes);
}

/** What would raise its probability: what it lacks, and numbers up to the upper quartile of its group. */
export function movesOf(basis: CaseBasis): readonly CaseChange[] {
  const { fit, sample, weights, own, group, columns, endogenous } = basis;
  const changes = leversOf(sample, columns).flatMap(({ column, step }): CaseChange[] => {
    const mine = own.numbers(column)[0]!;
    const other = step === undefined ? 1 : upperQuartile(sample.numbers(column), group.members, weights);
    if (!(mine < other)) return [];
    const moved = own.with({ [column]: { kind: "number", values: Float64Array.of(other) } });
    const probability = changeBetween(fit, own, moved);
    return [{ column, own: mine, other, probability, endogenous: endogenous.includes(column) }];
  });
  return byMagnitude(changes);
}

const changeBetween = (fit: Fit, from: Table, to: Table): Uncertain =>
  changeOfTotals(outcomeBefore({ fit, type: "probability" }, from, alone), to, alone, how).all.change;

const byMagnitude = (changes: CaseChange[]): CaseChange[] =>
  changes.sort((a, b) => Math.abs(b.probability.estimate) - Math.abs(a.probability.estimate));

function firstValue(column: Column): number | string {
  return column.kind === "category" ? (column.levels[column.codes[0]!] ?? "") : column.values[0]!;
}
