import type { EffectSums } from "./effect-sums.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { QuantityValues } from "./quantity-values.ts";

/** What one number says: the effect of `term`, as a slope or as a difference. */
export interface EffectLabel {
  /** By which the effect is found: "age", "industry[J62]". */
  readonly name: string;
  readonly term: string;
  /** "dy/dx", "1 - 0", "J62 - J58". */
  readonly contrast: string;
}

/** The effects of one column: a slope, or differences between values. */
export interface Effect {
  readonly labels: readonly EffectLabel[];
  /** Adds a block's effects and their derivatives to the sums, as effects number `at` and following. */
  add(block: EvaluatedBlock, values: QuantityValues, sums: EffectSums, at: number): void;
}
