import type { Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import { checkWeights } from "../../formula/weights.ts";
import type { WeightOption } from "../../formula/frame-types.ts";
import type { DeterminantSpecification } from "../specification.ts";
import { attempt, type Part, skipped } from "./part.ts";

/** The sampling weights of the estimates. */
export interface SamplingWeights {
  readonly column: string;
  /** Models that were estimated without them, by title: their estimators cannot take these weights. */
  readonly unweighted: readonly string[];
}

/** What every estimator of a weighted analysis is given: probability weights, and so robust covariances. */
export interface Sampled {
  readonly weights?: WeightOption;
}

export function sampled({ weights }: Pick<DeterminantSpecification, "weights">): Sampled {
  return weights === undefined ? {} : { weights: { kind: "probability", column: weights } };
}

const none = skipped(
  "not-specified",
  "No sampling weights are given: every firm counts as one.",
  "표본가중치가 없어 모든 기업을 동일하게 반영하였습니다.",
);

/** Whether the weights can be used at all: they are known to some firm, finite and nowhere negative. */
export function checkedWeights({ weights }: DeterminantSpecification, firms: Table): Part<{ readonly column: string }> {
  if (weights === undefined) return none;
  return attempt(() => {
    checkWeights({ kind: "probability", column: weights }, firms);
    return { column: weights };
  });
}

/** The fits among these that took no weights. */
export function unweightedAmong(fits: readonly Fit[]): readonly string[] {
  return [...new Set(fits.filter(({ conventions }) => conventions.weights === "none").map(({ title }) => title))];
}
