import { describe, expect, it } from "vitest";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { random } from "../../src/random/generator.ts";

const draw = random(3);
const firms = Array.from({ length: 200 }, (_, i) => {
  const [age, size, rd] = [1 + 20 * draw.uniform(), Math.exp(draw.normal() + 2), draw.bernoulli(0.4)];
  const industry = draw.choice(["J62", "J63", "M71"]);
  const exporter = -1 + 0.3 * Math.log(size) + 0.05 * age + (rd ? 0.4 : 0) + draw.normal() > 0;
  return {
    firm: `f${i % 40}`,
    age,
    size,
    rd,
    industry,
    exporter,
    wave: 1 + (i % 3),
    known: 0.1 * age,
    share: rd ? 1 : 0,
  };
});
const others = firms.map((firm) => ({ ...firm, age: firm.age + 1.5, rd: !firm.rd })).slice(0, 50);

function expectSame(fit: Fit): void {
  const revived = reviveFit(JSON.stringify(fit));
  const options = { interval: "confidence" } as const;
  expect(predict(revived, others, options)).toEqual(predict(fit, others, options));
  expect(marginalEffects(revived, { newdata: others })).toEqual(marginalEffects(fit, { newdata: others }));
}

describe("a revived fit", () => {
  it("knows categories, references, polynomials, interactions, arithmetic and lags as the fit did", () => {
    const formulas = [
      "exporter ~ log(size) * rd + I(age^2 / 10) + industry",
      'exporter ~ poly(age, 3) + C(wave, ref = "2"):log(size)',
      "exporter ~ (age + rd + industry)^2 - 1",
      "exporter ~ lag(age) + share",
      "exporter ~ rd + offset(known) + sqrt(size)",
    ];
    // biome-ignore lint/suspicious/noExplicitAny: formulas as values
    for (const formula of formulas) expectSame(probit(formula as any, firms));
    expectSame(ols("size ~ age + share", firms, { vcov: "HC3", weights: { kind: "analytic", column: "wave" } }));
  });

  it("tells 0/1 columns from other numbers between 0 and 1 without its rows", () => {
    const some = firms.map((firm, i) => ({ ...firm, between: [0, 1, 0.25][i % 3]! }));
    const fit = reviveFit(JSON.stringify(ols("size ~ share + between", some)));
    const contrasts = marginalEffects(fit, { at: { share: 0, between: 0 } }).rows.map(({ contrast }) => contrast);
    expect(contrasts).toEqual(["1 - 0", "dy/dx"]);
  });

  it("predicts over a grid when the grid sets every column", () => {
    const fit = probit("exporter ~ log(size) + rd", firms);
    const grid = { size: [5, 10, 20], rd: [0, 1] };
    const found = predictions(reviveFit(JSON.stringify(fit)), { grid });
    expect(found.rows.map(({ estimate }) => estimate)).toEqual(
      grid.size.flatMap((size) => grid.rd.map((rd) => predict(fit, [{ size, rd }]).estimate[0])),
    );
  });

  it("has NaN and infinities where they were, and null where it was", () => {
    const fit = ols("size ~ age", firms);
    const odd = {
      ...fit,
      extra: { none: null, "a/b": [Number.POSITIVE_INFINITY, Number.NaN], "~": Number.NEGATIVE_INFINITY },
    };
    const saved = { ...JSON.parse(JSON.stringify(fit)), extra: JSON.parse(JSON.stringify(odd.extra)) };
    const nonFinite = { "/extra/a~1b/0": "Infinity", "/extra/a~1b/1": "NaN", "/extra/~0": "-Infinity" };
    const revived = reviveFit<Fit & { extra: unknown }>(JSON.stringify({ ...saved, nonFinite }));
    expect(revived.extra).toEqual(odd.extra);
  });

  it("of a withheld standard error has NaN again", () => {
    const fit = probit("exporter ~ age", firms);
    const withheld = { ...JSON.parse(JSON.stringify(fit)), se: { "(Intercept)": 1, age: null } };
    expect(reviveFit({ ...withheld, nonFinite: { "/se/age": "NaN" } }).se).toEqual({
      "(Intercept)": 1,
      age: Number.NaN,
    });
  });
});

describe("reviveFit refuses", () => {
  const saved = JSON.parse(JSON.stringify(ols("size ~ age", firms)));

  it("a form of a later version, with both versions named", () => {
    expect(() => reviveFit({ ...saved, schema: 2 })).toThrow(/form 2.*reads form 1/);
    expect(() => reviveFit({ ...saved, schema: 2 })).toThrow(expect.objectContaining({ code: "bad-data" }));
  });

  it("what is no saved fit", () => {
    const { schema: _, ...without } = saved;
    for (const wrong of ["{", "[]", "null", "{}", '"text"', without, { schema: 1 }]) {
      expect(() => reviveFit(wrong)).toThrow(expect.objectContaining({ code: "bad-data" }));
    }
  });
});
