import { confint } from "../../src/inference/confint.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { heckman, type HeckmanFit, ols } from "../../src/index.ts";
import type { Fit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normals } from "./draws.ts";
import { type Columns, type Study, study } from "./study.ts";

const slope = 1;
const rho = 0.6;

const reasons = {
  naive: "selection is left out: the estimate is biased.",
  scores: "squared scores at the estimate are a little smaller than at the true values.",
} as const;
const formulas = { selection: "seen ~ x + z", outcome: "y ~ x" } as const;

function drawSelected(generator: RandomGenerator): Columns {
  const [x, z, v] = [normals(generator, 400), normals(generator, 400), normals(generator, 400)];
  const seen = x.map((value, i) => Number(0.2 + 0.6 * value + z[i]! + v[i]! > 0));
  const y = x.map((value, i) => {
    const error = rho * v[i]! + Math.sqrt(1 - rho * rho) * generator.normal();
    return seen[i] === 1 ? 1 + slope * value + error : Number.NaN;
  });
  return { x, z, seen, y };
}

interface SelectionFits {
  readonly ml: HeckmanFit<string>;
  readonly twoStep: HeckmanFit<string>;
  readonly naive: Fit;
}

/** The slope of the outcome equation of a selection model. */
export const selectionStudies: readonly Study[] = [
  study({
    design: "selection with ρ = 0.6 and an excluded regressor, n = 400",
    seed: 601,
    share: 0.5,
    truth: slope,
    draw: drawSelected,
    fit: (data): SelectionFits => ({
      ml: heckman(formulas, data),
      twoStep: heckman(formulas, data, { method: "two-step" }),
      naive: ols("y ~ x", data),
    }),
    methods: [
      { name: "ols of those selected", of: ({ naive }) => [confint(naive).coef.x!], why: reasons.naive },
      { name: "ML, iid", of: ({ ml }) => [confint(ml).coef["outcome:x"]!] },
      { name: "ML, robust", of: ({ ml }) => [confint(withVcov(ml, "robust")).coef["outcome:x"]!], why: reasons.scores },
      { name: "two-step, Heckman's", of: ({ twoStep }) => [confint(twoStep).coef["outcome:x"]!] },
      {
        name: "two-step, robust (stacked)",
        of: ({ twoStep }) => [confint(withVcov(twoStep, "robust")).coef["outcome:x"]!],
        why: reasons.scores,
      },
    ],
  }),
];
