import type { BivariateProbitPredictor } from "../likelihood/bivariate-probit-likelihood.ts";
import { jointProbability } from "../likelihood/joint-probability.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { linearPredictorQuantity, normalProbability } from "../likelihood/normal-quantities.ts";

/** What `predict` and `marginalEffects` offer after `bivariateProbit`, in Stata's words; the first is the default. */
export type BivariateProbitQuantity =
  | "p11"
  | "p10"
  | "p01"
  | "p00"
  | "pmarg1"
  | "pmarg2"
  | "pcond1"
  | "pcond2"
  | "pcond1at0"
  | "pcond2at0"
  | "index1"
  | "index2";

const of = ["first", "second"] as const;

/** The quantities of a bivariate probit of these two outcomes. */
export function bivariateProbitQuantities([y1, y2]: readonly [string, string]): Readonly<
  Record<BivariateProbitQuantity, Quantity<BivariateProbitPredictor>>
> {
  const both = (first: 0 | 1, second: 0 | 1) =>
    jointProbability({
      label: `Pr(${y1} = ${first}, ${y2} = ${second})`,
      of,
      signs: [sign(first), sign(second)],
    });
  return {
    p11: both(1, 1),
    p10: both(1, 0),
    p01: both(0, 1),
    p00: both(0, 0),
    pmarg1: normalProbability<BivariateProbitPredictor>(`Pr(${y1} = 1)`, "first"),
    pmarg2: normalProbability<BivariateProbitPredictor>(`Pr(${y2} = 1)`, "second"),
    pcond1: jointProbability({ label: `Pr(${y1} = 1 | ${y2} = 1)`, of, signs: [1, 1], given: "second" }),
    pcond2: jointProbability({ label: `Pr(${y2} = 1 | ${y1} = 1)`, of, signs: [1, 1], given: "first" }),
    pcond1at0: jointProbability({ label: `Pr(${y1} = 1 | ${y2} = 0)`, of, signs: [1, -1], given: "second" }),
    pcond2at0: jointProbability({ label: `Pr(${y2} = 1 | ${y1} = 0)`, of, signs: [-1, 1], given: "first" }),
    index1: linearPredictorQuantity<BivariateProbitPredictor>(`Index of ${y1}`, "first"),
    index2: linearPredictorQuantity<BivariateProbitPredictor>(`Index of ${y2}`, "second"),
  };
}

function sign(outcome: 0 | 1): 1 | -1 {
  return outcome === 1 ? 1 : -1;
}
