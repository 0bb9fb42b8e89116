import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { countProbability } from "../../src/likelihood/count-probability.ts";
import { negativeBinomialLikelihood } from "../../src/likelihood/negative-binomial-likelihood.ts";
import { poissonLikelihood } from "../../src/likelihood/poisson-likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { random } from "../../src/random/generator.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

interface Case {
  readonly index: number;
  readonly lnAlpha: number;
  readonly from: number;
  readonly to: number | null;
  readonly negativeBinomial: number;
  readonly poisson: number;
}

/** Results of R, made by count-probabilities.R. */
const reference: readonly Case[] = JSON.parse(
  readFileSync(new URL("../reference/count-probabilities.json", import.meta.url), "utf8"),
);
const ranges = [
  [0, 0],
  [3, 3],
  [2, 5],
  [0, 4],
  [1, Infinity],
  [30, Infinity],
] as const;

function probabilityAt({ index, lnAlpha, from, to }: Case, model: "poisson" | "negativeBinomial"): number {
  const eta = { index: Float64Array.of(index), lnAlpha: Float64Array.of(lnAlpha) };
  const likelihood = model === "poisson" ? poissonLikelihood : negativeBinomialLikelihood;
  const quantity = countProbability<"index" | "lnAlpha">(
    likelihood as typeof negativeBinomialLikelihood,
    from,
    to ?? Infinity,
  );
  const out = makeScratch(quantity, 1);
  quantity.rows({ rows: 1, eta }, out);
  return out.value[0]!;
}

describe("probabilities of counts", () => {
  it.each(["poisson", "negativeBinomial"] as const)("are those of R, far in the tails too: %s", (model) => {
    for (const each of reference) {
      if (each[model] < 1e-250) continue;
      expect(Math.abs(probabilityAt(each, model) / each[model] - 1), JSON.stringify(each)).toBeLessThan(1e-11);
    }
  });

  it.each(ranges)("state the derivatives that numerical differentiation finds: %d to %d", (from, to) => {
    const draw = random(3);
    const index = Array.from({ length: 40 }, () => 2 * draw.normal());
    const lnAlpha = index.map(() => 1.5 * draw.normal());
    const nb2 = countProbability(negativeBinomialLikelihood, from, to);
    expect(derivativeFaults(nb2, { eta: { index, lnAlpha } }, 1e-7)).toEqual([]);
    expect(derivativeFaults(countProbability(poissonLikelihood, from, to), { eta: { index } }, 1e-7)).toEqual([]);
  });

  const draw = random(8);
  const data = Array.from({ length: 200 }, () => {
    const x = draw.normal();
    return { x, visits: Math.floor(Math.exp(0.5 + 0.4 * x) * -Math.log(draw.uniform()) * 1.4) };
  });

  it.each([
    ["poisson", poisson("visits ~ x", data)],
    ["negativeBinomial", negativeBinomial("visits ~ x", data)],
  ] as const)("are named after %s, add up to 1, have effects, and come back from JSON", (_, fit) => {
    const of = (type: string): Float64Array => predict(fit, undefined, { type }).estimate;
    const [none, few, many] = [of("probability(0)"), of("probability(1, 4)"), of("probability(5, .)")];
    none.forEach((p, i) => expect(p + few[i]! + many[i]!).toBeCloseTo(1, 13));
    expect(of("probability(., 4)")[3]).toBeCloseTo(none[3]! + few[3]!, 13);
    const type = "probability(1, 4)";
    const effects = marginalEffects(fit, { type });
    expect(effects.title).toBe("Average marginal effects on Pr(1 <= visits <= 4)");
    expect(effects.se.x).toBeGreaterThan(0);
    const before = predict(fit, data, { type, interval: "confidence" });
    expect(predict(reviveFit(JSON.stringify(fit)), data, { type, interval: "confidence" })).toEqual(before);
    for (const wrong of ["probability(2.5)", "probability(5, 2)", "probability(., .)", "probability(-1)", "mean(3)"])
      expect(() => of(wrong), wrong).toThrow(/probability\(n\)|mean/);
  });

  it("after an estimate of α that is 0 are those of Poisson, with effects and standard errors", () => {
    const regular = data.map(({ x }) => ({ x, y: 2 + Math.round(x / 2 + 0.5) })).filter(({ y }) => y >= 0);
    const [none, limit] = [negativeBinomial("y ~ x", regular), poisson("y ~ x", regular, { vcov: "iid" })];
    expect(none.alpha).toBe(0);
    for (const type of ["mean", "probability(2)", "probability(1, 3)", "probability(4, .)"]) {
      const [ours, theirs] = [none, limit].map((fit) => {
        const { estimate, se } = predict(fit, undefined, { type, interval: "confidence" });
        const rows = [...marginalEffects(fit, { type }).rows, ...predictions(fit, { type }).rows];
        return [...estimate, ...se, ...rows.flatMap((row) => [row.estimate, row.se])];
      });
      ours!.forEach((value, i) => expect(value / theirs![i]!, type).toBeCloseTo(1, 9));
    }
  });

  it("have intervals around them, also near the index at which a count is most likely", () => {
    const fit = poisson("visits ~ x", data, { vcov: "iid" });
    for (const type of ["probability(1)", "probability(2)", "probability(1, 3)"]) {
      const { estimate, low, high } = predict(fit, undefined, { type, interval: "confidence" });
      estimate.forEach((p, i) => {
        expect(low[i]).toBeLessThan(p);
        expect(high[i]).toBeGreaterThan(p);
      });
    }
  });
});
