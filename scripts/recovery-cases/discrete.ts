import {
  cloglog,
  fractionalLogit,
  fractionalProbit,
  hetProbit,
  logit,
  negativeBinomial,
  orderedLogit,
  orderedProbit,
  poisson,
  probit,
} from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normalCdf } from "../../src/special/index.ts";
import { normals } from "../coverage-designs/draws.ts";
import { countOf, logistic, shareOf } from "./draw-outcome.ts";
import type { Columns, RecoveryCase } from "./recovery.ts";

const n = 800;
const truth = { "(Intercept)": 0.3, x: 0.8, d: -0.5 } as const;
const { "(Intercept)": _, ...slopes } = truth;

interface Drawn extends Columns {
  readonly x: Float64Array;
  readonly d: Float64Array;
  /** 0.3 + 0.8 x - 0.5 d. */
  readonly index: Float64Array;
}

function drawIndex(generator: RandomGenerator, rows: number): Drawn {
  const x = normals(generator, rows);
  const d = x.map(() => Number(generator.bernoulli(0.4)));
  return { x, d, index: x.map((value, i) => 0.3 + 0.8 * value - 0.5 * d[i]!) };
}

/** An outcome made of the index, row by row. */
function outcome(make: (index: number, generator: RandomGenerator) => number, rows = n): RecoveryCase["draw"] {
  return (generator, times = 1) => {
    const drawn = drawIndex(generator, times * rows);
    return { ...drawn, y: drawn.index.map((index) => make(index, generator)) };
  };
}

const stage = (latent: number): number => 1 + Number(latent > -0.7) + Number(latent > 0.9);

const robust = { robust: "robust" } as const;

/** Binary, ordered and count outcomes, and shares. */
export const discreteCases: readonly RecoveryCase[] = [
  {
    title: "probit, n = 800",
    seed: 801,
    truth,
    draw: outcome((index, generator) => Number(index + generator.normal() > 0)),
    fit: (data) => probit("y ~ x + d", data),
    called: "observed information",
    covariances: robust,
    beside: [
      { title: "expected information", truth, fit: (data) => probit("y ~ x + d", data, { information: "expected" }) },
      { title: "outer products", truth, fit: (data) => probit("y ~ x + d", data, { information: "opg" }) },
    ],
  },
  {
    title: "logit, n = 800",
    seed: 802,
    truth,
    covariances: robust,
    draw: outcome((index, generator) => Number(index + logistic(generator) > 0)),
    fit: (data) => logit("y ~ x + d", data),
  },
  {
    title: "cloglog, n = 800",
    seed: 803,
    truth,
    covariances: robust,
    draw: outcome((index, generator) => Number(generator.uniform() < -Math.expm1(-Math.exp(index)))),
    fit: (data) => cloglog("y ~ x + d", data),
  },
  {
    title: "heteroskedastic probit, n = 1600",
    seed: 805,
    truth: { "outcome:(Intercept)": 0.3, "outcome:x": 0.8, "outcome:d": -0.5, "variance:z": 0.4 },
    covariances: robust,
    draw(generator, times = 1) {
      const drawn = drawIndex(generator, 2 * n * times);
      const z = normals(generator, 2 * n * times);
      const y = drawn.index.map((index, i) => Number(index + Math.exp(0.4 * z[i]!) * generator.normal() > 0));
      return { ...drawn, z, y };
    },
    fit: (data) => hetProbit({ outcome: "y ~ x + d", variance: "~ z" }, data),
    share: 0.5,
  },
  {
    title: "ordered probit, n = 800",
    seed: 806,
    truth: { ...slopes, cut1: -1, cut2: 0.6 },
    covariances: robust,
    draw: outcome((index, generator) => stage(index + generator.normal())),
    fit: (data) => orderedProbit("y ~ x + d", data),
  },
  {
    title: "ordered logit, n = 800",
    seed: 807,
    truth: { ...slopes, cut1: -1, cut2: 0.6 },
    covariances: robust,
    draw: outcome((index, generator) => stage(index + logistic(generator))),
    fit: (data) => orderedLogit("y ~ x + d", data),
  },
  {
    title: "fractional probit, n = 800",
    seed: 808,
    truth,
    draw: outcome(shareOf(normalCdf)),
    fit: (data) => fractionalProbit("y ~ x + d", data),
  },
  {
    title: "fractional logit, n = 800",
    seed: 809,
    truth,
    draw: outcome(shareOf((index) => 1 / (1 + Math.exp(-index)))),
    fit: (data) => fractionalLogit("y ~ x + d", data),
  },
  {
    title: "poisson, n = 800",
    seed: 810,
    truth,
    draw: outcome((index, generator) => countOf(Math.exp(index), generator)),
    fit: (data) => poisson("y ~ x + d", data),
  },
  {
    title: "negative binomial, n = 800",
    seed: 811,
    truth: { ...truth, alpha: 0.5 },
    covariances: robust,
    draw: outcome((index, generator) => {
      const gamma = (generator.exponential() + generator.exponential()) / 2; // mean 1, variance 1/2
      return countOf(gamma * Math.exp(index), generator);
    }),
    fit: (data) => negativeBinomial("y ~ x + d", data),
  },
];
