import { describe, expect, it } from "vitest";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { blockColumns } from "../../src/inference/score-blocks.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { estimators } from "./estimators.ts";
import { numberAt, sample, withColumns } from "./sample.ts";

/** B Σ sᵢsᵢ' B' written out, without coordinates of any kind. */
function sandwichOf(model: NonNullable<ReturnType<typeof modelOf>>): Float64Array {
  const { bread: B, frame } = model;
  const k = model.theta.length;
  const scores = blockColumns(k, frame.rows);
  model.scores(0, frame.rows, scores);
  const V = new Float64Array(k * k);
  for (let row = 0; row < frame.rows; row++) {
    const influence = scores.map((_, j) => scores.reduce((sum, score, l) => sum + B[j * k + l]! * score[row]!, 0));
    for (let j = 0; j < k; j++) for (let l = 0; l < k; l++) V[j * k + l]! += influence[j]! * influence[l]!;
  }
  return V;
}

/** Steps whose bread is not symmetric: the reduced forms' errors are correlated. */
function twoReducedForms(): Fit {
  const data = sample(9, 300);
  const two = withColumns(data, { v: (row) => numberAt(data, "w", row) ** 2 + numberAt(data, "z1", row) });
  const formula = "enters ~ x + [w + v ~ z1 + z2 + size]";
  return ivProbit(formula as never, two, { method: "control-function" }) as unknown as Fit;
}

describe("the covariance robust to heteroskedasticity is bread · meat · bread'", () => {
  const ofRows = estimators.filter(({ panel }) => panel === undefined);

  const cases: readonly (readonly [string, () => Fit])[] = [
    ...ofRows.map(({ name, formulas, data, fit }) => [name, () => fit(formulas, data(9, 300))] as const),
    ["two reduced forms by control function", twoReducedForms],
  ];

  it.each(cases)("of %s", (_, estimate) => {
    const found = estimate();
    const expected = sandwichOf(modelOf(found)!);
    const { names, values } = withVcov(found, "HC0" as never).vcov;
    const scale = names.map((_, j) => Math.sqrt(expected[j * names.length + j]!));
    values.forEach((row, j) =>
      row.forEach((value, l) => {
        const off = Math.abs(value - expected[j * names.length + l]!);
        expect(off / (scale[j]! * scale[l]!), `${names[j]}, ${names[l]}`).toBeLessThan(1e-8);
      }),
    );
  });
});
