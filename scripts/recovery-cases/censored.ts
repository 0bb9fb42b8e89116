import { tobit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normals } from "../coverage-designs/draws.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 400;
const truth = { "(Intercept)": 0.5, x: 1, d: -0.7, sigma: 1.2 } as const;

/** y* = 0.5 + x - 0.7 d + 1.2 u. */
function drawLatent(generator: RandomGenerator): Columns & { readonly latent: Float64Array } {
  const [x, u] = [normals(generator, n), normals(generator, n)];
  const d = x.map(() => Number(generator.bernoulli(0.4)));
  const latent = x.map((value, i) => 0.5 + value - 0.7 * d[i]! + 1.2 * u[i]!);
  return { x, d, latent };
}

const why = {
  sigma: "the maximum-likelihood σ is too small by a share of about k/(2n), as in a linear regression.",
} as const;

/** Outcomes that are not always seen as they are. */
export const censoredCases: readonly RecoveryCase[] = [
  {
    title: "tobit, censored at 0, n = 400",
    seed: 711,
    truth,
    why,
    draw(generator) {
      const { latent, ...columns } = drawLatent(generator);
      return { ...columns, y: latent.map((value) => Math.max(0, value)) };
    },
    fit: (data) => tobit("y ~ x + d", data, { lower: 0 }),
  },
  {
    title: "tobit, limits varying by row, n = 400",
    seed: 702,
    truth,
    why,
    draw(generator) {
      const { latent, ...columns } = drawLatent(generator);
      const floor = latent.map(() => -1 + generator.uniform());
      const ceiling = latent.map(() => 1 + generator.uniform());
      const y = latent.map((value, i) => Math.min(ceiling[i]!, Math.max(floor[i]!, value)));
      return { ...columns, floor, ceiling, y };
    },
    fit: (data) => tobit("y ~ x + d", data, { lower: "floor", upper: "ceiling" }),
  },
];
