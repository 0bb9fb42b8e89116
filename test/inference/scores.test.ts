import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { residuals } from "../../src/inference/fitted.ts";
import { predict } from "../../src/inference/predict.ts";
import { scores } from "../../src/inference/scores.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { numberAt, sample } from "../conformance/sample.ts";
import { errorOf } from "../data/error-of.ts";

// biome-ignore lint/suspicious/noExplicitAny: columns made for a case, which the compiler cannot know
const data: any = sample(4, 300);
const total = (x: Float64Array): number => x.reduce((sum, value) => sum + value, 0);

describe("scores", () => {
  it("of least squares are x times the residual", () => {
    const fit = ols("output ~ x", data);
    const found = scores(fit);
    residuals(fit).forEach((e, i) => {
      expect(found["(Intercept)"][i]).toBeCloseTo(e, 12);
      expect(found.x[i]).toBeCloseTo(e * numberAt(data, "x", i), 12);
    });
  });

  it("of a constant are those of the linear predictor: a probit's generalized residuals", () => {
    const fit = probit("seen ~ x", data);
    const index = predict(fit, undefined, { type: "index" }).estimate;
    scores(fit)["(Intercept)"].forEach((score, i) => {
      const q = 2 * numberAt(data, "seen", i) - 1;
      expect(score).toBeCloseTo((q * normalPdf(index[i]!)) / normalCdf(q * index[i]!), 12);
    });
  });

  it.each(["ml", "two-step"] as const)("sum to zero and make the covariance HC0: heckman by %s", (method) => {
    const fit = heckman({ selection: "seen ~ x + z1", outcome: "value ~ x" }, data, { method });
    const found: Readonly<Record<string, Float64Array>> = scores(fit as Fit);
    expect(Object.keys(found)).toEqual([...fit.vcov.names]);
    for (const [name, column] of Object.entries(found)) {
      expect(column.length).toBe(300);
      expect(Math.abs(total(column)), name).toBeLessThan(1e-8);
    }
    if (method === "two-step") return;
    const { values } = fit.vcov;
    const names = fit.vcov.names as readonly string[];
    const j = names.indexOf("outcome:x");
    const projected = Float64Array.from({ length: 300 }, (_, i) =>
      names.reduce((sum, name, m) => sum + values[j]![m]! * found[name]![i]!, 0),
    );
    const variance = total(projected.map((value) => value * value));
    expect(Math.sqrt(variance) / withVcov(fit, "HC0").se["outcome:x"]).toBeCloseTo(1, 10);
  });

  it("need the data: a fit out of JSON has none", () => {
    const revived = reviveFit(JSON.stringify(probit("seen ~ x", data)));
    expect(errorOf(() => scores(revived)).code).toBe("needs-data");
  });
});
