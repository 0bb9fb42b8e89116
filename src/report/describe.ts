import type { ColumnName, TableInput } from "../data/input.ts";
import { describedSample, type DescribedVariable, type DescriptionOptions } from "./described-variables.ts";
import { displayed, type Displayed } from "./displayed.ts";
import type { Document, TableRow } from "./document.ts";
import { decimalsFor, formatCount, formatFixed } from "./format.ts";
import { type SampleMoments, sampleMoments } from "./sample-moments.ts";

export interface DescribeOptions<Name extends string = string> extends DescriptionOptions<Name> {
  /** A column by whose values the rows are described apart. */
  readonly by?: Name;
}

/** A variable in a group of rows. A level of a category has its share of the rows as its mean. */
export interface DescriptionRow extends Omit<SampleMoments, "meanSe"> {
  readonly group?: string;
  readonly column: string;
  readonly level?: string;
  readonly label: string;
}

/** Descriptive statistics as a record that prints itself. */
export interface Description extends Displayed {
  readonly rows: readonly DescriptionRow[];
  readonly notes: readonly string[];
}

/**
 * Descriptive statistics of columns: rows with a value and without, mean, standard deviation, extremes and quartiles;
 * categories as shares of their levels.
 *
 * @throws EstimandError "unknown-column", "bad-weights", "bad-option", and those of the data
 * @example
 * console.log(String(describe(firms, { columns: ["size", "rd", "industry"], by: "exporter" })));
 * toCsv(describe(firms)); // every number in full
 */
export function describe<const D extends TableInput>(
  data: D,
  options: DescribeOptions<ColumnName<D>> = {},
): Description {
  const { by, labels = {}, title = "Descriptive statistics" } = options;
  const { variables, groups, weights, notes } = describedSample(data, by, options);
  const rows = groups.flatMap(({ group, rows: own }) =>
    variables.map((variable) => descriptionRow(variable, group, sampleMoments(variable.values, own, weights))),
  );
  const heading = by === undefined ? undefined : (labels[by] ?? by);
  return displayed({ rows, notes }, (shown) => describeDocument(shown, heading, title));
}

function descriptionRow(
  { column, level, label }: DescribedVariable,
  group: string,
  { meanSe: _, ...moments }: SampleMoments,
): DescriptionRow {
  return {
    ...(group === "" ? {} : { group }),
    column,
    ...(level === undefined ? {} : { level }),
    label,
    ...moments,
  };
}

function describeDocument(
  { rows, notes }: Pick<Description, "rows" | "notes">,
  by: string | undefined,
  title: string,
): Document {
  const withMissing = rows.some(({ missing }) => missing > 0);
  const groups = [...new Set(rows.map(({ group }) => group))];
  const body = groups.flatMap((group): TableRow[] => {
    const own = rows.filter((row) => row.group === group).map((row) => cells(row, withMissing));
    return by === undefined ? own : [{ group: `${by} = ${group}` }, ...own];
  });
  const head = ["", "N", ...(withMissing ? ["Missing"] : []), "Mean", "SD", "Min", "Q1", "Median", "Q3", "Max"];
  return [
    { kind: "title", text: title },
    { kind: "table", head, align: head.map((_, j) => (j === 0 ? "left" : "decimal")), body },
    { kind: "notes", notes: rows.some(({ level }) => level !== undefined) ? [...notes, shareNote] : notes },
  ];
}

const shareNote = "Means of categories are shares of the rows with a value.";

function cells(row: DescriptionRow, withMissing: boolean): string[] {
  const { label, level, n, missing, mean, sd } = row;
  const counts = [formatCount(n), ...(withMissing ? [formatCount(missing)] : [])];
  if (level !== undefined) return [label, ...counts, formatFixed(mean, 3), "", "", "", "", "", ""];
  const decimals = Math.max(0, decimalsFor(sd, mean, 3));
  const fixed = (x: number): string => formatFixed(x, decimals);
  const whole = [row.min, row.q1, row.median, row.q3, row.max].every(Number.isInteger);
  const places = [row.min, row.q1, row.median, row.q3, row.max].map((x) => (whole ? formatFixed(x, 0) : fixed(x)));
  return [label, ...counts, fixed(mean), fixed(sd), ...places];
}
