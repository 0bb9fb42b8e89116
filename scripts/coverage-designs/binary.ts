import { cluster, type Fit, marginalEffects, probit } from "../../src/index.ts";
import { scoreBootstrapTest } from "../../src/inference/score-bootstrap-test.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { normalPdf } from "../../src/special/normal.ts";
import { byGroup, clustersOf, normals } from "./draws.ts";
import { type Columns, type Method, type Study, study, underVcov } from "./study.ts";

const constant = 0.3;
const slope = 0.8;

function drawBinary(generator: RandomGenerator, n: number): Columns {
  const x = normals(generator, n);
  return { x, y: x.map((value) => Number(constant + slope * value + generator.normal() > 0)) };
}

/** The cluster's part of the error has variance 1/4 of the rest: the probit's slope is that over √1.25. */
function drawClustered(generator: RandomGenerator, groups: Float64Array): Columns {
  const [ofX, ofError] = [byGroup(generator, groups), byGroup(generator, groups)];
  const x = ofX.map((value) => Math.sqrt(0.5) * (value + generator.normal()));
  const index = x.map((value, i) => constant + slope * value + 0.5 * ofError[i]!);
  return { group: groups, x, y: index.map((value) => Number(value + generator.normal() > 0)) };
}

const clusteredSlope = slope / Math.sqrt(1.25);
const steep = 1.5;

const reasons = {
  iid: "it counts the rows of a cluster as so many independent ones.",
  cluster: "the estimate follows every cluster a little, and one factor G/(G-1) does not make up for it.",
  few:
    "the estimate follows each of the 10 clusters, so that their scores are too small; G/(G-1) and t(9) " +
    "do not make up for it.",
  score:
    "scores under the null are smaller where the null is far, and their statistic is bounded by √G: wide " +
    "on purpose.",
  delta:
    "it takes the regressors as fixed, so that the average's variation from sample to sample is left " +
    "out, as its definition says.",
} as const;

/** φ's average over a standard normal regressor is that of a normal with variance 1 + slope². */
const populationEffect = (steep / Math.sqrt(1 + steep ** 2)) * normalPdf(constant / Math.sqrt(1 + steep ** 2));

function sampleEffect({ x }: Columns): number {
  return x!.reduce((sum, value) => sum + steep * normalPdf(constant + steep * value), 0) / x!.length;
}

function drawSteep(generator: RandomGenerator): Columns {
  const x = normals(generator, 300);
  return { x, y: x.map((value) => Number(constant + steep * value + generator.normal() > 0)) };
}

function effectInterval(name: string, se: "delta" | "unconditional", why?: string): Method<Fit> {
  return {
    name,
    of: (fit) => {
      const { coef, se: errors } = marginalEffects(fit, { se });
      const half = 1.959963984540054 * errors.x!;
      return [{ low: coef.x! - half, high: coef.x! + half }];
    },
    ...(why === undefined ? {} : { why }),
  };
}

/** Probit: slopes, and average marginal effects. */
export const binaryStudies: readonly Study[] = [
  study({
    design: "probit, independent rows, n = 300",
    seed: 501,
    truth: slope,
    draw: (generator) => drawBinary(generator, 300),
    fit: (data) => probit("y ~ x", data),
    methods: [underVcov("iid (observed information)", "iid", "x"), underVcov("robust", "robust", "x")],
  }),
  ...[
    { groups: 40, seed: 502 },
    { groups: 10, seed: 503 },
  ].map(({ groups, seed }) =>
    study({
      design: `probit, ${groups} clusters of 20 rows`,
      seed,
      share: groups > 10 ? 1 : 0.3,
      truth: clusteredSlope,
      draw: (generator) => drawClustered(generator, clustersOf(groups, 20, 0)),
      fit: (data) => probit("y ~ x", data),
      methods: [
        underVcov("iid (observed information)", "iid", "x", reasons.iid),
        underVcov("cluster", cluster("group"), "x", groups > 10 ? reasons.cluster : reasons.few),
        ...(groups > 10
          ? []
          : [
              {
                name: "score bootstrap, all 1024 draws",
                of: (fit: Fit) => [scoreBootstrapTest(fit, "x = 0", { cluster: "group" })],
                why: reasons.score,
              },
            ]),
      ],
    }),
  ),
  study({
    design: "average effect over the sample's rows, probit, n = 300",
    seed: 504,
    truth: sampleEffect,
    draw: drawSteep,
    fit: (data) => probit("y ~ x", data),
    methods: [effectInterval("delta method", "delta")],
  }),
  study({
    design: "average effect in the population, probit, n = 300",
    seed: 505,
    truth: populationEffect,
    draw: drawSteep,
    fit: (data) => probit("y ~ x", data, { vcov: "robust" }),
    methods: [effectInterval("delta method", "delta", reasons.delta), effectInterval("unconditional", "unconditional")],
  }),
];
