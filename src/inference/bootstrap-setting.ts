import { EstimandError } from "../errors.ts";
import type { FittedModel } from "../fit/model.ts";
import { clusterWay } from "./cluster-way.ts";
import { type Grouping, grouping } from "./grouping.ts";
import { parseHypothesis } from "./hypothesis.ts";
import type { Restriction } from "./linear-combination.ts";
import { type WildDraws, type WildWeights, wildDraws } from "./wild-weights.ts";

/** Options of the bootstrap tests of one hypothesis. */
export interface BootstrapTestOptions<Name extends string = string> {
  /** The column within whose groups errors may be dependent; without it rows are independent. */
  readonly cluster?: Name;
  /** Default "rademacher"; "webb" where clusters are fewer than about ten. */
  readonly weights?: WildWeights;
  /** Default 9999. */
  readonly replications?: number;
  /** Every draw in place of random ones; default: where there are no more draws than replications. */
  readonly enumerate?: boolean;
  /** A whole number; needed unless all draws are enumerated. */
  readonly seed?: number;
  /** Level of the interval; 0.95. */
  readonly level?: number;
  /** Called for each value whose p-value is computed on the way to the interval. */
  readonly onProgress?: (at: { readonly evaluations: number }) => void;
}

/** A hypothesis as read, the groups and the draws. */
export interface BootstrapSetting {
  readonly restriction: Restriction;
  readonly way: Grouping;
  readonly draws: WildDraws;
}

const defaultReplications = 9999;

/**
 * Reads hypothesis and options.
 *
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient", "bad-option", "one-cluster", "unknown-column"
 */
export function bootstrapSetting(
  model: FittedModel,
  hypothesis: string,
  options: BootstrapTestOptions,
): BootstrapSetting {
  const [restriction, ...others] = parseHypothesis(hypothesis, model.names);
  if (others.length > 0) {
    const message = `'${hypothesis}' makes ${others.length + 1} restrictions: this test takes one, such as "a = 0".`;
    throw new EstimandError("bad-hypothesis", message, { hypothesis });
  }
  const { cluster, weights = "rademacher", replications = defaultReplications, enumerate, seed } = options;
  if (cluster === undefined && model.frame.weights?.kind === "frequency") throw countedRows();
  const way = cluster === undefined ? everyRow(model.frame.rows) : clusterWay(model, cluster);
  const draws = wildDraws(way.count, { weights, replications, seed: seed ?? 0, enumerate });
  if (!draws.enumerated && seed === undefined) {
    throw new EstimandError("bad-option", "Random draws need a seed: pass { seed: 1 } or any other whole number.", {
      option: "seed",
    });
  }
  return { restriction: restriction!, way, draws };
}

function everyRow(rows: number): Grouping {
  return grouping(
    Int32Array.from({ length: rows }, (_, i) => i),
    rows,
  );
}

function countedRows(): EstimandError {
  return new EstimandError(
    "bad-option",
    "With frequency weights a row stands for several, which need weights of their own: give each its own row, or name clusters.",
    { option: "weights" },
  );
}
