import { ols } from "../../src/index.ts";
import { wildBootstrapTest } from "../../src/inference/wild-bootstrap-test.ts";
import { normals, numbers } from "./draws.ts";
import { type Study, study, underVcov } from "./study.ts";

const slope = 1;

const reasons = {
  iid: "it takes the error's variance to be the same at every row; here it is largest where leverage is.",
  hc0:
    "the line bends towards rows with leverage, so that their residuals, and the variance made of them, " +
    "are too small.",
  hc1: "one factor N/(N-K) for all rows, where those with leverage need a larger one.",
  hc2:
    "its correction is exact under equal variances only, and t(38) supposes more degrees of freedom than " +
    "a variance has that hangs on a few rows.",
  hc3: "what is left after its correction is the variability of a variance that hangs on a few rows with leverage.",
  wild: "nearest of all; the few rows with leverage still decide both the statistic and its draws.",
} as const;

/** Least squares with independent rows. */
export const leastSquaresStudies: readonly Study[] = [
  study({
    design: "homoskedastic, n = 50",
    seed: 101,
    truth: slope,
    draw: (generator) => {
      const x = normals(generator, 50);
      return { x, y: x.map((value) => 1 + slope * value + generator.normal()) };
    },
    fit: (data) => ols("y ~ x", data),
    methods: [underVcov("iid", "iid", "x"), underVcov("HC3", "HC3", "x")],
  }),
  study({
    design: "error ∝ uniform regressor, n = 200",
    seed: 103,
    truth: slope,
    draw: (generator) => {
      const x = numbers(200, () => 2 * generator.uniform());
      return { x, y: x.map((value) => 1 + slope * value + value * generator.normal()) };
    },
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("iid", "iid", "x", reasons.iid),
      ...(["HC0", "HC1", "HC2", "HC3"] as const).map((kind) => underVcov(kind, kind, "x")),
    ],
  }),
  study({
    design: "error ∝ lognormal regressor (leverage), n = 40",
    seed: 102,
    truth: slope,
    draw: (generator) => {
      const x = numbers(40, () => Math.exp(generator.normal()));
      return { x, y: x.map((value) => 1 + slope * value + value * generator.normal()) };
    },
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("iid", "iid", "x", reasons.iid),
      underVcov("HC0", "HC0", "x", reasons.hc0),
      underVcov("HC1", "HC1", "x", reasons.hc1),
      underVcov("HC2", "HC2", "x", reasons.hc2),
      underVcov("HC3", "HC3", "x", reasons.hc3),
      {
        name: "wild bootstrap (399 draws)",
        of: (fit) => [wildBootstrapTest(fit, "x = 0", { replications: 399, seed: 1 })],
        why: reasons.wild,
      },
    ],
  }),
];
