import type { Frame } from "../formula/frame-types.ts";
import type { PanelUnits } from "../likelihood/random-intercept.ts";

/** A design column seen by units. */
export interface UnitColumn {
  readonly name: string;
  readonly values: Float64Array;
  /** By unit. */
  readonly means: Float64Array;
}

/** Variation below this share of a column's size is rounding. */
const rounding = 1e-12;

/** The columns of an equation that change within some unit, with their means by unit, and the names of the others. */
export function unitMeans(
  { equations }: Frame,
  units: PanelUnits,
): { readonly changing: readonly UnitColumn[]; readonly constant: readonly string[] } {
  const { names, columns } = equations[0]!.regressors;
  const all = names.map((name, j) => ({ name, values: columns[j]!, means: meansOf(columns[j]!, units) }));
  const others = all.filter(({ name }) => name !== "(Intercept)");
  return {
    changing: others.filter((column) => changes(column, units)),
    constant: others.filter((column) => !changes(column, units)).map(({ name }) => name),
  };
}

/** Whether the means differ between units: those of period dummies in a balanced panel do not. */
export function differs(means: Float64Array): boolean {
  const size = means.reduce((largest, mean) => Math.max(largest, Math.abs(mean)), 0);
  return means.some((mean) => Math.abs(mean - means[0]!) > rounding * size);
}

function meansOf(x: Float64Array, { rows, starts }: PanelUnits): Float64Array {
  const means = new Float64Array(starts.length - 1);
  for (let g = 0; g < means.length; g++) {
    let sum = 0;
    for (let p = starts[g]!; p < starts[g + 1]!; p++) sum += x[rows[p]!]!;
    means[g] = sum / (starts[g + 1]! - starts[g]!);
  }
  return means;
}

function changes({ values, means }: UnitColumn, { rows, starts }: PanelUnits): boolean {
  const size = values.reduce((largest, x) => Math.max(largest, Math.abs(x)), 0);
  for (let g = 0; g < means.length; g++)
    for (let p = starts[g]!; p < starts[g + 1]!; p++)
      if (Math.abs(values[rows[p]!]! - means[g]!) > rounding * size) return true;
  return false;
}
