import { bfgs } from "../optimize/bfgs.ts";
import { newton, type NewtonOptions, type NewtonResult } from "../optimize/newton.ts";
import type { Objective } from "../optimize/objective.ts";

const mostIterations = 500;
const tolerance = 1e-8;

/**
 * Where Newton's search found no ascent, or came to its default limit: the search of Broyden, Fletcher, Goldfarb and Shanno
 * from there, which asks for gradients only, and Newton's again from where that ends, which has the last word on convergence.
 * The first result stands unless the second converged at no lower a value. A limit that the user set is kept.
 */
export function secondSearch(objective: Objective, first: NewtonResult, options: NewtonOptions): NewtonResult {
  const atLimit = first.ending === "too-many-iterations" && options.maxIterations === undefined;
  if (first.ending !== "no-ascent" && !atLimit) return first;
  const { point, iterations } = quasiNewton(objective, first, options.fixed);
  const second = newton(objective, point, options);
  if (!second.converged || second.value < first.value) return first;
  return { ...second, iterations: first.iterations + iterations + second.iterations };
}

/** In units in which curvature, or the squared gradient where that is larger, is 1 along every parameter. */
function quasiNewton(objective: Objective, { point: start, gradient, hessian }: NewtonResult, fixed?: Uint8Array) {
  const k = objective.size;
  const unit = gradient.map((g, j) => {
    const size = Math.max(Math.abs(hessian[j * k + j]!), g * g);
    return fixed?.[j] !== 1 && size > 0 && Number.isFinite(size) ? 1 / Math.sqrt(size) : 0;
  });
  const at = (z: Float64Array): Float64Array => start.map((x, j) => x + unit[j]! * z[j]!);
  const slopes = new Float64Array(k);
  const scratch = new Float64Array(objective.sum === undefined ? k * k : 0);
  const found = bfgs(
    {
      value: (z) => -objective.value(at(z)),
      gradient(z) {
        if (objective.sum === undefined) objective.derivatives(at(z), slopes, scratch);
        else objective.sum.gradient(at(z), slopes);
        return slopes.map((g, j) => -g * unit[j]!);
      },
    },
    new Float64Array(k),
    { curvature: 1, maxIterations: mostIterations, tolerance },
  );
  return { point: at(found.point), iterations: found.iterations };
}
