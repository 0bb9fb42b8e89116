import { ivProbit, ivTobit } from "../../src/index.ts";
import { type Model, ofRows } from "./model.ts";
import type { NormalColumns } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 1000;
const rho = 0.5;
/** √(1 - ρ²): the error that is left given v, the unit of a probit given it. */
const given = Math.sqrt(1 - rho * rho);

/** w = 0.3x + z₁ + 0.5z₂ + v, and u with Corr(u, v) = 0.5. */
export function drawEndogenous({ normal }: NormalColumns): Record<"x" | "z1" | "z2" | "w" | "v" | "u", Float64Array> {
  const [x, z1, z2, v, e] = [normal(), normal(), normal(), normal(), normal()];
  const u = v.map((value, i) => rho * value + given * e[i]!);
  const w = v.map((value, i) => 0.3 * x[i]! + z1[i]! + 0.5 * z2[i]! + value);
  return { x, z1, z2, w, v, u };
}

/** y* = 0.2 + 0.6x + 0.5w + u, censored at 0; y = 1 where it is positive. */
export function drawLatent(columns: NormalColumns): Columns {
  const { u, v: _, ...drawn } = drawEndogenous(columns);
  const latent = u.map((error, i) => 0.2 + 0.6 * drawn.x[i]! + 0.5 * drawn.w[i]! + error);
  return { ...drawn, y: latent.map((value) => Number(value > 0)), held: latent.map((value) => Math.max(0, value)) };
}

const probitFormula = "y ~ x + [w ~ z1 + z2]";
const tobitFormula = "held ~ x + [w ~ z1 + z2]";
const latent = { "(Intercept)": 0.2, x: 0.6, w: 0.5 };
const controlled = Object.fromEntries(Object.entries(latent).map(([name, value]) => [name, value / given]));

const tooLarge = "a probit's coefficients are too large by a share of order k/n, with clusters k/G.";
const why = { "(Intercept)": tooLarge, x: tooLarge, w: tooLarge, w2: tooLarge };
const spread = "the maximum-likelihood σ is too small by a share of order k/n, with clusters k/G.";

export const ivProbitModel: Model = {
  truth: { ...latent, rho, "sigma(w)": 1 },
  why,
  draw: drawLatent,
  fit: (data, options) => ivProbit(probitFormula, data, options),
};

export const ivProbitTwoStepModel: Model = {
  truth: controlled,
  why,
  draw: drawLatent,
  fit: (data, options) => ivProbit(probitFormula, data, { method: "two-step", ...options }),
};

export const ivProbitControlModel: Model = {
  truth: { ...controlled, "residual(w)": rho / given },
  why,
  draw: drawLatent,
  fit: (data, options) => ivProbit(probitFormula, data, { method: "control-function", ...options }),
};

const ivTobitModel: Model = {
  truth: { ...latent, sigma: 1, rho },
  why: { lnSigma: spread, sigma: spread },
  draw: drawLatent,
  fit: (data, options) => ivTobit(tobitFormula, data, { lower: 0, ...options }),
};

export const ivTobitTwoStepModel: Model = {
  truth: latent,
  draw: drawLatent,
  fit: (data, options) => ivTobit(tobitFormula, data, { lower: 0, method: "two-step", ...options }),
};

export const ivTobitControlModel: Model = {
  truth: { ...latent, "residual(w)": rho, lnSigma: Math.log(given) },
  why: { lnSigma: spread, sigma: spread },
  draw: drawLatent,
  fit: (data, options) => ivTobit(tobitFormula, data, { lower: 0, method: "control-function", ...options }),
};

/** Two endogenous columns: w and w₂ = z₂ - 0.3x + v₂; u = 0.4v + 0.3v₂ + 0.866e. */
const severalColumns: Model = {
  truth: { "(Intercept)": 0.2, x: 0.6, w: 0.5, w2: -0.4, "residual(w)": 0.4, "residual(w2)": 0.3 },
  why,
  draw({ normal }) {
    const [x, z1, z2, v, v2, e] = [normal(), normal(), normal(), normal(), normal(), normal()];
    const w = v.map((value, i) => 0.3 * x[i]! + z1[i]! + 0.5 * z2[i]! + value);
    const w2 = v2.map((value, i) => z2[i]! - 0.3 * x[i]! + value);
    const y = e.map((error, i) => {
      const control = 0.4 * v[i]! + 0.3 * v2[i]!;
      return Number(0.2 + 0.6 * x[i]! + 0.5 * w[i]! - 0.4 * w2[i]! + control + error > 0);
    });
    return { x, z1, z2, w, w2, y };
  },
  fit: (data, options) => ivProbit("y ~ x + [w + w2 ~ z1 + z2]", data, { method: "control-function", ...options }),
};

/** Of the joint model, whose error given v has variance 1 above: all divided by √(1 + 0.4² + 0.3²). */
const total = Math.sqrt(1.25);
const severalJoint: Model = {
  ...severalColumns,
  truth: { "(Intercept)": 0.2 / total, x: 0.6 / total, w: 0.5 / total, w2: -0.4 / total },
  fit: (data, options) => ivProbit("y ~ x + [w + w2 ~ z1 + z2]", data, options),
};

/** Nonlinear models with endogenous columns. */
export const instrumentedCases: readonly RecoveryCase[] = [
  ofRows(ivProbitModel, n, { title: "probit with an endogenous column", seed: 741, share: 0.5 }),
  ofRows(ivProbitTwoStepModel, n, { title: "probit with an endogenous column in two steps", seed: 742 }),
  ofRows(ivProbitControlModel, n, { title: "probit with an endogenous column by control function", seed: 743 }),
  ofRows(severalJoint, n, { title: "probit with two endogenous columns", seed: 751, share: 0.25 }),
  ofRows(severalColumns, n, { title: "probit with two endogenous columns by control function", seed: 752 }),
  ofRows(ivTobitModel, n, { title: "tobit with an endogenous column", seed: 744, share: 0.5 }),
  ofRows(ivTobitTwoStepModel, n, { title: "tobit with an endogenous column in two steps", seed: 753 }),
  ofRows(ivTobitControlModel, n, { title: "tobit with an endogenous column by control function", seed: 754 }),
];
