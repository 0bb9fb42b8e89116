import type { EvaluatedBlock } from "./evaluated-block.ts";
import { hasColumns, type PredictorDesign } from "./predictor-design.ts";

/** NaN where a predictor with columns is not a finite number. */
export function missingRows(
  { eta, rows }: EvaluatedBlock,
  designs: readonly PredictorDesign[],
  output: Float64Array | undefined,
  start: number,
): void {
  if (output === undefined) return;
  for (const { name } of designs.filter(hasColumns)) {
    const values = eta[name]!;
    for (let i = 0; i < rows; i++) if (!Number.isFinite(values[i]!)) output[start + i] = Number.NaN;
  }
}
