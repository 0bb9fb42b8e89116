import { describe, expect, it } from "vitest";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { summary } from "../../src/report/summary.ts";

const names = ["constructor", "toString", "__proto__", "hasOwnProperty"];
const x = Array.from({ length: 60 }, (_, i) => Math.sin(7 * i));
const y = x.map((value, i) => value + Math.cos(5 * i));

/** The columns y, d and one of this name; `{ __proto__: x }` would not make a column. */
function rowsWith(name: string): Record<string, number>[] {
  return x.map((value, i) =>
    Object.fromEntries([
      ["y", y[i]!],
      ["d", Number(y[i]! > 0)],
      [name, value],
    ]),
  );
}

describe("a basis", () => {
  it("has levels for categories only, whatever the columns are called", () => {
    for (const name of names) {
      const data = rowsWith(name).map((row, i) => ({ ...row, group: "uvw"[i % 3]! }));
      const frame = modelFrame({ equations: [{ role: "", formula: `y ~ \`${name}\` + group` }], data });
      const { levels } = frame.equations[0]!.regressors.basis;
      expect(levels[name]).toBeUndefined();
      expect(levels.group).toEqual(["u", "v", "w"]);
    }
  });
});

describe("a column that is called like a property of every object", () => {
  it("is estimated, predicted, summarized, and has an effect under its own name", () => {
    for (const name of names) {
      const formula: string = `y ~ \`${name}\``;
      const fit = ols(formula, rowsWith(name));
      const plain = ols(
        "y ~ z" as string,
        x.map((z, i) => ({ y: y[i]!, d: 0, z })),
      );
      expect(fit.vcov.names).toEqual(["(Intercept)", name]);
      expect(fit.coef[name]).toBe(plain.coef.z);
      expect(predict(fit, rowsWith(name)).estimate[3]).toBe(predict(plain).estimate[3]);
      expect(String(summary(fit))).toContain(`\n${name} `);
      const effects = marginalEffects(probit(`d ~ \`${name}\`` as string, rowsWith(name)));
      expect(effects.rows.map(({ term, contrast }) => [term, contrast])).toEqual([[name, "dy/dx"]]);
      expect(String(effects)).toContain(`\n${name} `);
    }
  });
});
