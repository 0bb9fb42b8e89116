import type { OutcomeBlock } from "./likelihood.ts";
import type { Panel } from "./random-intercept.ts";
import { clearDerivatives, makeScratch } from "./scratch.ts";

/** Where the nodes of each unit are put: centre + √2 · scale · (Gauss-Hermite node). */
export interface NodePlaces {
  readonly centre: Float64Array;
  readonly scale: Float64Array;
}

const blockRows = 1024;
const mostSteps = 60;
/** Nodes a 1e-8th of their distance away give the same integral. */
const nearEnough = 1e-8;

/**
 * The mode of h(a) = Σ_t ℓ_t(η_t + σa) - a²/2 for each unit and 1/√(-h'') there, by Newton's method for all units at once.
 * A step is shortened to 3 at most: far out a log-likelihood may bend more than its curvature at hand says.
 *
 * @param at all rows: predictors without the intercept, and outcomes
 */
export function unitModes<P extends string, Y extends string>(
  panel: Panel<P, Y>,
  at: OutcomeBlock<P, Y>,
  sigma: number,
): NodePlaces {
  const units = panel.units.starts.length - 1;
  const centre = new Float64Array(units);
  const scale = new Float64Array(units);
  const slope = new Float64Array(units);
  const bend = new Float64Array(units);
  const add = slopeAdder(panel, at);
  for (let step = 0, largest = Number.POSITIVE_INFINITY; step < mostSteps && largest > nearEnough; step++) {
    add(centre, sigma, slope, bend);
    largest = 0;
    for (let g = 0; g < units; g++) {
      const curvature = Math.max(1e-3, 1 - sigma * sigma * bend[g]!);
      const move = (sigma * slope[g]! - centre[g]!) / curvature;
      centre[g] = centre[g]! + Math.max(-3, Math.min(3, move));
      scale[g] = 1 / Math.sqrt(curvature);
      largest = Math.max(largest, Math.abs(move));
    }
  }
  return { centre, scale };
}

type SlopeAdder = (centre: Float64Array, sigma: number, slope: Float64Array, bend: Float64Array) => void;

/** Writes Σ ℓ' and Σ ℓ'' of each unit at η + σ · centre. */
function slopeAdder<P extends string, Y extends string>(
  { likelihood, effect, units }: Panel<P, Y>,
  at: OutcomeBlock<P, Y>,
): SlopeAdder {
  const unitOf = new Int32Array(at.rows);
  for (let g = 0; g + 1 < units.starts.length; g++)
    for (let p = units.starts[g]!; p < units.starts[g + 1]!; p++) unitOf[units.rows[p]!] = g;
  const scratch = makeScratch(likelihood, Math.min(blockRows, at.rows));
  const first = scratch.first[effect];
  const second = scratch.second[`${effect}_${effect}`];
  return (centre, sigma, slope, bend) => {
    slope.fill(0);
    bend.fill(0);
    for (let start = 0; start < at.rows; start += blockRows) {
      const rows = Math.min(blockRows, at.rows - start);
      const outcome = views(at.outcome, start, rows);
      for (const name of likelihood.predictors) scratch.eta[name].set(at.eta[name].subarray(start, start + rows));
      const eta = scratch.eta[effect];
      for (let i = 0; i < rows; i++) eta[i] = eta[i]! + sigma * centre[unitOf[start + i]!]!;
      clearDerivatives(scratch, rows);
      likelihood.rows({ rows, eta: scratch.eta, outcome }, scratch);
      for (let i = 0; i < rows; i++) {
        const g = unitOf[start + i]!;
        slope[g] = slope[g]! + first[i]!;
        bend[g] = bend[g]! + second[i]!;
      }
    }
  };
}

function views<Y extends string>(
  arrays: Readonly<Record<Y, Float64Array>>,
  start: number,
  rows: number,
): Record<Y, Float64Array> {
  const out = {} as Record<Y, Float64Array>;
  for (const name of Object.keys(arrays) as Y[]) out[name] = arrays[name].subarray(start, start + rows);
  return out;
}
