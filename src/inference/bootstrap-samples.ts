import { EstimandError } from "../errors.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { resampledFrame } from "../formula/resampled-frame.ts";
import type { RandomGenerator } from "../random/generator.ts";
import type { BootstrapOptions } from "./bootstrap-spec.ts";
import { clusterWay } from "./cluster-way.ts";
import { type Grouping, grouping } from "./grouping.ts";
import { rowsByGroup } from "./rows-by-group.ts";

/** A sample drawn from a sample. */
export interface DrawnSample {
  readonly frame: Frame;
  /** The clusters as drawn: one that came twice is two. Undefined where rows were drawn. */
  readonly clusters: Grouping | undefined;
}

/** Draws samples with replacement, each from the next random numbers. */
export type Sampler = (draw: RandomGenerator) => DrawnSample;

/** The sampler that options name: of rows, or of the clusters of a column. */
export function sampler(model: FittedModel, { kind, cluster }: BootstrapOptions): Sampler {
  if (kind !== undefined && kind !== "pairs" && kind !== "cluster") {
    throw fault(`kind is ${JSON.stringify(kind)}: use "pairs" or "cluster".`);
  }
  if ((kind === "cluster") !== (cluster !== undefined) && kind !== undefined) {
    throw fault(kind === "pairs" ? 'kind "pairs" draws rows: leave cluster out.' : "name the cluster column too.");
  }
  if (cluster !== undefined) return clusterSampler(model, clusterWay(model, cluster));
  return model.frame.weights?.kind === "frequency" ? countedSampler(model.frame) : rowSampler(model.frame);
}

function rowSampler(frame: Frame): Sampler {
  return (draw) => {
    const times = drawCounts(draw, frame.rows, frame.rows);
    return { frame: resampledFrame(frame, repeated(times, frame.rows)), clusters: undefined };
  };
}

/** Rows that stand for several: as many observations are drawn as there are. */
function countedSampler(frame: Frame): Sampler {
  const { values } = frame.weights!;
  const rowOf = Int32Array.from(Array.from(values).flatMap((times, row) => Array<number>(times).fill(row)));
  return (draw) => {
    const counts = new Float64Array(frame.rows);
    for (let i = 0; i < rowOf.length; i++) counts[rowOf[draw.integer(rowOf.length)]!]!++;
    const rows = Int32Array.from(counts.keys()).filter((row) => counts[row]! > 0);
    const frequencies = Float64Array.from(rows, (row) => counts[row]!);
    return { frame: resampledFrame(frame, rows, { frequencies }), clusters: undefined };
  };
}

function clusterSampler({ frame }: FittedModel, way: Grouping): Sampler {
  const { rows, starts } = rowsByGroup(way);
  return (draw) => {
    const chosen = repeated(drawCounts(draw, way.count, way.count), way.count);
    const total = chosen.reduce((sum, cluster) => sum + way.sizes[cluster]!, 0);
    const positions = new Int32Array(total);
    const codes = new Int32Array(total);
    let at = 0;
    chosen.forEach((cluster, code) => {
      const members = rows.subarray(starts[cluster]!, starts[cluster + 1]!);
      positions.set(members, at);
      codes.fill(code, at, at + members.length);
      at += members.length;
    });
    return { frame: resampledFrame(frame, positions, { draws: codes }), clusters: grouping(codes, way.count) };
  };
}

/** How often each of `units` comes in `draws` draws. */
function drawCounts(draw: RandomGenerator, units: number, draws: number): Int32Array {
  const counts = new Int32Array(units);
  for (let i = 0; i < draws; i++) counts[draw.integer(units)]!++;
  return counts;
}

/** 0, 0, 2, 3, 3, 3 from counts 2, 0, 1, 3. */
function repeated(counts: Int32Array, total: number): Int32Array {
  const out = new Int32Array(total);
  let at = 0;
  counts.forEach((count, unit) => {
    out.fill(unit, at, at + count);
    at += count;
  });
  return out;
}

function fault(message: string): EstimandError {
  return new EstimandError("bad-option", `bootstrap: ${message}`, { option: "bootstrap" });
}
