import { firth, logit, probit } from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { logistic } from "./draw-outcome.ts";
import { independentRows } from "./normal-columns.ts";
import type { Estimator, RecoveryCase } from "./recovery.ts";

/** The penalized model beside plain maximum likelihood, in samples small enough for its bias to show. */
function firthCase(
  link: "logit" | "probit",
  seed: number,
  error: (generator: RandomGenerator) => number,
): RecoveryCase {
  const plain = { logit, probit }[link];
  const small: Estimator["truth"] = { "(Intercept)": 0.3, x: 1, d: -0.5 };
  return {
    title: `firth's penalized ${link}, n = 50`,
    seed,
    called: `penalized ${link}`,
    truth: small,
    why: {
      x: "what is left of the bias is of order 1/n²; 1.96 standard errors are of large samples.",
      d: "1.96 standard errors are of large samples.",
      "(Intercept)": "1.96 standard errors are of large samples.",
    },
    draw: (generator, times = 1) => {
      const { normal, bernoulli } = independentRows(generator, 50 * times);
      const [x, d] = [normal(), bernoulli(0.4)];
      return { x, d, y: x.map((value, i) => Number(0.3 + value - 0.5 * d[i]! + error(generator) > 0)) };
    },
    fit: (data) => firth("y ~ x + d", data, { link }),
    beside: [
      {
        title: `${link}, where nothing is separated`,
        truth: small,
        fit: (data) => plain("y ~ x + d", data, { separation: "error" }),
        naive: true,
      },
    ],
  };
}

/** Small samples. */
export const penalizedCases: readonly RecoveryCase[] = [
  firthCase("logit", 804, logistic),
  firthCase("probit", 812, (generator) => generator.normal()),
];
