import { between, type Fit, linearRandomEffects, ols, poisson } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normals } from "../coverage-designs/draws.ts";
import { countOf } from "./draw-outcome.ts";
import { drawUnits, each } from "./draw-units.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const units = 200;
const covariances = { robust: "robust", "by unit": { cluster: ["unit"] } } as const;

/** y = 0.2 + 0.6x + the unit's effect + e. */
function drawLine(generator: RandomGenerator, count: number, theta: readonly number[]): Columns {
  const { effect, ...drawn } = drawUnits(generator, count, theta);
  const e = normals(generator, effect.length);
  return { ...drawn, y: effect.map((value, i) => 0.2 + 0.6 * drawn.x[i]! + value + e[i]!) };
}

/** Linear and Poisson regressions of panels. */
export const linearPanelCases: readonly RecoveryCase[] = [
  {
    title: "linear regression with effects correlated with x, 200 units of 5 rows",
    seed: 767,
    called: "random effects with means (Mundlak)",
    truth: { x: 0.6, "mean(x)": 0.5 },
    covariances,
    draw: (generator, times = 1) => drawLine(generator, times * units, each(0.5)),
    fit: (data) => linearRandomEffects("y ~ x", data, { panel: "unit", correlated: "mundlak" }) as Fit,
    beside: [
      {
        title: "fixed effects (absorbed)",
        truth: { x: 0.6 },
        covariances,
        fit: (data) => ols("y ~ x | unit", data),
      },
      {
        title: "random effects",
        truth: { x: 0.6 },
        fit: (data) => linearRandomEffects("y ~ x", data, { panel: "unit" }) as Fit,
        naive: true,
      },
    ],
  },
  {
    title: "linear regression with effects unrelated to x, 200 units of 5 rows",
    seed: 768,
    called: "random effects",
    truth: { x: 0.6, "(Intercept)": 0.2 },
    covariances,
    draw: (generator, times = 1) => drawLine(generator, times * units, each(0)),
    fit: (data) => linearRandomEffects("y ~ x", data, { panel: "unit" }) as Fit,
    beside: [
      {
        title: "between",
        truth: { x: 0.6, "(Intercept)": 0.2 },
        covariances: { robust: "robust" },
        fit: (data) => between("y ~ x", data, { panel: "unit" }),
      },
    ],
  },
  {
    title: "poisson with absorbed effects correlated with x, 100 units of 5 rows",
    seed: 769,
    truth: { x: 0.6 },
    covariances: { HC1: "HC1", "by unit": { cluster: ["unit"] } },
    why: {
      x:
        "each effect follows the 5 rows of its unit, so that robust standard errors, of rows, are too small by a tenth. HC1, " +
        "which counts the effects among the parameters, and clusters by unit make up for it.",
    },
    draw(generator, times = 1) {
      const { effect, ...drawn } = drawUnits(generator, 100, each(0.5, 5 * times));
      return { ...drawn, y: effect.map((value, i) => countOf(Math.exp(0.2 + 0.6 * drawn.x[i]! + value), generator)) };
    },
    fit: (data) => poisson("y ~ x | unit", data),
  },
];
