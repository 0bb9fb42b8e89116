import { parameterName } from "../formula/drop-collinear.ts";
import type { Equation } from "../formula/frame-types.ts";
import { allRows, theseRows } from "./all-rows.ts";
import type { Separation } from "./separation-finding.ts";

/**
 * What separation means for these data, as the first part of a sentence: "'exporter' is 0 in all 12 rows with
 * region[north] = 1", "'y' is 1 in all 40 rows with 2·a - b > 3".
 */
export function separationSentence(equation: Equation, found: Separation): string {
  const { ones, zeros } = found;
  const [above, below] = separatedWhere(equation, found);
  const parts = [
    ...(ones > 0 ? [`1 in ${allRows(ones)} with ${above}`] : []),
    ...(zeros > 0 ? [`0 in ${allRows(zeros)} with ${below}`] : []),
  ];
  return `'${equation.outcomeName}' is ${parts.join(" and ")}`;
}

/** The direction by column name, the constant included, without zeros. */
export function directionFacts({ role, regressors }: Equation, { direction }: Separation): Record<string, number> {
  const entries = regressors.names.map((name, j) => [parameterName(role, name), direction[j]!] as const);
  return Object.fromEntries(entries.filter(([, b]) => b !== 0));
}

/** Where the outcome is 1 and where it is 0, in the columns' own units: "region[north] = 1", "2·a - b > 3". */
export function separatedWhere(
  { regressors }: Equation,
  { direction, columns, separated }: Separation,
): readonly [string, string] {
  const constant = regressors.names.indexOf("(Intercept)");
  const offset = constant < 0 ? 0 : direction[constant]!;
  if (columns.length !== 1) {
    const unit = Math.abs(direction[columns[0] ?? -1] ?? 1);
    const sum = combination(columns.map((j) => [regressors.names[j]!, direction[j]! / unit]));
    const threshold = Math.abs(offset / unit) < 1e-9 ? 0 : -offset / unit;
    return [`${sum} > ${shown(threshold)}`, `${sum} < ${shown(threshold)}`];
  }
  const [j] = columns as readonly [number];
  const name = regressors.names[j]!;
  const threshold = -offset / direction[j]!;
  const rising = direction[j]! > 0;
  const values = new Set<number>();
  const x = regressors.columns[j]!;
  for (let i = 0; i < x.length && values.size < 3; i++) if (separated[i] === 1) values.add(x[i]!);
  const above = sideText(
    name,
    [...values].filter((value) => value > threshold),
    values.size < 3,
    `> ${shown(threshold)}`,
  );
  const below = sideText(
    name,
    [...values].filter((value) => value < threshold),
    values.size < 3,
    `< ${shown(threshold)}`,
  );
  return rising ? [above, below] : [below, above];
}

/** "region[north] = 1" where that is the only value on this side, else "size > 3.5". */
function sideText(name: string, values: readonly number[], few: boolean, condition: string): string {
  return few && values.length === 1 ? `${name} = ${shown(values[0]!)}` : `${name} ${condition}`;
}

const mostTerms = 6;

/** "2·a - b". */
export function combination(terms: readonly (readonly [string, number])[]): string {
  const text = terms.slice(0, mostTerms).map(([name, b], i) => {
    const size = Math.abs(Math.abs(b) - 1) < 1e-9 ? name : `${shown(Math.abs(b))}·${name}`;
    return i === 0 ? `${b < 0 ? "-" : ""}${size}` : `${b < 0 ? "-" : "+"} ${size}`;
  });
  return `${text.join(" ")}${terms.length > mostTerms ? ` + ... (${terms.length} columns)` : ""}`;
}

function shown(x: number): string {
  return String(Number(x.toPrecision(5)));
}

/** The names of the columns that take part. */
export function namesOf({ role, regressors }: Equation, { columns }: Separation): string[] {
  return columns.map((j) => parameterName(role, regressors.names[j]!));
}

/** "column 'a'", "columns 'a', 'b'", "the constant". */
export function columnsText(equation: Equation, found: Separation): string {
  const names = namesOf(equation, found).map((name) => `'${name}'`);
  return names.length === 0
    ? "the constant"
    : names.length === 1
      ? `column ${names[0]}`
      : `columns ${names.join(", ")}`;
}

/** "this row", "these 12 rows". */
export function rowsText({ ones, zeros }: Separation): string {
  return theseRows(ones + zeros);
}
