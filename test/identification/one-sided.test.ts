import { describe, expect, it } from "vitest";
import { fractionalLogit } from "../../src/estimators/fractional-logit.ts";
import { hetProbit } from "../../src/estimators/het-probit.ts";
import { interval } from "../../src/estimators/interval.ts";
import { orderedProbit } from "../../src/estimators/ordered-probit.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { hosmerLemeshow } from "../../src/diagnostics/hosmer-lemeshow.ts";
import { linkTest } from "../../src/diagnostics/link-test.ts";
import { roc } from "../../src/diagnostics/roc.ts";
import { predict } from "../../src/inference/predict.ts";
import { codes, refusal, rows } from "./made-data.ts";

/** `y` is censored at 0, and always where `d` is 1; `share` is 0 there; `top` is where the likelihood would be open above. */
const data = rows(7, 300, (draw, i) => {
  const [x, z] = [draw.normal(), draw.normal()];
  const latent = 0.3 + 0.8 * x + draw.normal();
  const d = i % 5 === 0 ? 1 : 0;
  const y = d === 1 ? 0 : Math.max(0, latent);
  const enters = latent > 0 ? 1 : 0;
  const share = d === 1 ? 0 : 1 / (1 + Math.exp(-latent));
  const level = latent < -1 ? 1 : latent < 0 ? 2 : latent < 1 ? 3 : 4;
  return {
    x,
    z,
    d,
    y,
    enters,
    share,
    level,
    partly: level === 3 ? null : x,
    low: y === 0 ? null : y,
    high: y,
    half: i % 2,
  };
});
const others = data.filter(({ d }) => d === 0);

describe("columns whose coefficient is infinite because the outcome is censored wherever they say something", () => {
  it("leave a tobit with their rows, which changes nothing for the others", () => {
    const fit = tobit("y ~ x + d", data, { lower: 0 });
    const without = tobit("y ~ x", others, { lower: 0 });
    expect(codes(fit)).toEqual(["quasi-separation"]);
    expect(fit.warnings[0]!.message).toContain("'y' is censored in all 60 rows that column 'd' tells apart");
    expect(fit.coef).toEqual(without.coef);
    expect(fit.se).toEqual(without.se);
    expect(fit.rows.used).toBe(240);
  });

  it("leave where they are censored from above, and interval regression and shares too", () => {
    const above = data.map((row) => ({ ...row, y: -row.y }));
    expect(codes(tobit("y ~ x + d", above, { upper: 0 }))).toEqual(["quasi-separation"]);
    const fit = interval("[low, high] ~ x + d", data);
    expect(codes(fit)).toEqual(["quasi-separation"]);
    expect(fit.coef).toEqual(interval("[low, high] ~ x", others).coef);
    const shares = fractionalLogit("share ~ x + d", data);
    expect(codes(shares)).toEqual(["quasi-separation"]);
    expect(shares.coef).toEqual(fractionalLogit("share ~ x", others).coef);
    expect(refusal(() => fractionalLogit("share ~ x + d", data, { separation: "error" })).code).toBe(
      "quasi-separation",
    );
  });

  it("are not seen in healthy data, nor where a column is censored on both sides of the others", () => {
    expect(codes(tobit("y ~ x + half", data, { lower: 0 }))).toEqual([]);
    expect(codes(interval("[low, high] ~ x + half", data))).toEqual([]);
    expect(codes(fractionalLogit("share ~ x + half", data))).toEqual([]);
    const both = data.map((row, i) => ({ ...row, y: row.d === 1 && i % 2 ? 9 : row.y }));
    expect(codes(tobit("y ~ x + d", both, { lower: 0, upper: 9 }))).toEqual([]);
  });
});

describe("a heteroskedastic probit", () => {
  it("of a dummy alone, in index and variance, is not identified and says so", () => {
    const fit = hetProbit({ outcome: "enters ~ half", variance: "~ half" }, data);
    expect(codes(fit)).toEqual(["not-identified"]);
    expect(fit.warnings[0]!.message).toContain("'outcome:half' and 'variance:half'");
  });

  it("whose variance goes to 0 with a column names it", () => {
    const told = data.map((row, i) => ({ ...row, v: row.enters === 1 && i % 3 === 0 ? 1 : 0 }));
    const fit = hetProbit({ outcome: "enters ~ x", variance: "~ v" }, told);
    expect(fit.warnings[0]).toMatchObject({ code: "separation-kept", columns: ["variance:v"] });
    expect(fit.warnings[0]!.message).toContain("no finite coefficient of 'variance:v' is best");
  });

  it("says nothing on healthy data, and has calibration and ROC, but no link test", () => {
    const fit = hetProbit({ outcome: "enters ~ x + z", variance: "~ z" }, data);
    expect(codes(fit)).toEqual([]);
    expect(hosmerLemeshow(fit).groups.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    const { estimate, quantity } = predict(fit);
    expect(quantity).toBe("Pr(enters = 1)");
    const pairs = data.flatMap(({ enters }, i) =>
      enters === 1 ? data.map((row, j) => (row.enters === 1 ? -1 : Number(estimate[i]! > estimate[j]!))) : [],
    );
    const counted = pairs.filter((each) => each >= 0);
    expect(roc(fit).auc).toBeCloseTo(counted.reduce((sum, each) => sum + each, 0) / counted.length, 12);
    expect(refusal(() => linkTest(fit)).code).toBe("undefined-test");
  });
});

describe("regressors far from 0", () => {
  it("do not keep a heteroskedastic probit from its maximum: a founding year in the variance", () => {
    const firms = rows(3, 2600, (draw) => {
      const year = 1995 + 15 * draw.normal();
      const size = Math.exp(15 + 1.5 * draw.normal());
      const error = Math.exp(-0.012 * (year - 1995)) * draw.normal();
      return { year, age: (year - 1995) / 15, size, scaled: size / 1e7, enters: -0.8 + size / 1e7 + error > 0 ? 1 : 0 };
    });
    const fit = hetProbit({ outcome: "enters ~ year + size", variance: "~ year" }, firms);
    const rescaled = hetProbit({ outcome: "enters ~ age + scaled", variance: "~ age" }, firms);
    expect(fit.converged).toBe(true);
    expect(fit.logLik).toBeCloseTo(rescaled.logLik, 8);
    expect(fit.coef["variance:year"] * 15).toBeCloseTo(rescaled.coef["variance:age"], 6);
    expect(fit.iterations).toBeLessThan(30);
  });
});

describe("a truncated regression of an outcome with a tail heavier than the exponential's", () => {
  it("has no estimate, and says why", () => {
    const heavy = rows(3, 300, (draw) => ({ y: Math.exp(2 * draw.normal()), x: draw.normal() }));
    const fit = truncated("y ~ x", heavy, { lower: 0 });
    expect(fit.converged).toBe(false);
    expect(fit.warnings.some(({ code, message }) => code === "boundary" && message.includes("exponential"))).toBe(true);
    const light = rows(3, 300, (draw) => ({ y: Math.abs(2 + draw.normal()), x: draw.normal() }));
    expect(codes(truncated("y ~ x", light, { lower: 0 }))).toEqual([]);
  });
});

describe("a category of an ordered outcome that only rows left out have", () => {
  it("is named", () => {
    const fit = orderedProbit("level ~ partly", data);
    expect(codes(fit)).toEqual(["empty-category"]);
    expect(fit.warnings[0]!.message).toContain("Category 3 of 'level'");
    expect(codes(orderedProbit("level ~ x", data))).toEqual([]);
  });
});
