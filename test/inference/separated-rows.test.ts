import { describe, expect, it } from "vitest";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { logit } from "../../src/estimators/logit.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { koreanWarning } from "../../src/globalization/korean/warning.ts";
import { comparisons } from "../../src/inference/comparisons.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { refusal, rows } from "../identification/made-data.ts";

/** y, and whether a value is seen, is 1 in all rows with f = "e" and with d ≠ 2, n is 0 with f = "e". */
const made = rows(5, 400, (draw, i) => {
  const [x, e, u] = [draw.normal(), draw.normal(), draw.normal()];
  const f = "abcde"[i % 5]!;
  const seen = f === "e" ? 1 : Number(0.4 + x + e > 0);
  return {
    x,
    f,
    z: Number(i % 7 === 0),
    d: i % 11 === 0 ? 3 : 2,
    y: seen,
    told: i % 11 === 0 ? 1 : Number(x + e > 0),
    n: f === "e" ? 0 : Math.floor(Math.exp(0.3 + 0.5 * x) * 3 * draw.uniform()),
    value: seen === 1 ? 1 + x + 0.5 * e + u : null,
  };
});
/** σ falls to 0 where z is 1: the sign of the index says what y is there. */
const spread = rows(3, 200, (draw) => {
  const [x, w, e] = [draw.normal(), draw.normal(), draw.normal()];
  const z = Number(draw.uniform() < 0.15);
  return { x, w, z, y: Number(0.3 + x + (z === 1 ? 0 : e) > 0) };
});
const base = { x: 0.5, f: "a", z: 0, d: 2, w: 0 };

const cases: Readonly<Record<string, { fit(): Fit; there: Partial<typeof base>; column: string }>> = {
  "probit, a category": { fit: () => probit("y ~ x + C(f)", made), there: { f: "e" }, column: "f[e]" },
  "logit, a number": { fit: () => logit("told ~ x + d", made), there: { d: 3 }, column: "d" },
  "poisson, zeros": { fit: () => poisson("n ~ x + C(f)", made), there: { f: "e" }, column: "f[e]" },
  "heckman's selection": {
    fit: () => heckman({ selection: "y ~ x + z + C(f)", outcome: "value ~ x" }, made),
    there: { f: "e" },
    column: "f[e]",
  },
  "hetProbit's variance": {
    fit: () => hetProbit({ outcome: "y ~ x", variance: "~ z + w" }, spread),
    there: { z: 1 },
    column: "z",
  },
};

describe("a row that lies where separation left rows out of the sample", () => {
  it.each(Object.entries(cases))("has no prediction, and is named with the column: %s", (_, { fit, there, column }) => {
    const found = fit();
    expect(found.warnings.map(({ code }) => code)).toContain("quasi-separation");
    const type = found.estimator === "heckman" ? "probability" : undefined;
    const asked = type === undefined ? {} : { type };
    const newdata = [base, { ...base, ...there }, { ...base, x: -1 }, { ...base, x: 1, ...there }];
    for (const from of [found, reviveFit(JSON.stringify(found)) as Fit]) {
      const { estimate, se, warnings } = predict(from, newdata, { ...asked, interval: "confidence" });
      for (const values of [estimate, se]) expect([...values].map(Number.isNaN)).toEqual([false, true, false, true]);
      expect(warnings).toMatchObject([{ code: "separated-rows", columns: [column], rows: [2, 4] }]);
      expect(warnings[0]!.message).toContain(`2 rows (2, 4) of the data lie where rows were left out of the sample`);
      expect(koreanWarning(warnings[0]!)).toContain("2개 있어(2, 4행)");
    }
    for (const average of [predictions(found, { ...asked, newdata }), marginalEffects(found, { ...asked, newdata })]) {
      expect(average.sample).toMatchObject({ used: 2, incomplete: 2 });
      const warning = average.warnings.find(({ code }) => code === "separated-rows");
      expect(warning).toMatchObject({ columns: [column], rows: [2, 4] });
      expect(warning!.message).toContain("left out of the averages");
    }
    // Neither the sample's own rows, nor those of data that do not tell.
    const own = predict(found, undefined, asked);
    expect(own.warnings).toEqual([]);
    expect([...own.estimate].filter(Number.isNaN)).toEqual([]);
  });

  it("is no value to compare with, or to average at", () => {
    const found = probit("y ~ x + C(f)", made);
    const refusals = [
      () => comparisons(found, { f: ["a", "e"] }),
      () => predictions(found, { newdata: made, by: "f" }),
      () => predictions(found, { at: { f: "e" } }),
    ].map((ask) => refusal(ask));
    for (const { code, message } of refusals) {
      expect(code).toBe("undefined-quantity");
      expect(message).toContain("left out of the sample");
    }
    expect(refusals[0]!.facts).toMatchObject({ column: "f", value: "e", columns: ["f[e]"] });
    expect(comparisons(found, { f: ["a", "b"] }).coef["f[b]"]).toBe(marginalEffects(found).coef["f[b]"]);
  });

  it("is not seen in data without that column, and a missing value there gives NaN without a warning", () => {
    const { fit } = cases["logit, a number"]!;
    const found = fit();
    expect(predict(found, [{ x: 0.5 }]).estimate[0]).toBe(predict(found, [base]).estimate[0]);
    const missing = predict(found, [{ x: 0.5, d: null }]);
    expect(missing.estimate[0]).toBeNaN();
    expect(missing.warnings).toEqual([]);
  });
});
