import { effectDegrees, occupied } from "../absorb/effect-degrees.ts";
import type { Way } from "../absorb/way.ts";
import type { FittedModel } from "../fit/model.ts";
import type { AbsorbedEffect } from "../formula/frame-types.ts";

/** What is counted of a model. */
interface Counted extends Pick<FittedModel, "frame" | "theta"> {
  readonly factorK?: number;
  readonly like?: FittedModel["like"] | undefined;
}

/**
 * K of the factors N/(N-K): the parameters, and the coefficients of absorbed effects by fixest's rules. "full" counts all of
 * these, "none" none, "nonnested" those of effects that are not nested in a cluster, and a constant when all are. Two ways
 * count by their rank, as fixest does with `fixef.force_exact`; like "fixest" one constant less for each further way.
 *
 * @param clusters the ways clustered by
 */
export function countedK(model: Counted, clusters: readonly Way[] = []): number {
  const { frame, like } = model;
  const own = model.factorK ?? model.theta.length;
  const { absorbed } = frame;
  if (absorbed === undefined || absorbed.fixefK === "none") return own;
  const { effects } = absorbed;
  const counted = absorbed.fixefK === "full" ? effects : effects.filter((effect) => !isNested(effect, clusters));
  if (like === "fixest") return own + counted.reduce((sum, effect) => sum + occupied(effect) - 1, 1);
  return own + (counted.length === effects.length ? absorbed.degrees : effectDegrees(counted));
}

/** Whether each level of the effect lies in one cluster of some way. */
export function isNested({ codes, count }: AbsorbedEffect, clusters: readonly Way[]): boolean {
  return clusters.some((cluster) => {
    const home = new Int32Array(count).fill(-1);
    for (let i = 0; i < codes.length; i++) {
      const level = codes[i]!;
      if (home[level] === -1) home[level] = cluster.codes[i]!;
      else if (home[level] !== cluster.codes[i]) return false;
    }
    return true;
  });
}
