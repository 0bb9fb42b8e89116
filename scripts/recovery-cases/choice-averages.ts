import { heckprobit, ivProbit, predictions, switching } from "../../src/index.ts";
import { bivariateNormalCdf } from "../../src/special/bivariate-normal.ts";
import { inverseMills, normalCdf, normalPdf } from "../../src/special/normal.ts";
import { averages, effect, meanCdf, meanPdf, ofFit, rowsOf } from "./averages.ts";
import { drawEndogenous, drawLatent } from "./instrumented.ts";
import type { NormalColumns } from "./normal-columns.ts";
import { normalMean } from "./normal-mean.ts";
import type { Columns, Effects, RecoveryCase } from "./recovery.ts";
import { drawRegimes, regimes } from "./regimes.ts";
import { heckprobitModel } from "./selection.ts";

/** Of the index of selection, 0.2 + 0.6x + z. */
const indexVariance = 1.36;

/** Of the index of being treated, 0.2 + 0.5x + z₁ + v, standardized: E[v | treated]/σ and the like. */
const treatedMills = inverseMills(0.2 / 1.5) / 1.5;

/** E[y | seen] and the index of a selection's outcome o = -0.3 + 0.5x + 0.8w given that of selection, s. */
function probabilitySeen(s: number): number {
  const slope = 0.3 / indexVariance;
  const [mean, variance] = [-0.3 + slope * (s - 0.2), 0.89 - slope * 0.3];
  const scale = Math.sqrt(1 + variance);
  return bivariateNormalCdf(mean / scale, s, 0.4 / scale) / normalCdf(s);
}

/** y = 1 where 0.2 + 0.6x + 0.5w + 0.5v + 0.866e > 0, w = 0.3x + z₁ + 0.5z₂ + v, v an exponential less 1. */
function drawSkewed(columns: NormalColumns): Columns {
  const { v, w, u, ...rest } = drawEndogenous(columns);
  const skewed = v.map((value) => -Math.log(normalCdf(value)) - 1);
  const moved = w.map((value, i) => value - v[i]! + skewed[i]!);
  const y = u.map((error, i) => {
    const own = error - 0.5 * v[i]! + 0.5 * skewed[i]!;
    return Number(0.2 + 0.6 * rest.x[i]! + 0.5 * moved[i]! + own > 0);
  });
  return { ...rest, w: moved, y };
}

/** The mean density of the index over x, z and two draws of v, whose sum less its mean is a gamma variable less 2. */
function meanSkewedPdf(): number {
  const [step, spread] = [1 / 512, Math.sqrt(0.75 + 0.875)];
  let sum = 0;
  for (let g = step; g < 50; g += step) sum += g * Math.exp(-g) * normalPdf((0.2 + 0.5 * (g - 2)) / spread);
  return (sum * step) / spread;
}

/** Averages after choices. */
export const choiceAverageCases: readonly RecoveryCase[] = [
  {
    title: "average partial effects of a probit with an endogenous column, n = 1000",
    seed: 951,
    share: 0.25,
    called: "control function",
    truth: {
      "x on probability": 0.6 * meanPdf(0.2, 1.125),
      "w on probability": 0.5 * meanPdf(0.2, 1.125),
      "w on asf": 0.5 * meanPdf(0.2, 1.125),
    },
    draw: rowsOf(1000, drawLatent),
    fit(data) {
      const fit = ivProbit("y ~ x + [w ~ z1 + z2]", data, { method: "control-function" });
      return ofFit(fit, effect(fit, "x", "probability"), effect(fit, "w", "probability"), effect(fit, "w", "asf"));
    },
    beside: [
      {
        title: "maximum likelihood",
        truth: {
          "x on probability": 0.6 * meanPdf(0.2, 1.125),
          "w on probability": 0.5 * meanPdf(0.2, 1.125),
        },
        fit(data) {
          const fit = ivProbit("y ~ x + [w ~ z1 + z2]", data);
          return ofFit(fit, effect(fit, "x", "probability"), effect(fit, "w", "probability"));
        },
      },
    ],
  },
  {
    title: "average partial effects of a probit with an endogenous column whose error is skewed, n = 1000",
    seed: 962,
    called: "over the residuals",
    truth: { "x on asf": 0.6 * meanSkewedPdf(), "w on asf": 0.5 * meanSkewedPdf() },
    draw: rowsOf(1000, drawSkewed),
    fit(data) {
      const fit = ivProbit("y ~ x + [w ~ z1 + z2]", data, { method: "control-function" });
      return ofFit(fit, effect(fit, "x", "asf"), effect(fit, "w", "asf"));
    },
    beside: [
      {
        title: "as if errors were jointly normal",
        truth: { "x on probability": 0.6 * meanSkewedPdf(), "w on probability": 0.5 * meanSkewedPdf() },
        fit(data) {
          const fit = ivProbit("y ~ x + [w ~ z1 + z2]", data, { method: "control-function" });
          return ofFit(fit, effect(fit, "x", "probability"), effect(fit, "w", "probability"));
        },
        naive: true,
      },
    ],
  },
  {
    title: "averages of a probit with selection, n = 1000",
    seed: 959,
    share: 0.25,
    truth: {
      pmargin: meanCdf(-0.3, 0.89),
      pcond: normalMean(probabilitySeen, 0.2, indexVariance),
      "w on pmargin": 0.8 * meanPdf(-0.3, 0.89),
    },
    draw: rowsOf(1000, heckprobitModel.draw),
    fit(data) {
      const fit = heckprobit({ selection: "seen ~ x + z", outcome: "y ~ x + w" }, data);
      return ofFit(fit, averages(fit, ["pmargin", "pcond"]), effect(fit, "w", "pmargin"));
    },
  },
  {
    title: "average effects of the regime, on everybody and on those who chose it, n = 1000",
    seed: 960,
    called: "two steps",
    truth: { ate: 0.5, att: 0.5 + (0.5 + 0.2) * treatedMills },
    draw: rowsOf(1000, drawRegimes),
    fit: (data) => regimeEffects(switching(regimes, data, { method: "two-step" })),
  },
  {
    title: "average effects of the regime by maximum likelihood, n = 1000",
    seed: 963,
    share: 0.125,
    truth: { ate: 0.5, att: 0.5 + (0.5 + 0.2) * treatedMills },
    draw: rowsOf(1000, drawRegimes),
    fit: (data) => regimeEffects(switching(regimes, data)),
  },
];

function regimeEffects(fit: ReturnType<typeof switching>): Effects {
  const [ate] = predictions(fit, { type: "effect", se: "unconditional" }).rows;
  const chosen = predictions(fit, { type: "effectIn1", by: "d", se: "unconditional" }).rows;
  return { converged: fit.converged, effects: { ate: ate!, att: chosen.find(({ cell }) => cell!.d === 1)! } };
}
