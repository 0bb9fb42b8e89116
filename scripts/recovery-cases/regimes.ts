import { ivHeckman, switching, treatment } from "../../src/index.ts";
import { drawEndogenous } from "./instrumented.ts";
import { type Model, ofRows } from "./model.ts";
import type { NormalColumns } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 1000;
const rho = 0.5;

/** d = 1 where 0.2 + 0.5x + z₁ + v > 0; y = 1 + 0.8x + 0.7d + 1.2u, in regimes 0.5 - 0.2x + 0.8u without d. */
export function drawRegimes(columns: NormalColumns): Columns {
  const { x, z1, v, u } = drawEndogenous(columns);
  const d = v.map((error, i) => Number(0.2 + 0.5 * x[i]! + z1[i]! + error > 0));
  const y = u.map((error, i) => 1 + 0.8 * x[i]! + 0.7 * d[i]! + 1.2 * error);
  const regime = u.map((error, i) => (d[i] === 1 ? 1 + 0.8 * x[i]! + 1.2 * error : 0.5 - 0.2 * x[i]! + 0.8 * error));
  return { x, z1, d, y, regime };
}

/** y = 1 + 0.8x + 0.4w + 1.2u, seen where 0.3 + 0.5x + 0.4z₁ + z₃ + s > 0, Corr(s, u) = 0.5. */
function drawSelected(columns: NormalColumns): Columns {
  const { u, v: _, ...drawn } = drawEndogenous(columns);
  const { x, z1, w } = drawn;
  const [z3, own] = [columns.normal(), columns.normal()];
  const seen = u.map((error, i) => {
    const s = 0.5 * error + Math.sqrt(0.75) * own[i]!;
    return Number(0.3 + 0.5 * x[i]! + 0.4 * z1[i]! + z3[i]! + s > 0);
  });
  const y = u.map((error, i) => (seen[i] === 1 ? 1 + 0.8 * x[i]! + 0.4 * w[i]! + 1.2 * error : Number.NaN));
  return { ...drawn, z3, seen, y };
}

const treated = { treatment: "d ~ x + z1", outcome: "y ~ x + d" } as const;
/** The formulas of `drawRegimes`'s two regimes. */
export const regimes = { selection: "d ~ x + z1", outcome0: "regime ~ x", outcome1: "regime ~ x" } as const;
const outcome = { "outcome:(Intercept)": 1, "outcome:x": 0.8, "outcome:d": 0.7 };
const lines = {
  ...{ "outcome0:(Intercept)": 0.5, "outcome0:x": -0.2 },
  ...{ "outcome1:(Intercept)": 1, "outcome1:x": 0.8 },
};

export const treatmentModel: Model = {
  truth: { ...outcome, sigma: 1.2, rho },
  draw: drawRegimes,
  fit: (data, options) => treatment(treated, data, options),
};

export const treatmentTwoStepModel: Model = {
  truth: { ...outcome, "outcome:lambda": 1.2 * rho, sigma: 1.2, rho },
  why: { sigma: "σ of residuals is too small by a share of order k/n, with clusters k/G." },
  draw: drawRegimes,
  fit: (data, options) => treatment(treated, data, { method: "two-step", ...options }),
};

const switchingModel: Model = {
  truth: { ...lines, sigma0: 0.8, sigma1: 1.2, rho0: rho, rho1: rho },
  draw: drawRegimes,
  fit: (data, options) => switching(regimes, data, options),
};

export const switchingTwoStepModel: Model = {
  truth: {
    ...lines,
    "outcome0:lambda": 0.8 * rho,
    "outcome1:lambda": 1.2 * rho,
    sigma0: 0.8,
    sigma1: 1.2,
    rho0: rho,
    rho1: rho,
  },
  draw: drawRegimes,
  fit: (data, options) => switching(regimes, data, { method: "two-step", ...options }),
};

export const ivHeckmanModel: Model = {
  truth: { "outcome:(Intercept)": 1, "outcome:x": 0.8, "outcome:w": 0.4, "outcome:lambda": 0.6, sigma: 1.2, rho: 0.5 },
  draw: drawSelected,
  fit: (data, options) =>
    ivHeckman({ selection: "seen ~ x + z1 + z2 + z3", outcome: "y ~ x + [w ~ z1 + z2]" }, data, options),
};

/** Treatments and regimes that are chosen, and selection with an endogenous column. */
export const regimeCases: readonly RecoveryCase[] = [
  ofRows(treatmentModel, n, { title: "linear regression with an endogenous treatment", seed: 745, share: 0.5 }),
  ofRows(treatmentTwoStepModel, n, {
    title: "linear regression with an endogenous treatment in two steps",
    seed: 746,
  }),
  ofRows(switchingModel, n, { title: "switching regression", seed: 747, share: 0.25 }),
  ofRows(switchingTwoStepModel, n, { title: "switching regression in two steps", seed: 749 }),
  ofRows(ivHeckmanModel, n, { title: "selection with an endogenous column in two steps", seed: 748 }),
];
