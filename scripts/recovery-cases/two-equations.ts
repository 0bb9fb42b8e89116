import { bivariateProbit, treatmentEffects } from "../../src/index.ts";
import { bivariateNormalCdf } from "../../src/special/bivariate-normal.ts";
import { normalCdf } from "../../src/special/normal.ts";
import { type Model, ofRows } from "./model.ts";
import { independentRows, type NormalColumns } from "./normal-columns.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 1000;
const rho = 0.4;

/** y1 = 1 where 0.2 + 0.6x + z + v > 0; y2 = 1 where -0.3 + 0.5x + 0.8w + δy1 + u > 0; Corr(u, v) = 0.4. */
function drawOutcomes({ normal }: NormalColumns, effect: number): Columns {
  const [x, z, w, v, e] = [normal(), normal(), normal(), normal(), normal()];
  const y1 = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  const y2 = x.map((value, i) => {
    const u = rho * v[i]! + Math.sqrt(1 - rho * rho) * e[i]!;
    return Number(-0.3 + 0.5 * value + 0.8 * w[i]! + effect * y1[i]! + u > 0);
  });
  return { x, z, w, y1, y2 };
}

/** Averages over x, z, w, of an effect of 0.7: the indices are normal, too. */
function trueEffects(): Readonly<Record<"ate" | "att" | "atu", number>> {
  const [outcome, treatment] = [Math.sqrt(0.25 + 0.64 + 1), Math.sqrt(0.36 + 1 + 1)];
  const correlation = (0.5 * 0.6 + rho) / (outcome * treatment);
  const [without, withIt, treated] = [-0.3 / outcome, 0.4 / outcome, 0.2 / treatment];
  /** Of those treated (1) or not (-1). */
  const among = (side: 1 | -1): number => {
    const both = (index: number): number => bivariateNormalCdf(index, side * treated, side * correlation);
    return (both(withIt) - both(without)) / normalCdf(side * treated);
  };
  return { ate: normalCdf(withIt) - normalCdf(without), att: among(1), atu: among(-1) };
}

/** Two outcomes with correlated errors. */
export const bivariateModel: Model = {
  truth: { "y1:(Intercept)": 0.2, "y1:x": 0.6, "y1:z": 1, "y2:(Intercept)": -0.3, "y2:x": 0.5, "y2:w": 0.8, rho },
  draw: (columns) => drawOutcomes(columns, 0),
  fit: (data, options) => bivariateProbit(["y1 ~ x + z", "y2 ~ x + w"], data, options),
};

const recursive: Model = {
  truth: { "y1:x": 0.6, "y1:z": 1, "y2:y1": 0.7, "y2:x": 0.5, "y2:w": 0.8, rho },
  draw: (columns) => drawOutcomes(columns, 0.7),
  fit: (data, options) => bivariateProbit(["y1 ~ x + z", "y2 ~ y1 + x + w"], data, options),
};

export const twoEquationCases: readonly RecoveryCase[] = [
  ofRows(bivariateModel, n, { title: "bivariate probit", seed: 731, share: 0.5 }),
  ofRows(recursive, n, { title: "recursive bivariate probit", seed: 732, share: 0.5 }),
  {
    title: "average effects of a recursive bivariate probit, n = 1000",
    seed: 732,
    share: 0.5,
    truth: trueEffects(),
    draw: (generator, times = 1) => recursive.draw(independentRows(generator, times * n)),
    fit(data) {
      const fit = bivariateProbit(["y1 ~ x + z", "y2 ~ y1 + x + w"], data);
      const { ate, att, atu } = treatmentEffects(fit, { se: "unconditional" });
      return { converged: fit.converged, effects: { ate, att, atu } };
    },
  },
];
