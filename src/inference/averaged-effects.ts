import { EstimandError } from "../errors.ts";
import type { EffectLabel } from "./effect.ts";
import { EffectAverages } from "./effect-averages.ts";
import { EffectRows } from "./effect-rows.ts";
import type { EffectsQuestion } from "./effects-question.ts";
import { evaluateBlock } from "./evaluated-block.ts";
import type { EvaluationPoints } from "./evaluation-points.ts";
import { QuantityValues } from "./quantity-values.ts";

/** A slot of the row effects with the derivative of an estimate in its average. */
export interface SlotDerivative {
  readonly slot: number;
  readonly by: number;
  readonly average: number;
}

/** One estimate: an effect in a cell, with its derivatives in the parameters. */
export interface AveragedEffect {
  readonly label: EffectLabel;
  readonly cell: number;
  readonly estimate: number;
  readonly gradient: Float64Array;
  readonly slots: readonly SlotDerivative[];
  /** Rows averaged over, and the sum of their weights. */
  readonly rows: number;
  readonly weight: number;
}

/** Arrays for the effects of a question in the rows of a block. */
export function newEffectRows({ effects, comparing, designs }: EffectsQuestion, blockRows: number): EffectRows {
  const labels = effects.reduce((total, effect) => total + effect.labels.length, 0);
  return new EffectRows(comparing.slotsPerPair * labels, designs.length, blockRows);
}

/** The effects of a question averaged in every cell: label by label, within it cell by cell. */
export function averagedEffects(question: EffectsQuestion, points: EvaluationPoints): AveragedEffect[] {
  const { effects, comparing, designs, model, evaluated } = question;
  const out = newEffectRows(question, points.blockRows);
  const values = new QuantityValues(evaluated, points.blockRows);
  const averages = points.cells.map(() => new EffectAverages(out.values.length, model.theta.length, designs));
  points.eachBlock((point, cell) => {
    const block = evaluateBlock(designs, model.theta, point);
    values.evaluate(block.eta, block.rows);
    writeEffects(question, block, values, out);
    averages[cell]!.add(block, out);
  });
  return effects
    .flatMap(({ labels }) => labels)
    .flatMap((label, l) =>
      averages.map((average, cell) => checkDefined(averagedEffect(label, l, cell, average, comparing), question)),
    );
}

/** Writes all effects of a block. */
export function writeEffects(
  { effects, comparing }: EffectsQuestion,
  block: ReturnType<typeof evaluateBlock>,
  values: QuantityValues,
  out: EffectRows,
): void {
  out.begin(block.rows);
  let slot = 0;
  for (const effect of effects) {
    effect.write(block, values, out, slot);
    slot += comparing.slotsPerPair * effect.labels.length;
  }
}

function averagedEffect(
  label: EffectLabel,
  l: number,
  cell: number,
  average: EffectAverages,
  comparing: EffectsQuestion["comparing"],
): AveragedEffect {
  const sides = Array.from({ length: comparing.slotsPerPair }, (_, s) => comparing.slotsPerPair * l + s);
  const [high, low] = sides.map((slot) => average.average(slot));
  const { value, byHigh, byLow } = comparing.of(high!.value, low?.value ?? 0);
  const gradient = high!.gradient.map((derivative, j) => byHigh * derivative + byLow * (low?.gradient[j] ?? 0));
  const slots = sides.map((slot, s) => ({
    slot,
    by: s === 0 ? byHigh : byLow,
    average: (s === 0 ? high! : low!).value,
  }));
  return { label, cell, estimate: value, gradient, slots, rows: average.rows, weight: average.weight };
}

function checkDefined(effect: AveragedEffect, { quantity, designs }: EffectsQuestion): AveragedEffect {
  if (Number.isFinite(effect.estimate) && effect.gradient.every(Number.isFinite)) return effect;
  const { term, contrast } = effect.label;
  const why =
    effect.rows === 0
      ? `no row is complete there${designs.some(({ leftOut }) => leftOut !== undefined) ? ", or all lie where rows were left out of the sample by separation" : ""}`
      : `the quantity (${quantity.label}) is undefined, or zero where it is divided by, in some row`;
  throw new EstimandError(
    "undefined-quantity",
    `The effect of ${term}${contrast === "" ? "" : ` (${contrast})`} is not a number: ${why}. Change the values ` +
      "asked for, or ask for another type.",
    { term, contrast, rows: effect.rows },
  );
}
