import { forwardSolve } from "../linalg/cholesky.ts";
import { dot, multiply, transpose } from "../linalg/matrix.ts";
import { triangularFactor } from "../linalg/qr.ts";
import { COLLINEAR } from "../linalg/separate-columns.ts";

/**
 * d'(J V J')⁻¹d of q combinations by a root R of V = R R', k × k: |u|² with T'u = d and T the triangle of the QR decomposition of
 * (J R)', so that J V J' is never formed. Undefined where it is singular.
 */
export function rootForm(root: Float64Array, J: Float64Array, d: Float64Array): number | undefined {
  const [k, q] = [Math.sqrt(root.length), d.length];
  const half = multiply(J, q, k, root, k);
  const { r, norms } = triangularFactor(Array.from(d, (_, i) => half.subarray(i * k, (i + 1) * k)));
  if (norms.some((norm, i) => !(norm > 0 && Math.abs(r[i * (q + 1)]!) > COLLINEAR))) return undefined;
  const u = forwardSolve(
    transpose(r, q, q),
    q,
    d.map((each, i) => each / norms[i]!),
  );
  return dot(u, u);
}
