import type { Column, Table } from "../data/table.ts";

type Rule = {
  readonly field: string;
  readonly from: readonly string[];
  readonly yesNo?: true;
  readonly value: (...from: readonly number[]) => number;
};

const positive = (x = Number.NaN): number => (Number.isNaN(x) ? Number.NaN : Number(x > 0));
const logarithm = (x = Number.NaN): number => (x > 0 ? Math.log(x) : Number.NaN); // of 0 there is none: missing
const ratio = (part = Number.NaN, whole = Number.NaN): number => (whole > 0 ? part / whole : Number.NaN);

/** Fields that follow from others, and how; a field that the data has is left as it is. */
const rules: readonly Rule[] = [
  { field: "exporter", from: ["exports"], yesNo: true, value: positive },
  { field: "exportIntensity", from: ["exports", "sales"], value: ratio },
  { field: "productivity", from: ["sales", "employees"], value: ratio },
  { field: "age", from: ["year", "foundingYear"], value: (year, founded) => year! - founded! },
  { field: "rdIntensity", from: ["rdSpending", "sales"], value: (spending, sales) => 100 * ratio(spending, sales) },
  { field: "rdPerformer", from: ["rdSpending"], yesNo: true, value: positive },
  {
    field: "graduateShare",
    from: ["employeesBachelor", "employeesPostgraduate", "employees"],
    value: (bachelor, postgraduate, employees) => ratio(bachelor! + postgraduate!, employees),
  },
  { field: "knowsPromotion", from: ["programmesKnown"], yesNo: true, value: positive },
  { field: "usedPromotion", from: ["programmesUsed"], yesNo: true, value: positive },
  {
    field: "modes",
    from: ["mode1", "mode2", "mode3", "mode4"],
    value: (...modes) => modes.reduce((sum, mode) => sum + mode, 0),
  },
  { field: "lnEmployees", from: ["employees"], value: logarithm },
  { field: "lnProductivity", from: ["productivity"], value: logarithm },
  { field: "lnAge", from: ["age"], value: (age) => logarithm(1 + age!) },
];

/**
 * Adds the fields that follow from others where the data lack them: whether a firm exports (exports above zero) and which
 * share of its sales, sales per employee, age from the founding year, R&D as percent of sales, the share of graduates, whether
 * programmes are known and used, the number of modes of supply, and the logarithms of employees, productivity and 1 + age. A logarithm of
 * what is not positive is missing, as sales per employee without employees are.
 *
 * @example
 * deriveFields(table({ exports: [0, 12], employees: [3, 40], sales: [90, 4000] })).names; // ..., "exporter", "lnEmployees"
 */
export function deriveFields(firms: Table): Table {
  return rules.reduce((known, rule) => {
    const { field, from } = rule;
    if (known.has(field) || !from.every((name) => known.has(name))) return known;
    return known.with({ [field]: ruleColumn(known, rule) });
  }, firms);
}

function ruleColumn(firms: Table, { from, yesNo, value }: Rule): Exclude<Column, { kind: "category" }> {
  const columns = from.map((name) => firms.numbers(name));
  const row = columns.map(() => 0);
  const values = new Float64Array(firms.rows);
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j < row.length; j++) row[j] = columns[j]![i]!;
    values[i] = value(...row);
  }
  return yesNo ? { kind: "boolean", values } : { kind: "number", values };
}

/**
 * The table with these columns, and with the fields that follow from them made anew, as ln employees from employees: those
 * that the table has as the rule makes them, and that are not among the columns themselves.
 */
export function withConsequences(firms: Table, columns: Readonly<Record<string, Column>>): Table {
  const changed = new Set(Object.keys(columns));
  return rules.reduce((moved, rule) => {
    const { field, from } = rule;
    const follows = firms.has(field) && from.every((name) => firms.has(name)) && from.some((name) => changed.has(name));
    if (!follows || changed.has(field) || !isMadeBy(firms, rule)) return moved;
    changed.add(field);
    return moved.with({ [field]: ruleColumn(moved, rule) });
  }, firms.with(columns));
}

function isMadeBy(firms: Table, rule: Rule): boolean {
  if (firms.column(rule.field).kind === "category") return false;
  const made = ruleColumn(firms, rule).values;
  const given = firms.numbers(rule.field);
  return made.every((x, i) => Object.is(x, given[i]) || Math.abs(x - given[i]!) <= 1e-6 * Math.max(1, Math.abs(x)));
}
