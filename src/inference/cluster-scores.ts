import type { FittedModel } from "../fit/model.ts";
import type { Grouping } from "./grouping.ts";
import { eachScoreBlock } from "./score-blocks.ts";

/** The sums of the scores by group: `out[j][g]` for parameter j. */
export function clusterScores(model: Pick<FittedModel, "theta" | "frame" | "scores">, way: Grouping): Float64Array[] {
  const sums = Array.from(model.theta, () => new Float64Array(way.count));
  eachScoreBlock(model, (scores, start, rows) => {
    scores.forEach((score, j) => {
      const sum = sums[j]!;
      for (let i = 0; i < rows; i++) sum[way.codes[start + i]!]! += score[i]!;
    });
  });
  return sums;
}
