import type { Column, Table } from "../../data/table.ts";

interface Lagged {
  readonly outcome: string;
  readonly panel: string;
  readonly time: string;
}

/** The outcome of the same unit one period before, missing where there is none; periods are the smallest step of time. */
export function laggedOutcome(firms: Table, { outcome, panel, time }: Lagged): Column {
  const [values, times, unit] = [firms.numbers(outcome), firms.numbers(time), unitsOf(firms.column(panel))];
  const periods = [...new Set(times)].filter(Number.isFinite).sort((a, b) => a - b);
  const step = Math.min(...periods.slice(1).map((period, i) => period - periods[i]!));
  const known = new Map<number, Map<number, number>>();
  for (let i = 0; i < firms.rows; i++) {
    if (!known.has(unit(i))) known.set(unit(i), new Map());
    known.get(unit(i))!.set(times[i]!, values[i]!);
  }
  return {
    kind: "number",
    values: Float64Array.from(times, (at, i) => known.get(unit(i))!.get(at - step) ?? Number.NaN),
  };
}

function unitsOf(column: Column): (row: number) => number {
  return column.kind === "category" ? (i) => column.codes[i]! : (i) => column.values[i]!;
}
