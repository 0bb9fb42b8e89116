import type { ColumnName, TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import { coefficientRow } from "../fit/coefficient-table.ts";
import {
  describedSample,
  type DescribedGroup,
  type DescribedSample,
  type DescribedVariable,
  type DescriptionOptions,
} from "./described-variables.ts";
import { displayed, type Displayed } from "./displayed.ts";
import type { Document } from "./document.ts";
import { decimalsFor, formatCount, formatFixed, formatP } from "./format.ts";
import { type SampleMoments, sampleMoments } from "./sample-moments.ts";

export interface BalanceOptions<Name extends string = string> extends DescriptionOptions<Name> {
  /** The column with two values whose rows are compared. */
  readonly by: Name;
}

/** A variable in the two groups; the difference is the second group's mean less the first's. */
export interface BalanceRow {
  readonly column: string;
  readonly level?: string;
  readonly label: string;
  readonly first: Pick<SampleMoments, "n" | "mean" | "sd">;
  readonly second: Pick<SampleMoments, "n" | "mean" | "sd">;
  readonly difference: number;
  readonly se: number;
  readonly statistic: number;
  /** Welch's (Satterthwaite's) degrees of freedom. */
  readonly df: number;
  readonly p: number;
  /** The difference over √((s₁² + s₂²)/2): its size, which does not grow with the number of rows. */
  readonly normalized: number;
}

/** A balance table as a record that prints itself. */
export interface BalanceTable extends Displayed {
  readonly by: string;
  readonly groups: readonly [string, string];
  readonly rows: readonly BalanceRow[];
  readonly notes: readonly string[];
}

/**
 * Means of columns in two groups, such as treated and not: the difference with its standard error, Welch's t test, and the
 * normalized difference (beyond 0.25 regressions depend on their functional form: Imbens and Wooldridge 2009). Categories
 * as shares.
 *
 * @throws EstimandError "bad-option" where `by` has not two values; "unknown-column", "bad-weights", and those of the data
 * @example
 * console.log(String(balanceTable(workers, { by: "trained", columns: ["age", "educ", "married"] })));
 *
 * Source: Welch (1947); Imbens and Wooldridge (2009), Recent developments in the econometrics of program evaluation.
 */
export function balanceTable<const D extends TableInput>(
  data: D,
  options: BalanceOptions<ColumnName<D>>,
): BalanceTable {
  const { by, labels = {}, title = "Balance" } = options;
  const sample = describedSample(data, by, options);
  const [first, second] = twoGroups(sample, by);
  const rows = sample.variables.map((variable) => balanceRow(variable, first, second, sample));
  const record = { by, groups: [first.group, second.group] as const, rows, notes: sample.notes };
  return displayed(record, (shown) => balanceDocument(shown, labels[by] ?? by, title));
}

function twoGroups({ groups }: DescribedSample, by: string): readonly [DescribedGroup, DescribedGroup] {
  const [first, second, ...others] = groups.filter(({ rows }) => rows.length > 0);
  if (first !== undefined && second !== undefined && others.length === 0) return [first, second];
  const found = groups.map(({ group }) => group);
  throw new EstimandError(
    "bad-option",
    `by: '${by}' has ${found.length} values (${found.slice(0, 6).join(", ")}), and two groups are compared: make a column ` +
      "with two.",
    { column: by, values: found },
  );
}

function balanceRow(
  { column, level, label, values }: DescribedVariable,
  first: DescribedGroup,
  second: DescribedGroup,
  { weights }: DescribedSample,
): BalanceRow {
  const [a, b] = [first, second].map(({ rows }) => sampleMoments(values, rows, weights)) as [
    SampleMoments,
    SampleMoments,
  ];
  const se = Math.hypot(a.meanSe, b.meanSe);
  const df = se ** 4 / (a.meanSe ** 4 / (a.n - 1) + b.meanSe ** 4 / (b.n - 1));
  const { estimate, statistic, p } = coefficientRow(label, b.mean - a.mean, se, { distribution: "t", df });
  const told = ({ n, mean, sd }: SampleMoments): BalanceRow["first"] => ({ n, mean, sd });
  return {
    column,
    ...(level === undefined ? {} : { level }),
    label,
    first: told(a),
    second: told(b),
    difference: estimate,
    se,
    statistic,
    df,
    p,
    normalized: estimate / Math.sqrt((a.sd ** 2 + b.sd ** 2) / 2),
  };
}

function balanceDocument(
  { groups, rows, notes }: Pick<BalanceTable, "groups" | "rows" | "notes">,
  by: string,
  title: string,
): Document {
  const means = groups.flatMap((group) => [`${by} = ${group}`, "SD"]);
  const head = ["", ...means, "Difference", "Std. error", "t", "p", "Norm. diff."];
  const most = (side: "first" | "second"): string => formatCount(Math.max(...rows.map((row) => row[side].n)));
  const empty = ["", "", "", "", ""];
  return [
    { kind: "title", text: title },
    {
      kind: "table",
      head,
      align: head.map((_, j) => (j === 0 ? "left" : "decimal")),
      body: [...rows.map(cells), { rule: true }, ["Observations", most("first"), "", most("second"), "", ...empty]],
    },
    { kind: "notes", notes: [...notes, testNote] },
  ];
}

const testNote =
  "t tests by Welch, without equal variances. The normalized difference is the difference over the root of the mean of the " +
  "two variances.";

function cells({ label, level, first, second, difference, se, statistic, p, normalized }: BalanceRow): string[] {
  const spread = Math.max(first.sd, second.sd);
  const decimals = level === undefined ? Math.max(0, decimalsFor(spread, first.mean, 3)) : 3;
  const fixed = (x: number): string => formatFixed(x, decimals);
  const own = decimalsFor(se, difference, 3);
  return [
    label,
    ...[first.mean, first.sd, second.mean, second.sd].map(fixed),
    ...[difference, se].map((x) => formatFixed(x, own)),
    Number.isNaN(statistic) ? "" : formatFixed(statistic, 2),
    formatP(p),
    Number.isNaN(normalized) ? "" : formatFixed(normalized, 3),
  ];
}
