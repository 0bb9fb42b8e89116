import type { EffectRows } from "./effect-rows.ts";
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

/** The effects of one column: a slope, or comparisons of values; or the quantity itself. */
export interface Effect {
  readonly labels: readonly EffectLabel[];
  /**
   * Writes a block's effects and their derivatives, row by row, into the slots from `slot` on: one for each label, or two
   * where the quantity under two values is compared after averaging (the higher side first).
   */
  write(block: EvaluatedBlock, values: QuantityValues, out: EffectRows, slot: number): void;
}
