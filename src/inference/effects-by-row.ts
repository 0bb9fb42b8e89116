import { quantityWords } from "./quantity-words.ts";
import { criticalValue } from "../fit/coefficient-table.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { newEffectRows, writeEffects } from "./averaged-effects.ts";
import type { EffectLabel } from "./effect.ts";
import type { EffectRows } from "./effect-rows.ts";
import { effectsByRowDocument } from "./effects-by-row-document.ts";
import { type EffectsByRowOptions, type EffectsQuestion, refused } from "./effects-question.ts";
import { effectWarnings } from "./effect-warnings.ts";
import { type EvaluatedBlock, evaluateBlock } from "./evaluated-block.ts";
import { checkLevel } from "./level.ts";
import { QuantityValues } from "./quantity-values.ts";
import { RowStandardErrors } from "./row-standard-errors.ts";
import { blockColumns, eachBlock } from "./score-blocks.ts";

/** One effect at every row, in their order; NaN where a needed column is missing. */
export interface RowEffect extends EffectLabel {
  readonly estimate: Float64Array;
  readonly se: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Effects at every row of the sample or of new data: `effects.age.estimate`, `effects["industry[J62]"].se`. */
export interface EffectsByRow extends Displayed {
  readonly title: string;
  readonly quantity: string;
  readonly at: "rows";
  readonly level: number;
  readonly effects: Readonly<Record<string, RowEffect>>;
  readonly conventions: Pick<Fit["conventions"], "vcov" | "distribution" | "df">;
  readonly sample: { readonly used: number; readonly incomplete: number };
  readonly warnings: readonly Warning[];
}

/** The effects of a question at every row, with delta-method standard errors. */
export function effectsByRow(question: EffectsQuestion, options: EffectsByRowOptions): EffectsByRow {
  checkRowOptions(options);
  const { fit, sample, heading } = question;
  const level = checkLevel(options.level ?? 0.95);
  const labels = question.effects.flatMap((effect) => effect.labels);
  const rows = sample.table.rows;
  const missing = (): Float64Array => new Float64Array(rows).fill(Number.NaN);
  const effects = labels.map(
    (label): RowEffect => ({ ...label, estimate: missing(), se: missing(), low: missing(), high: missing() }),
  );
  const used = writeRows(question, effects, criticalValue(level, fit.conventions));
  const { vcov, distribution, df } = fit.conventions;
  const quantity = quantityWords(question.model, question.quantity);
  const record = {
    title: `${heading[0].charAt(0).toUpperCase()}${heading[0].slice(1)} by row ${heading[1]} ${quantity}`,
    quantity,
    at: "rows" as const,
    level,
    effects: Object.fromEntries(effects.map((effect) => [effect.name, effect])),
    conventions: { vcov, distribution, df },
    sample: { used, incomplete: rows - used },
    warnings: effectWarnings(fit),
  };
  return displayed(record, effectsByRowDocument);
}

function checkRowOptions(options: EffectsByRowOptions): void {
  for (const name of ["by", "grid", "se", "equivalence"]) {
    if ((options as unknown as Record<string, unknown>)[name] === undefined) continue;
    throw refused(
      name,
      `${name} is for averages: at: "rows" has an estimate for every row and averages none. Leave one out.`,
    );
  }
}

/** Fills the arrays, and returns how many rows were complete. */
function writeRows(question: EffectsQuestion, effects: readonly RowEffect[], critical: number): number {
  const { fit, model, designs, evaluated, sample } = question;
  const { table } = sample;
  const [blockRows] = blockColumns(1, table.rows).map(({ length }) => length) as [number];
  const out = newEffectRows(question, blockRows);
  const values = new QuantityValues(evaluated, blockRows);
  const errors = new RowStandardErrors(model, designs, fit, blockRows);
  const writer = new CompletedRows(question, errors, critical, blockRows);
  let used = 0;
  eachBlock(table.rows, (start, rows) => {
    const point = { table: table.slice(start, start + rows), rows, weights: undefined };
    const block = evaluateBlock(designs, model.theta, point);
    values.evaluate(block.eta, block.rows);
    writeEffects(question, block, values, out);
    for (const [l, effect] of effects.entries()) writer.write(block, out, l, effect, start);
    used += block.rows;
  });
  return used;
}

/** Compares the slots of an effect row by row, and writes what comes out where the rows belong. */
class CompletedRows {
  readonly #question: EffectsQuestion;
  readonly #errors: RowStandardErrors;
  readonly #critical: number;
  readonly #estimate: Float64Array;
  readonly #se: Float64Array;
  readonly #by: readonly Float64Array[];

  constructor(question: EffectsQuestion, errors: RowStandardErrors, critical: number, blockRows: number) {
    this.#question = question;
    this.#errors = errors;
    this.#critical = critical;
    [this.#estimate, this.#se, ...this.#by] = blockColumns(4, blockRows) as [Float64Array, Float64Array];
  }

  write(block: EvaluatedBlock, out: EffectRows, l: number, effect: RowEffect, start: number): void {
    const { comparing } = this.#question;
    const slots = Array.from({ length: comparing.slotsPerPair }, (_, s) => comparing.slotsPerPair * l + s);
    const [high, low] = slots.map((slot) => out.values[slot]!);
    const [byHigh, byLow] = this.#by as [Float64Array, Float64Array];
    for (let i = 0; i < block.rows; i++) {
      const compared = comparing.of(high![i]!, low?.[i] ?? 0);
      this.#estimate[i] = compared.value;
      byHigh[i] = compared.byHigh;
      byLow[i] = compared.byLow;
    }
    this.#errors.writeEffect(block, out, new Map(slots.map((slot, s) => [slot, this.#by[s]!])), this.#se);
    for (let c = 0; c < block.rows; c++) {
      const row = start + (block.kept?.[c] ?? c);
      effect.estimate[row] = this.#estimate[c]!;
      effect.se[row] = this.#se[c]!;
      effect.low[row] = this.#estimate[c]! - this.#critical * this.#se[c]!;
      effect.high[row] = this.#estimate[c]! + this.#critical * this.#se[c]!;
    }
  }
}
