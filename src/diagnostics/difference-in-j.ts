import type { VcovOption } from "../inference/vcov-option.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import { momentCovariance } from "./moment-covariance.ts";
import type { FirstEstimate } from "./instrumental-estimate.ts";
import { weightedMoments } from "./weighted-moments.ts";

/**
 * The C statistic of the last `suspects` instruments: by how much the least g'S⁻¹g falls without their moments, S from the
 * residuals of the estimate with them, of which a block is used without them. Chi-square with as many degrees of freedom.
 * NaN where S is singular.
 *
 * Source: Eichenbaum, Hansen and Singleton (1988); Hayashi (2000), section 3.6.
 */
export function differenceInJ(
  estimate: FirstEstimate,
  suspects: number,
  option: VcovOption,
  solution: InstrumentalSolution = estimate.twoStage,
): number {
  const S = momentCovariance(estimate, solution, option).values;
  const all = weightedMoments(estimate, solution, S);
  const without = weightedMoments(estimate, solution, S, estimate.space.size - suspects);
  return all === undefined || without === undefined ? Number.NaN : all.fit.rss - without.fit.rss;
}
