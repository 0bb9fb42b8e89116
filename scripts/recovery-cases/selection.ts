import { bootstrap, heckman, heckprobit, twoPart } from "../../src/index.ts";
import { normalCdf } from "../../src/special/index.ts";
import { type Model, ofRows } from "./model.ts";
import type { NormalColumns } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 400;
const formulas = { selection: "seen ~ x + z", outcome: "y ~ x" } as const;

interface Seen extends Columns {
  readonly x: Float64Array;
  readonly seen: Float64Array;
  /** The error of the outcome's equation, standard normal. */
  readonly u: Float64Array;
}

/** A probit of being seen, 0.2 + 0.6 x + z + v > 0, and u with Corr(u, v) = ρ. */
function drawSeen({ normal }: NormalColumns, rho: number): Seen {
  const [x, z, v, e] = [normal(), normal(), normal(), normal()];
  const seen = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  return { x, z, seen, u: v.map((value, i) => rho * value + Math.sqrt(1 - rho * rho) * e[i]!) };
}

/** y = 1 + x + u where seen. */
function drawOutcome(columns: NormalColumns, rho: number): Columns {
  const { u, ...drawn } = drawSeen(columns, rho);
  return { ...drawn, y: u.map((error, i) => (drawn.seen[i] === 1 ? 1 + drawn.x[i]! + error : Number.NaN)) };
}

const tooLarge = "a probit's slopes are too large by a share of order k/n.";
const why = {
  "selection:x": tooLarge,
  "selection:z": tooLarge,
  sigma: "the maximum-likelihood σ is too small by a share of about k/(2n), as in a linear regression.",
} as const;
const probit = { "selection:x": 0.6, "selection:z": 1 };
const line = { "outcome:(Intercept)": 1, "outcome:x": 1 };

/** Two parts, unrelated errors. */
export const twoPartModel: Model = {
  truth: { ...probit, ...line, sigma: 1 },
  why,
  draw: (columns) => drawOutcome(columns, 0),
  fit: (data, options) => twoPart(formulas, data, options),
};

/** A logit of whether, and where there is one a share with mean Φ(0.3 + 0.8x). */
const shares: Model = {
  truth: { "selection:x": 0.6, "selection:z": 1, "outcome:(Intercept)": 0.3, "outcome:x": 0.8 },
  why: { "selection:x": "a logit's slopes are too large by a share of order k/n." },
  draw({ normal, bernoulli }) {
    const [x, z, level, u] = [normal(), normal(), normal(), normal()];
    const odds = level.map((value) => Math.log(normalCdf(value) / normalCdf(-value)));
    const seen = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + odds[i]! > 0));
    const whole = bernoulli(0.1);
    const y = x.map((value, i) => {
      const mean = normalCdf(0.3 + 0.8 * value);
      const p = normalCdf(u[i]!);
      if (seen[i] === 0) return Number.NaN;
      return whole[i] === 1 ? Number(p < mean) : mean + Math.min(mean, 1 - mean) * (2 * p - 1);
    });
    return { x, z, seen, y };
  },
  fit: (data, options) => twoPart(formulas, data, { participation: "logit", model: "fractional-probit", ...options }),
};

/** Selection, ρ = 0.6. */
export const heckmanModel: Model = {
  truth: { ...probit, ...line, sigma: 1, rho: 0.6 },
  why,
  draw: (columns) => drawOutcome(columns, 0.6),
  fit: (data, options) => heckman(formulas, data, options),
};

const twoSteps = { ...probit, ...line, "outcome:lambda": 0.6 };

export const heckmanTwoStepModel: Model = {
  ...heckmanModel,
  truth: { ...twoSteps, sigma: 1, rho: 0.6 },
  fit: (data, options) => heckman(formulas, data, { method: "two-step", ...options }),
};

/** Selection of a 0/1 outcome, -0.3 + 0.5x + 0.8w + u > 0, ρ = 0.4. */
export const heckprobitModel: Model = {
  truth: { ...probit, "outcome:(Intercept)": -0.3, "outcome:x": 0.5, "outcome:w": 0.8, rho: 0.4 },
  draw(columns) {
    const { u, ...drawn } = drawSeen(columns, 0.4);
    const w = columns.normal();
    const latent = u.map((error, i) => -0.3 + 0.5 * drawn.x[i]! + 0.8 * w[i]! + error);
    return { ...drawn, w, y: latent.map((value, i) => (drawn.seen[i] === 1 ? Number(value > 0) : Number.NaN)) };
  },
  fit: (data, options) => heckprobit({ selection: "seen ~ x + z", outcome: "y ~ x + w" }, data, options),
};

/** Outcomes that only some have. */
export const selectionCases: readonly RecoveryCase[] = [
  ofRows(twoPartModel, n, { title: "two-part model, probit and regression", seed: 705 }),
  ofRows(shares, n, { title: "two-part model, logit and fractional probit", seed: 707, covariances: {} }),
  ofRows(heckmanModel, n, { title: "selection by maximum likelihood, ρ = 0.6", seed: 706 }),
  ofRows(heckmanTwoStepModel, n, { title: "selection in two steps, ρ = 0.6", seed: 708 }),
  ofRows({ ...heckmanTwoStepModel, truth: twoSteps }, n, {
    title: "selection in two steps, bootstrap of 199 samples",
    seed: 709,
    share: 0.25,
    covariances: { bootstrap: bootstrap({ replications: 199, seed: 1 }) },
  }),
  ofRows(heckprobitModel, 1000, { title: "probit with selection", seed: 733, share: 0.5 }),
];
