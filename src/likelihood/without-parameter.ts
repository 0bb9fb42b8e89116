import { submatrix } from "../linalg/matrix.ts";
import { negativeInverse } from "./information.ts";

/** (−H)⁻¹ with one parameter held where it is: its own row and column are NaN. */
export function withoutParameter(hessian: Float64Array, k: number, held: number): Float64Array {
  const out = new Float64Array(k * k).fill(Number.NaN);
  const others = Array.from({ length: k }, (_, j) => j).filter((j) => j !== held);
  const inverse = negativeInverse(submatrix(hessian, k, others), k - 1);
  others.forEach((i, row) => {
    others.forEach((j, column) => {
      out[i * k + j] = inverse?.[row * (k - 1) + column] ?? Number.NaN;
    });
  });
  return out;
}
