import type { PanelProblem } from "./panel-problem.ts";

/** Standard deviations tried. */
const tried = [0.1, 0.3, 0.7, 1.2, 2, 3.5];

/** Few nodes are enough to compare them. */
const nodes = 8;

/**
 * Start values of a random intercept from those without: the best of some σ, with coefficients enlarged by √(1 + σ²/v), v
 * the variance of a row's own error, so that the probabilities stay about where they were.
 *
 * @param pooled the maximum with σ = 0
 */
export function randomInterceptStart(problem: PanelProblem, pooled: Float64Array, v: number): Float64Array {
  const candidates = tried.map((sigma) => {
    const larger = Math.sqrt(1 + (sigma * sigma) / v);
    const point = Float64Array.of(...pooled.map((b) => larger * b), Math.log(sigma));
    return { point, value: problem.placed(point, nodes).value(point) };
  });
  return candidates.reduce((best, each) => (each.value > best.value ? each : best)).point;
}

/**
 * d ln L/d(σ²) at σ = 0, ½ Σ_g w_g [(Σ_t ℓ')² + Σ_t ℓ'']: where it is not positive the likelihood falls as σ leaves 0.
 */
export function varianceScoreAtZero({ panel, data, placed }: PanelProblem, pooled: Float64Array): number {
  const { rows, starts } = panel.units;
  const point = Float64Array.of(...pooled, Number.NEGATIVE_INFINITY);
  const first = new Float64Array(data.rows);
  const second = new Float64Array(data.rows);
  placed(point, 1).eachBlock(point, (block) => {
    first.set(block.first[panel.effect]!.subarray(0, block.rows), block.start);
    second.set(block.second[`${panel.effect}_${panel.effect}`]!.subarray(0, block.rows), block.start);
  });
  let score = 0;
  for (let g = 0; g + 1 < starts.length; g++) {
    let slope = 0;
    let bend = 0;
    for (let p = starts[g]!; p < starts[g + 1]!; p++) {
      slope += first[rows[p]!]!;
      bend += second[rows[p]!]!;
    }
    score += 0.5 * (data.weights?.[rows[starts[g]!]!] ?? 1) * (slope * slope + bend);
  }
  return score;
}
