import { hac, heckman, ivProbit, probit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { autoregression } from "../coverage-designs/draws.ts";
import { drawLatent } from "./instrumented.ts";
import { independentRows } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";
import { heckmanTwoStepModel } from "./selection.ts";

/** Of a population all rows with a 1 and a quarter of those with a 0, with the inverse of these shares as `weight`. */
function sampledBy(outcome: string, population: Columns, generator: RandomGenerator): Columns {
  const y = population[outcome]!;
  const rows = [...y.keys()].filter((i) => y[i] === 1 || generator.bernoulli(0.25));
  const taken = Object.entries(population).map(([name, x]) => [name, Float64Array.from(rows, (i) => x[i]!)] as const);
  return { ...Object.fromEntries(taken), weight: Float64Array.from(rows, (i) => (y[i] === 1 ? 1 : 4)) };
}

const weights = { kind: "probability", column: "weight" } as const;
const formulas = { selection: "seen ~ x + z", outcome: "y ~ x" } as const;
const given = Math.sqrt(0.75);

function drawBinary(generator: RandomGenerator, rows: number): Columns {
  const { normal } = independentRows(generator, rows);
  const [x, u] = [normal(), normal()];
  return { x, y: x.map((value, i) => Number(-0.8 + 0.8 * value + u[i]! > 0)) };
}

/** Rows that were sampled with unequal probabilities, or follow each other in time. */
export const samplingCases: readonly RecoveryCase[] = [
  {
    title: "probit, zeros sampled at a quarter, probability weights, population of 1600",
    seed: 931,
    called: "weighted",
    truth: { "(Intercept)": -0.8, x: 0.8 },
    draw: (generator, times = 1) => sampledBy("y", drawBinary(generator, times * 1600), generator),
    fit: (data) => probit("y ~ x", data, { weights }),
    beside: [
      {
        title: "unweighted",
        truth: { "(Intercept)": -0.8, x: 0.8 },
        fit: (data) => probit("y ~ x", data),
        naive: true,
      },
    ],
  },
  {
    title: "selection in two steps, those not selected sampled at a quarter, population of 1000",
    seed: 932,
    called: "weighted",
    truth: { "selection:(Intercept)": 0.2, "outcome:(Intercept)": 1, "outcome:x": 1, "outcome:lambda": 0.6 },
    why: { "selection:(Intercept)": "a probit's coefficients are too large by a share of order k/n." },
    draw: (generator, times = 1) =>
      sampledBy("seen", heckmanTwoStepModel.draw(independentRows(generator, times * 1000)), generator),
    fit: (data) => heckman(formulas, data, { method: "two-step", weights }),
    beside: [
      {
        title: "unweighted",
        truth: { "selection:(Intercept)": 0.2, "outcome:x": 1, "outcome:lambda": 0.6 },
        fit: (data) => heckman(formulas, data, { method: "two-step" }),
        naive: true,
      },
    ],
  },
  {
    title: "probit by control function, zeros sampled at a quarter, population of 1600",
    seed: 933,
    called: "weighted",
    truth: { "(Intercept)": 0.2 / given, w: 0.5 / given, "residual(w)": 0.5 / given },
    draw: (generator, times = 1) => sampledBy("y", drawLatent(independentRows(generator, times * 1600)), generator),
    fit: (data) => ivProbit("y ~ x + [w ~ z1 + z2]", data, { method: "control-function", weights }),
    beside: [
      {
        title: "unweighted",
        truth: { "(Intercept)": 0.2 / given, w: 0.5 / given, "residual(w)": 0.5 / given },
        fit: (data) => ivProbit("y ~ x + [w ~ z1 + z2]", data, { method: "control-function" }),
        naive: true,
      },
    ],
  },
  {
    title: "probit of a series, regressor and error autocorrelated, T = 1000",
    seed: 934,
    called: "HAC, 8 lags",
    truth: { "(Intercept)": 0.3, x: 0.8 },
    why: {
      "(Intercept)": "Bartlett weights shrink autocovariances that are positive.",
      x: "Bartlett weights shrink autocovariances that are positive.",
    },
    draw(generator, times = 1) {
      const [x, u] = [0.6, 0.5].map((rho) => autoregression(generator, 1000 * times, rho)) as [
        Float64Array,
        Float64Array,
      ];
      return {
        time: x.map((_, t) => t),
        x,
        y: x.map((value, t) => Number(0.3 + 0.8 * value + u[t]! > 0)),
      };
    },
    fit: (data) => probit("y ~ x", data, { vcov: hac({ lags: 8, time: "time" }) }),
    beside: [
      { title: "iid", truth: { "(Intercept)": 0.3, x: 0.8 }, fit: (data) => probit("y ~ x", data), naive: true },
    ],
  },
];
