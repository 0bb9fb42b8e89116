import { freeObservations } from "../formula/free-observations.ts";
import { craggDonald } from "../diagnostics/cragg-donald.ts";
import type { FirstEstimate } from "../diagnostics/instrumental-estimate.ts";
import { EstimandError } from "../errors.ts";
import { kClass } from "../moments/k-class.ts";
import { limlRoot } from "../moments/liml-root.ts";
import { bekkerCovariance } from "./bekker-covariance.ts";
import { continuouslyUpdatedGmm } from "./gmm-cue.ts";
import { type GmmEstimate, gmmStep, iteratedGmm } from "./gmm.ts";
import { gmmCovariances } from "./gmm-covariances.ts";
import type { IvEstimate, OwnCovariances } from "./iv-estimate.ts";
import type { IvChoices, IvMethod } from "./iv-options.ts";

export interface InstrumentalMethod {
  readonly title: string;
  estimate(first: FirstEstimate, choices: IvChoices): IvEstimate;
  covariances(estimate: IvEstimate, small: boolean): OwnCovariances;
}

const closedForm = { iterations: 0, converged: true, gradientNorm: 0 } as const;

/** The k-class member with k from the data. */
function kClassMethod(
  name: string,
  kOf: (first: FirstEstimate, choices: IvChoices) => number,
  bekker: boolean,
): InstrumentalMethod {
  return {
    title: `Instrumental variables (${name})`,
    estimate: (first, choices) => {
      const k = kOf(first, choices);
      const solution = kClass(first.problem, first.space, first.twoStage, k);
      if (solution === undefined) throw tooLarge(k, first);
      return { ...first, solution, k, ...closedForm };
    },
    covariances: (estimate, small) => ({
      inverseWritten: "(X'(I-kM)X)⁻¹",
      ...(bekker ? { own: { bekker: bekkerCovariance(estimate, small) } } : {}),
    }),
  };
}

function gmmMethod(
  name: string,
  estimate: (first: FirstEstimate, choices: IvChoices) => GmmEstimate,
): InstrumentalMethod {
  return {
    title: `Instrumental variables (${name} GMM)`,
    estimate: (first, choices) => ({ ...first, ...estimate(first, choices) }),
    covariances: gmmCovariances,
  };
}

const limlK = ({ problem, space, twoStage }: FirstEstimate): number => 1 + limlRoot(problem, space, twoStage);

/** The methods by their words. */
export const ivMethods: Readonly<Record<IvMethod, InstrumentalMethod>> = {
  "2sls": {
    title: "Instrumental variables (two-stage least squares)",
    estimate: (first) => ({ ...first, solution: first.twoStage, ...closedForm }),
    covariances: () => ({ inverseWritten: "(X̂'X̂)⁻¹" }),
  },
  liml: kClassMethod("limited-information maximum likelihood", limlK, true),
  fuller: kClassMethod(
    "Fuller's modified LIML",
    (first, { alpha }) => limlK(first) - alpha / (freeObservations(first.frame) - first.space.size),
    true,
  ),
  kclass: kClassMethod("k-class", (_, { k }) => k, false),
  gmm: gmmMethod("two-step", (first, { weightMatrix }) => gmmStep(first, first.twoStage, weightMatrix)),
  "gmm-iterated": gmmMethod("iterated", (first, { weightMatrix }) => iteratedGmm(first, weightMatrix)),
  "gmm-cue": gmmMethod("continuously updated", (first, { weightMatrix }) =>
    continuouslyUpdatedGmm(first, weightMatrix),
  ),
};

/** k is bounded by the smallest eigenvalue of the first stages: the concentration that Cragg and Donald's F measures. */
function tooLarge(k: number, first: FirstEstimate): EstimandError {
  const { frame, problem, space } = first;
  const largest = 1 + (craggDonald(first) * problem.excluded) / (freeObservations(frame) - space.size);
  return new EstimandError(
    "bad-option",
    `k: ${Number(k.toPrecision(6))} leaves the normal equations without a solution; in these data k must be below ` +
      `${Number(largest.toPrecision(6))}. Use a smaller k, or method: "liml".`,
    { option: "k", largest },
  );
}
