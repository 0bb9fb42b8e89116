import type { Column, Table } from "../data/table.ts";

/** Fields that follow from others, and how; a field that the data has is left as it is. */
const rules: readonly {
  readonly field: string;
  readonly from: readonly string[];
  readonly value: (...from: readonly number[]) => number;
}[] = [
  {
    field: "exporter",
    from: ["exports"],
    value: (exports) => (Number.isNaN(exports) ? Number.NaN : Number(exports! > 0)),
  },
  { field: "productivity", from: ["sales", "employees"], value: (sales, employees) => sales! / employees! },
  { field: "lnEmployees", from: ["employees"], value: (employees) => Math.log(employees!) },
  { field: "lnProductivity", from: ["productivity"], value: (productivity) => Math.log(productivity!) },
  { field: "lnAge", from: ["age"], value: (age) => Math.log(1 + age!) },
];

/**
 * Adds the fields that follow from others: whether a firm exports (exports above zero), sales per employee where
 * productivity is not given, and the logarithms of employees, productivity and 1 + age.
 *
 * @example
 * deriveFields(table({ exports: [0, 12], employees: [3, 40], sales: [90, 4000] })).names; // ..., "exporter", "lnEmployees"
 */
export function deriveFields(firms: Table): Table {
  return rules.reduce((known, { field, from, value }) => {
    if (known.has(field) || !from.every((name) => known.has(name))) return known;
    const columns = from.map((name) => known.numbers(name));
    const values = Float64Array.from({ length: known.rows }, (_, i) => value(...columns.map((column) => column[i]!)));
    const column: Column = field === "exporter" ? { kind: "boolean", values } : { kind: "number", values };
    return known.with({ [field]: column });
  }, firms);
}
