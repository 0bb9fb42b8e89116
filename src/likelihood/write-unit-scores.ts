import type { BlockRange, ParameterRange, ProblemData } from "./problem.ts";
import type { PanelUnits } from "./random-intercept.ts";
import type { RowDerivatives } from "./likelihood.ts";

interface UnitScoring<P extends string> {
  readonly units: PanelUnits;
  /** By row: its unit where it is the first of it, else -1. */
  readonly firstRows: Int32Array;
  readonly data: ProblemData<P, string>;
  readonly ranges: readonly ParameterRange<P>[];
}

/** Writes a unit's score, weight in, into its first row and 0 into its others: `out[j][i]` for row start + i. */
export function writeUnitScores<P extends string>(
  { units, firstRows, data, ranges }: UnitScoring<P>,
  { first }: Pick<RowDerivatives<P>, "first">,
  { start, rows }: BlockRange,
  out: readonly Float64Array[],
): void {
  for (const column of out) column.fill(0, 0, rows);
  for (let i = 0; i < rows; i++) {
    const unit = firstRows[start + i]!;
    if (unit < 0) continue;
    const members = units.rows.subarray(units.starts[unit]!, units.starts[unit + 1]!);
    const weight = data.weights?.[start + i] ?? 1;
    for (const { name, start: at, size } of ranges) {
      const slope = first[name];
      const { columns } = data.predictors[name];
      for (let j = 0; j < size; j++) {
        const x = columns?.[j];
        let sum = 0;
        for (const row of members) sum += (x?.[row] ?? 1) * slope[row]!;
        out[at + j]![i] = weight * sum;
      }
    }
  }
}
