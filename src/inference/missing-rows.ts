import type { EvaluatedBlock } from "./evaluated-block.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** NaN where a predictor with columns is not a finite number; one without may be at the bound of its range (ln α = -∞). */
export function missingRows(
  { eta, rows }: EvaluatedBlock,
  designs: readonly PredictorDesign[],
  output: Float64Array | undefined,
  start: number,
): void {
  if (output === undefined) return;
  for (const { name, basis, offset } of designs) {
    if (basis === undefined && offset === undefined) continue;
    const values = eta[name]!;
    for (let i = 0; i < rows; i++) if (!Number.isFinite(values[i]!)) output[start + i] = Number.NaN;
  }
}
