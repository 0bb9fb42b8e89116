import { bivariateProbit, heckprobit, treatmentEffects } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { bivariateNormalCdf } from "../../src/special/bivariate-normal.ts";
import { normalCdf } from "../../src/special/normal.ts";
import { normals } from "../coverage-designs/draws.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 1000;
const rho = 0.4;

/** v and u with correlation 0.4, and what both equations are made of. */
function drawErrors(generator: RandomGenerator) {
  const [x, z, w, v, e] = Array.from({ length: 5 }, () => normals(generator, n)) as Float64Array[];
  const u = v!.map((value, i) => rho * value + Math.sqrt(1 - rho * rho) * e![i]!);
  return { x: x!, z: z!, w: w!, v: v!, u };
}

/** y1 = 1 where 0.2 + 0.6x + z + v > 0; y2 = 1 where -0.3 + 0.5x + 0.8w + δy1 + u > 0. */
function drawOutcomes(generator: RandomGenerator, effect: number): Columns & { y1: Float64Array; y2: Float64Array } {
  const { x, z, w, v, u } = drawErrors(generator);
  const y1 = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  const y2 = x.map((value, i) => Number(-0.3 + 0.5 * value + 0.8 * w[i]! + effect * y1[i]! + u[i]! > 0));
  return { x, z, w, y1, y2 };
}

/** Averages over x, z, w, of an effect of 0.7: the indices are normal, too. */
function trueEffects(): Readonly<Record<"ate" | "att", number>> {
  const [outcome, treatment] = [Math.sqrt(0.25 + 0.64 + 1), Math.sqrt(0.36 + 1 + 1)];
  const correlation = (0.5 * 0.6 + rho) / (outcome * treatment);
  const [without, withIt, treated] = [-0.3 / outcome, 0.4 / outcome, 0.2 / treatment];
  const both = (index: number): number => bivariateNormalCdf(index, treated, correlation);
  return { ate: normalCdf(withIt) - normalCdf(without), att: (both(withIt) - both(without)) / normalCdf(treated) };
}

/** Two outcomes with correlated errors. */
export const twoEquationCases: readonly RecoveryCase[] = [
  {
    title: "bivariate probit, n = 1000",
    seed: 731,
    share: 0.5,
    truth: { "y1:(Intercept)": 0.2, "y1:x": 0.6, "y1:z": 1, "y2:(Intercept)": -0.3, "y2:x": 0.5, "y2:w": 0.8, rho },
    draw: (generator) => drawOutcomes(generator, 0),
    fit: (data) => bivariateProbit(["y1 ~ x + z", "y2 ~ x + w"], data),
  },
  {
    title: "recursive bivariate probit, n = 1000",
    seed: 732,
    share: 0.5,
    truth: { "y1:x": 0.6, "y1:z": 1, "y2:y1": 0.7, "y2:x": 0.5, "y2:w": 0.8, rho },
    draw: (generator) => drawOutcomes(generator, 0.7),
    fit: (data) => bivariateProbit(["y1 ~ x + z", "y2 ~ y1 + x + w"], data),
  },
  {
    title: "average effects of a recursive bivariate probit, n = 1000",
    seed: 732,
    share: 0.5,
    truth: trueEffects(),
    draw: (generator) => drawOutcomes(generator, 0.7),
    fit(data) {
      const fit = bivariateProbit(["y1 ~ x + z", "y2 ~ y1 + x + w"], data);
      const { ate, att } = treatmentEffects(fit, { se: "unconditional" });
      return { converged: fit.converged, effects: { ate, att } };
    },
  },
  {
    title: "probit with selection, n = 1000",
    seed: 733,
    share: 0.5,
    truth: {
      "selection:x": 0.6,
      "selection:z": 1,
      "outcome:(Intercept)": -0.3,
      "outcome:x": 0.5,
      "outcome:w": 0.8,
      rho,
    },
    draw(generator) {
      const data = drawOutcomes(generator, 0);
      return { ...data, y2: data.y2.map((y, i) => (data.y1[i] === 1 ? y : Number.NaN)) };
    },
    fit: (data) => heckprobit({ selection: "y1 ~ x + z", outcome: "y2 ~ x + w" }, data),
  },
];
