import type { Column } from "../data/table.ts";

/** What a text such as "+1", "-10%" or "+2sd" does to the numbers of a column. */
export interface NumericStep {
  apply(values: Float64Array, rows: number): Float64Array;
}

/** Reads a step: an amount, a percentage of each value, or a multiple of the column's standard deviation. */
export function numericStep(text: string, column: Column, weights: Float64Array | undefined): NumericStep | undefined {
  const [, sign, digits = "", unit = ""] = /^([+-])\s*(\d+\.?\d*|\.\d+)?\s*(%|sd)?$/.exec(text.trim()) ?? [];
  if (sign === undefined || (digits === "" && unit !== "sd") || column.kind !== "number") return undefined;
  const amount = Number(`${sign}${digits === "" ? 1 : digits}`);
  const by = unit === "sd" ? amount * standardDeviation(column.values, weights) : amount;
  return {
    apply: (values, rows) =>
      Float64Array.from({ length: rows }, (_, i) => (unit === "%" ? values[i]! * (1 + amount / 100) : values[i]! + by)),
  };
}

/** √(Σw(x - x̄)²/(Σw - 1)) over the values that there are. */
function standardDeviation(values: Float64Array, weights: Float64Array | undefined): number {
  let total = 0;
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    if (Number.isNaN(values[i]!) || weight === 0) continue;
    total += weight;
    const distance = values[i]! - mean;
    mean += (weight / total) * distance;
    squares += weight * distance * (values[i]! - mean);
  }
  return Math.sqrt(squares / (total - 1));
}
