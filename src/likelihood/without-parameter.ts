import { submatrix } from "../linalg/matrix.ts";
import { negativeInverse } from "./information.ts";

/** (−H)⁻¹ with parameters held where they are: their own rows and columns are NaN. */
export function withoutParameter(hessian: Float64Array, k: number, ...held: readonly number[]): Float64Array {
  const out = new Float64Array(k * k).fill(Number.NaN);
  const others = Array.from({ length: k }, (_, j) => j).filter((j) => !held.includes(j));
  const inverse = negativeInverse(submatrix(hessian, k, others), others.length);
  others.forEach((i, row) => {
    others.forEach((j, column) => {
      out[i * k + j] = inverse?.[row * others.length + column] ?? Number.NaN;
    });
  });
  return out;
}
