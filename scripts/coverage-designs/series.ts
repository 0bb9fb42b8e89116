import { ols } from "../../src/index.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { autoregression } from "./draws.ts";
import { type Study, study, underVcov } from "./study.ts";

const slope = 1;
const quadraticSpectral = { kernel: "quadratic-spectral", rule: "andrews-1991" } as const;

const reasons = {
  none: "autocovariances are left out, and their sum is positive here.",
  lags: "weights 1 - j/5 shrink autocovariances that are positive, and residuals are less autocorrelated than errors.",
  rule:
    "Bartlett weights shrink autocovariances that are positive, and the t distribution knows nothing of " +
    "a bandwidth that is estimated.",
  spectral:
    "less bias than Bartlett's, but residuals are less autocorrelated than errors, and the bandwidth is " +
    "estimated.",
} as const;

/** Least squares with autocorrelated errors. */
export const seriesStudies: readonly Study[] = [
  { periods: 200, seed: 301 },
  { periods: 1000, seed: 302 },
].map(({ periods, seed }) =>
  study({
    design: `regressor and error AR(1) with ρ = 0.5, T = ${periods}`,
    seed,
    truth: slope,
    draw: (generator) => {
      const x = autoregression(generator, periods, 0.5);
      const error = autoregression(generator, periods, 0.5);
      return { x, y: x.map((value, i) => 1 + slope * value + error[i]!) };
    },
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("HC1", "HC1", "x", reasons.none),
      underVcov("HAC Bartlett, 4 lags", hac({ lags: 4 }), "x", reasons.lags),
      underVcov("HAC Bartlett, Newey-West 1994", hac({ rule: "newey-west-1994" }), "x", reasons.rule),
      underVcov("HAC Bartlett, Andrews 1991", hac({ rule: "andrews-1991" }), "x", reasons.rule),
      underVcov("HAC quadratic spectral, Andrews 1991", hac(quadraticSpectral), "x", reasons.spectral),
    ],
  }),
);
