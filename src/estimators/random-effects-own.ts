import type { DerivedParameter, Fit } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { unitSizes } from "../likelihood/random-intercept.ts";
import { boundaryRatioTest } from "./boundary-ratio-test.ts";
import { logParameter } from "./derived-parameter.ts";
import type { OwnFields } from "./likelihood-definition.ts";
import type { RandomEffectsModel } from "./random-effects.ts";
import type { RandomEffectsEstimate } from "./random-effects-estimate.ts";
import type { RandomEffectsFit } from "./random-effects-fit.ts";

export type RandomEffectsOwn = Omit<RandomEffectsFit, keyof Fit> & OwnFields;

/** What a fit with random effects says beside the common record: σ_u, ρ, the units, the quadrature, the test of σ_u = 0. */
export function randomEffectsOwn(
  { errorVariance, derived }: RandomEffectsModel,
  panel: string,
  { problem, maximum, frame, pooledLogLik, changes }: RandomEffectsEstimate,
  model: FittedModel,
  covariance: ChosenCovariance,
): RandomEffectsOwn {
  const sigmaU = Math.exp(model.theta.at(-1)!);
  const sigma = logParameter(model, covariance, "lnSigmaU");
  return {
    logLik: maximum.value,
    sigmaU,
    rho: shareOf(sigmaU, errorVariance),
    pooledLogLik,
    units: { column: panel, ...unitSizes(problem.panel.units) },
    quadrature: { nodes: problem.panel.nodes, changes },
    derived: {
      ...derived?.(problem, model, covariance),
      ...(sigmaU === 0 ? {} : { sigmaU: sigma, rho: shareParameter(sigma, errorVariance) }),
    },
    tests:
      frame.weights?.kind === "probability"
        ? {}
        : { lrSigmaU: boundaryRatioTest(noEffects, 2 * (maximum.value - pooledLogLik), covariance.label) },
  } as RandomEffectsOwn;
}

/** ρ = σ²/(σ² + v). */
const shareOf = (sigma: number, v: number): number => 1 / (1 + v / (sigma * sigma));

/** ρ with the interval of ln σ mapped; dρ/d ln σ = 2ρ(1 - ρ). */
function shareParameter({ estimate, se, low, high }: DerivedParameter, v: number): DerivedParameter {
  const rho = shareOf(estimate, v);
  return {
    estimate: rho,
    se: (2 * rho * (1 - rho) * se) / estimate,
    low: shareOf(low, v),
    high: shareOf(high, v),
    scale: "log",
  };
}

const noEffects = {
  name: "Likelihood-ratio test of no unit effects",
  null: "The units' effects have no variance (sigmaU = 0).",
};
