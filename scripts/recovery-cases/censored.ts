import { heckman, interval, tobit, truncated, twoPart } from "../../src/index.ts";
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

const probit = "a probit's slopes are too large by a share of order k/n.";

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
  {
    title: "truncated at 0, n = 400",
    seed: 703,
    truth: { "(Intercept)": 2, x: 1, d: -0.7, sigma: 1.2 },
    why,
    draw(generator) {
      const [x, d, y] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
      for (let i = 0; i < n; ) {
        x[i] = generator.normal();
        d[i] = Number(generator.bernoulli(0.4));
        y[i] = 2 + x[i]! - 0.7 * d[i]! + 1.2 * generator.normal();
        if (y[i]! > 0) i++;
      }
      return { x, d, y };
    },
    fit: (data) => truncated("y ~ x + d", data, { lower: 0 }),
  },
  {
    title: "interval regression, bands of width 2, open below -2 and above 4, n = 400",
    seed: 704,
    truth,
    why,
    draw(generator) {
      const { latent, ...columns } = drawLatent(generator);
      const low = latent.map((value) => (value < -2 ? Number.NaN : Math.min(4, 2 * Math.floor(value / 2))));
      const high = latent.map((value) => (value >= 4 ? Number.NaN : Math.max(-2, 2 * Math.floor(value / 2) + 2)));
      return { ...columns, low, high };
    },
    fit: (data) => interval("[low, high] ~ x + d", data),
  },
];

const formulas = { selection: "seen ~ x + z", outcome: "y ~ x" } as const;

/** A probit of being seen, 0.2 + 0.6 x + z, and y = 1 + x + u where seen, corr(u, v) = ρ. */
function drawSeen(generator: RandomGenerator, rho: number): Columns {
  const [x, z, v, e] = [normals(generator, n), normals(generator, n), normals(generator, n), normals(generator, n)];
  const seen = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  const y = x.map((value, i) =>
    seen[i] === 1 ? 1 + value + rho * v[i]! + Math.sqrt(1 - rho * rho) * e[i]! : Number.NaN,
  );
  return { x, z, seen, y };
}

/** Outcomes that only some have. */
export const selectionCases: readonly RecoveryCase[] = [
  {
    title: "two-part model, probit and regression, n = 400",
    seed: 705,
    truth: { "selection:x": 0.6, "selection:z": 1, "outcome:(Intercept)": 1, "outcome:x": 1, sigma: 1 },
    why: { ...why, "selection:x": probit, "selection:z": probit },
    draw: (generator) => drawSeen(generator, 0),
    fit: (data) => twoPart(formulas, data),
  },
  {
    title: "selection by maximum likelihood, ρ = 0.6, n = 400",
    seed: 706,
    share: 0.5,
    truth: { "selection:x": 0.6, "selection:z": 1, "outcome:(Intercept)": 1, "outcome:x": 1, sigma: 1, rho: 0.6 },
    why: { ...why, "selection:x": probit, "selection:z": probit },
    draw: (generator) => drawSeen(generator, 0.6),
    fit: (data) => heckman(formulas, data),
  },
];
