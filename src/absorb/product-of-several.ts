import { laneCount } from "./lanes.ts";
import type { Swept } from "./swept-products.ts";

/** D'W M₁D p for several other ways, whose groups are numbered through. */
export function productOfSeveral(
  { starts, leadingInverse, weights }: Swept,
  others: readonly Int32Array[],
  p: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  const means = new Float64Array(laneCount);
  let stretch = new Float64Array(64 * laneCount);
  for (let g = 0; g + 1 < starts.length; g++) {
    const [start, end] = [starts[g]!, starts[g + 1]!];
    const size = laneCount * (end - start);
    if (size > stretch.length) stretch = new Float64Array(2 * size);
    stretch.fill(0, 0, size);
    means.fill(0);
    for (const codes of others) addRows(p, codes, start, end, stretch);
    for (let at = 0; at < size; at++) {
      means[at & 3]! += (weights === undefined ? 1 : weights[start + (at >> 2)]!) * stretch[at]!;
    }
    for (let lane = 0; lane < laneCount; lane++) means[lane]! *= leadingInverse[g]!;
    for (let at = 0; at < size; at++) {
      const weight = weights === undefined ? 1 : weights[start + (at >> 2)]!;
      stretch[at] = weight * (stretch[at]! - means[at & 3]!);
    }
    for (const codes of others) takeRows(stretch, codes, start, end, out);
  }
}

/** Adds to each row of the stretch the value of its group. */
function addRows(p: Float64Array, codes: Int32Array, start: number, end: number, stretch: Float64Array): void {
  for (let i = start; i < end; i++) {
    const from = codes[i]! << 2;
    const at = (i - start) << 2;
    stretch[at]! += p[from]!;
    stretch[at + 1]! += p[from + 1]!;
    stretch[at + 2]! += p[from + 2]!;
    stretch[at + 3]! += p[from + 3]!;
  }
}

/** Adds to each group the values of its rows in the stretch. */
function takeRows(stretch: Float64Array, codes: Int32Array, start: number, end: number, out: Float64Array): void {
  for (let i = start; i < end; i++) {
    const from = (i - start) << 2;
    const at = codes[i]! << 2;
    out[at]! += stretch[from]!;
    out[at + 1]! += stretch[from + 1]!;
    out[at + 2]! += stretch[from + 2]!;
    out[at + 3]! += stretch[from + 3]!;
  }
}
