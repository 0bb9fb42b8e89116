import { inverseMills } from "../special/normal.ts";

/** E[v | d] of a standard normal v with d = 1 where index + v > 0: φ/Φ(index) where d = 1, -φ/Φ(-index) where d = 0. */
export function selectionHazard(index: Float64Array, d: Float64Array): Float64Array {
  return index.map((s, i) => (d[i] === 1 ? inverseMills(s) : -inverseMills(-s)));
}
