/**
 * Columns that go through the rows together, since reading the codes costs as much as adding. Sums by group lie side by
 * side: group g of lane l at 4g + l, `g << 2` in the loops.
 */
export type Lanes = readonly [Float64Array, Float64Array, Float64Array, Float64Array];

/** How many. */
export const laneCount = 4;

/** One to four columns as lanes; what is missing repeats the first. */
export function inLanes(columns: readonly Float64Array[]): Lanes {
  const [a, b = a, c = a, d = a] = columns as readonly [Float64Array, ...Float64Array[]];
  return [a, b, c, d];
}

/** The numbers of one lane, by group. */
export function laneOf(values: Float64Array, lane: number): Float64Array {
  return Float64Array.from({ length: values.length / laneCount }, (_, g) => values[laneCount * g + lane]!);
}
