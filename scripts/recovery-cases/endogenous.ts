import { ivHeckman, ivProbit, ivTobit, switching, treatment } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normals } from "../coverage-designs/draws.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 1000;
const rho = 0.5;

/** w = 0.3x + z₁ + 0.5z₂ + v, and u with Corr(u, v) = 0.5. */
function drawEndogenous(generator: RandomGenerator) {
  const [x, z1, z2, v, e] = Array.from({ length: 5 }, () => normals(generator, n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const u = v.map((value, i) => rho * value + Math.sqrt(1 - rho * rho) * e[i]!);
  const w = v.map((value, i) => 0.3 * x[i]! + z1[i]! + 0.5 * z2[i]! + value);
  return { x, z1, z2, w, v, u };
}

/** y* = 0.2 + 0.6x + 0.5w + u, censored at 0; y = 1 where it is positive. */
function drawLatent(generator: RandomGenerator): Columns {
  const { x, z1, z2, w, u } = drawEndogenous(generator);
  const latent = u.map((error, i) => 0.2 + 0.6 * x[i]! + 0.5 * w[i]! + error);
  return { x, z1, z2, w, y: latent.map((value) => Number(value > 0)), held: latent.map((value) => Math.max(0, value)) };
}

/** d = 1 where 0.2 + 0.5x + z₁ + v > 0; y = 1 + 0.8x + 0.7d + 1.2u, in regimes 0.5 - 0.2x + 0.8u₀ without d. */
function drawRegimes(generator: RandomGenerator): Columns {
  const { x, z1, v, u } = drawEndogenous(generator);
  const d = v.map((error, i) => Number(0.2 + 0.5 * x[i]! + z1[i]! + error > 0));
  const y = u.map((error, i) => 1 + 0.8 * x[i]! + 0.7 * d[i]! + 1.2 * error);
  const regime = u.map((error, i) => (d[i] === 1 ? 1 + 0.8 * x[i]! + 1.2 * error : 0.5 - 0.2 * x[i]! + 0.8 * error));
  return { x, z1, d, y, regime };
}

/** y = 1 + 0.8x + 0.4w + 1.2u, seen where 0.3 + 0.5x + 0.4z₁ + z₃ + s > 0, Corr(s, u) = 0.5. */
function drawSelected(generator: RandomGenerator): Columns {
  const { x, z1, z2, w, u } = drawEndogenous(generator);
  const z3 = normals(generator, n);
  const seen = u.map((error, i) => {
    const s = 0.5 * error + Math.sqrt(0.75) * generator.normal();
    return Number(0.3 + 0.5 * x[i]! + 0.4 * z1[i]! + z3[i]! + s > 0);
  });
  const y = u.map((error, i) => (seen[i] === 1 ? 1 + 0.8 * x[i]! + 0.4 * w[i]! + 1.2 * error : Number.NaN));
  return { x, z1, z2, z3, w, seen, y };
}

const probitFormula = "y ~ x + [w ~ z1 + z2]";
const tobitFormula = "held ~ x + [w ~ z1 + z2]";
const treated = { treatment: "d ~ x + z1", outcome: "y ~ x + d" } as const;
/** √(1 - ρ²): the error that is left given v, the unit of a probit given it. */
const given = Math.sqrt(1 - rho * rho);
const latent = { "(Intercept)": 0.2, x: 0.6, w: 0.5 };
const controlled = Object.fromEntries(Object.entries(latent).map(([name, value]) => [name, value / given]));
const outcome = { "outcome:(Intercept)": 1, "outcome:x": 0.8, "outcome:d": 0.7 };

/** Endogenous columns, treatments and regimes. */
export const endogenousCases: readonly RecoveryCase[] = [
  {
    title: "probit with an endogenous column, n = 1000",
    seed: 741,
    share: 0.5,
    truth: { ...latent, rho, "sigma(w)": 1 },
    draw: drawLatent,
    fit: (data) => ivProbit(probitFormula, data),
  },
  {
    title: "probit with an endogenous column in two steps, n = 1000",
    seed: 742,
    share: 0.5,
    truth: controlled,
    draw: drawLatent,
    fit: (data) => ivProbit(probitFormula, data, { method: "two-step" }),
  },
  {
    title: "probit with an endogenous column by control function, n = 1000",
    seed: 743,
    share: 0.5,
    truth: { ...controlled, "residual(w)": rho / given },
    draw: drawLatent,
    fit: (data) => ivProbit(probitFormula, data, { method: "control-function" }),
  },
  {
    title: "tobit with an endogenous column, n = 1000",
    seed: 744,
    share: 0.5,
    truth: { ...latent, sigma: 1, rho },
    draw: drawLatent,
    fit: (data) => ivTobit(tobitFormula, data, { lower: 0 }),
  },
  {
    title: "linear regression with an endogenous treatment, n = 1000",
    seed: 745,
    share: 0.5,
    truth: { ...outcome, sigma: 1.2, rho },
    draw: drawRegimes,
    fit: (data) => treatment(treated, data),
  },
  {
    title: "linear regression with an endogenous treatment in two steps, n = 1000",
    seed: 746,
    truth: { ...outcome, "outcome:lambda": 1.2 * rho },
    draw: drawRegimes,
    fit: (data) => treatment(treated, data, { method: "two-step" }),
  },
  {
    title: "switching regression, n = 1000",
    seed: 747,
    share: 0.5,
    truth: { "outcome0:x": -0.2, "outcome1:x": 0.8, sigma0: 0.8, sigma1: 1.2, rho0: rho, rho1: rho },
    draw: drawRegimes,
    fit: (data) => switching({ selection: "d ~ x + z1", outcome0: "regime ~ x", outcome1: "regime ~ x" }, data),
  },
  {
    title: "switching regression in two steps, n = 1000",
    seed: 749,
    why: {
      "outcome1:(Intercept)": "chance: 2000 samples from another seed have bias 0.0016 (0.0019) and 95.3% coverage.",
    },
    truth: {
      ...{ "outcome0:(Intercept)": 0.5, "outcome0:x": -0.2, "outcome0:lambda": 0.8 * rho },
      ...{ "outcome1:(Intercept)": 1, "outcome1:x": 0.8, "outcome1:lambda": 1.2 * rho },
    },
    draw: drawRegimes,
    fit: (data) =>
      switching({ selection: "d ~ x + z1", outcome0: "regime ~ x", outcome1: "regime ~ x" }, data, {
        method: "two-step",
      }),
  },
  {
    title: "selection with an endogenous column in two steps, n = 1000",
    seed: 748,
    truth: { "outcome:(Intercept)": 1, "outcome:x": 0.8, "outcome:w": 0.4, "outcome:lambda": 0.6 },
    why: { "outcome:x": "chance: 2000 samples from another seed have bias 0.0000 (0.0012) and 95.1% coverage." },
    draw: drawSelected,
    fit: (data) => ivHeckman({ selection: "seen ~ x + z1 + z2 + z3", outcome: "y ~ x + [w ~ z1 + z2]" }, data),
  },
];
