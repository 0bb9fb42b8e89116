import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { dot } from "../linalg/matrix.ts";
import type { Combination } from "../moments/combination.ts";
import { coefficientsOf } from "../moments/instrument-space.ts";
import { endogenousNames, endogenousOf, instrumentsOf } from "../moments/linear-problem.ts";
import { explainedCombinations } from "./explained-combinations.ts";
import { excludedPart, type FirstEstimate } from "./instrumental-estimate.ts";
import { instrumentWald } from "./instrument-wald.ts";
import { listed } from "./listed.ts";

/** Whether the instruments move every combination of the endogenous columns, in any covariance. */
export interface KleibergenPaap {
  /** Rank test by scores; Anderson's canonical correlations test under "iid". */
  readonly lm: TestResult;
  /** rk Wald statistic over the number of instruments; Cragg and Donald's F under "iid". */
  readonly waldF: number;
}

/**
 * Kleibergen and Paap's rk statistics for a rank one short of full. With Π̂ the coordinates of the endogenous columns on
 * orthonormal instruments, a the combination that is explained least, and U₂ what is orthogonal to the better explained ones,
 * λ = U₂'Π̂a is tested by its covariance: from first-stage residuals (Wald), or from the columns themselves (LM).
 *
 * Source: Kleibergen and Paap (2006), Journal of Econometrics 133, 97-126.
 */
export function kleibergenPaap(estimate: FirstEstimate, option: VcovOption): KleibergenPaap {
  const { problem } = estimate;
  const names = endogenousNames(problem);
  const degrees = problem.excluded - problem.endogenous + 1;
  return {
    lm: testResult({
      name:
        option === "iid"
          ? "Anderson canonical correlations LM test (underidentification)"
          : "Kleibergen-Paap rk LM test (underidentification)",
      null: `The instruments do not move ${names.length > 1 ? `some combination of ${listed(names)}` : names[0]}.`,
      statistic: rankStatistic(estimate, option, false),
      distribution: "chi2",
      df: [degrees],
    }),
    waldF: rankStatistic(estimate, option, true) / problem.excluded,
  };
}

function rankStatistic(estimate: FirstEstimate, option: VcovOption, wald: boolean): number {
  const { problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const { among } = twoStage.moments;
  const explained = Array.from({ length: q }, (_, j) => excludedPart(estimate, space.coordinates[space.size + j]!));
  const products = (i: number, j: number): number => dot(explained[i]!, explained[j]!);
  const total = (i: number, j: number): number => among[(1 + i) * (q + 1) + 1 + j]! + (wald ? 0 : products(i, j));
  const combinations = explainedCombinations(q, products, total);
  if (combinations === undefined) return Number.NaN;
  const along = (weights: Float64Array): Float64Array => combined(explained, weights);
  const last = combinations.at(-1)!;
  return instrumentWald(
    estimate,
    {
      coordinates: along(last),
      residual: combinationResidual(estimate, last, wald),
      rss: 1,
      directions: complement(combinations.slice(0, -1).map(along), problem.excluded),
    },
    option,
    wald,
  ).statistic;
}

/** What is left of the combination Ya of the endogenous columns: by all instruments, or by the exogenous columns alone. */
function combinationResidual({ problem, space }: FirstEstimate, a: Float64Array, wald: boolean): Combination {
  const coordinates = combined(space.coordinates.slice(space.size, -1), a);
  if (!wald) coordinates.fill(0, problem.exogenous);
  const explained = coefficientsOf(space, coordinates).map((value) => -value);
  return {
    columns: [...endogenousOf(problem), ...instrumentsOf(problem)],
    coefficients: Float64Array.of(...a, ...explained),
  };
}

export function combined(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
  return columns[0]!.map((_, i) => columns.reduce((sum, column, j) => sum + column[i]! * weights[j]!, 0));
}

const smallestLength = 1e-4;

/** An orthonormal basis of what is orthogonal to the vectors, by Gram and Schmidt's process, twice. */
export function complement(vectors: readonly Float64Array[], size: number): readonly Float64Array[] {
  const basis: Float64Array[] = [];
  const add = (vector: Float64Array): void => {
    let rest = vector;
    for (const _ of [1, 2]) {
      for (const one of basis) {
        const share = dot(one, rest);
        rest = rest.map((value, i) => value - share * one[i]!);
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    if (length > smallestLength * Math.sqrt(dot(vector, vector))) basis.push(rest.map((value) => value / length));
  };
  for (const vector of vectors) add(vector);
  for (let i = 0; i < size && basis.length < size; i++)
    add(Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0)));
  return basis.slice(vectors.length);
}
