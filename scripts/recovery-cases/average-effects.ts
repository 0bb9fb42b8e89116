import {
  type Fit,
  hetProbit,
  marginalEffects,
  negativeBinomial,
  orderedLogit,
  poisson,
  predictions,
} from "../../src/index.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normalPdf } from "../../src/special/normal.ts";
import { lessTrue, ofFit } from "./averages.ts";
import { countOf, logistic } from "./draw-outcome.ts";
import { independentRows } from "./normal-columns.ts";
import type { Columns, Effects, Interval, RecoveryCase } from "./recovery.ts";

const rows = 800;

/** 0.3 + 0.8x + 0.4z. */
function drawIndex(generator: RandomGenerator, times: number) {
  const { normal } = independentRows(generator, times * rows);
  const [x, z] = [normal(), normal()];
  return { x, z, index: x.map((value, i) => 0.3 + 0.8 * value + 0.4 * z[i]!) };
}

type Draw = (index: number, generator: RandomGenerator) => number;

const outcomeOf =
  (make: Draw): RecoveryCase["draw"] =>
  (generator, times = 1) => {
    const drawn = drawIndex(generator, times);
    return { ...drawn, y: drawn.index.map((index) => make(index, generator)) };
  };

const slope = (fit: Fit, column: string, type: string): Interval =>
  marginalEffects(fit, { of: [column], type }).rows[0]!;
const average = (fit: Fit, type: string): Interval => predictions(fit, { type }).rows[0]!;

const logit = (index: number): number => 1 / (1 + Math.exp(-index));

function heteroskedastic(data: Columns): Effects {
  const fit = hetProbit({ outcome: "y ~ x + z", variance: "~ z" }, data);
  const standardized = data.index!.map((index, i) => index / Math.exp(0.3 * data.z![i]!));
  return ofFit(fit, {
    "x on probability": lessTrue(
      slope(fit, "x", "probability"),
      standardized.map((t, i) => (0.8 * normalPdf(t)) / Math.exp(0.3 * data.z![i]!)),
    ),
    "z on probability": lessTrue(
      slope(fit, "z", "probability"),
      standardized.map((t, i) => normalPdf(t) * (0.4 / Math.exp(0.3 * data.z![i]!) - 0.3 * t)),
    ),
  });
}

function ordered(data: Columns): Effects {
  const fit = orderedLogit("y ~ x + z", data);
  const density = (t: number): number => logit(t) * logit(-t);
  return ofFit(fit, {
    "x on probability(2)": lessTrue(
      slope(fit, "x", "probability(2)"),
      data.index!.map((index) => 0.8 * (density(-0.7 - index) - density(0.9 - index))),
    ),
    "probability(3)": lessTrue(
      average(fit, "probability(3)"),
      data.index!.map((index) => logit(index - 0.9)),
    ),
  });
}

const poissonShare = (mean: number, from: number, to: number): number => {
  let [sum, share] = [0, Math.exp(-mean)];
  for (let k = 0; k <= to; k++) {
    if (k >= from) sum += share;
    share *= mean / (k + 1);
  }
  return sum;
};

function counts(data: Columns): Effects {
  const fit = poisson("y ~ x + z", data);
  return ofFit(fit, {
    "probability(2, 5)": lessTrue(
      average(fit, "probability(2, 5)"),
      data.index!.map((index) => poissonShare(Math.exp(index), 2, 5)),
    ),
    "x on mean": lessTrue(
      slope(fit, "x", "mean"),
      data.index!.map((index) => 0.8 * Math.exp(index)),
    ),
  });
}

function dispersed(data: Columns): Effects {
  const fit = negativeBinomial("y ~ x + z", data);
  return ofFit(fit, {
    "probability(0)": lessTrue(
      average(fit, "probability(0)"),
      data.index!.map((index) => (1 + 0.5 * Math.exp(index)) ** -2),
    ),
  });
}

const zero = (...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 0]));

/** Averages over the rows of the sample, regressors taken as fixed, less what is true of them. */
export const averageEffectCases: readonly RecoveryCase[] = [
  {
    title: "ordered logit, averages less the sample's, n = 800",
    seed: 971,
    truth: zero("x on probability(2)", "probability(3)"),
    draw: outcomeOf((index, generator) => {
      const latent = index + logistic(generator);
      return 1 + Number(latent > -0.7) + Number(latent > 0.9);
    }),
    fit: ordered,
  },
  {
    title: "heteroskedastic probit, averages less the sample's, n = 800",
    seed: 972,
    share: 0.5,
    truth: zero("x on probability", "z on probability"),
    draw(generator, times = 1) {
      const drawn = drawIndex(generator, times);
      return {
        ...drawn,
        y: drawn.index.map((index, i) => Number(index + Math.exp(0.3 * drawn.z[i]!) * generator.normal() > 0)),
      };
    },
    fit: heteroskedastic,
  },
  {
    title: "poisson, averages less the sample's, n = 800",
    seed: 973,
    truth: zero("probability(2, 5)", "x on mean"),
    draw: outcomeOf((index, generator) => countOf(Math.exp(index), generator)),
    fit: counts,
  },
  {
    title: "negative binomial, averages less the sample's, n = 800",
    seed: 974,
    truth: zero("probability(0)"),
    draw: outcomeOf((index, generator) => {
      const gamma = (generator.exponential() + generator.exponential()) / 2; // mean 1, variance 1/2
      return countOf(gamma * Math.exp(index), generator);
    }),
    fit: dispersed,
  },
];
