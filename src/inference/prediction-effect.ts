import { writeAsIs } from "./contrast-effect.ts";
import type { Effect } from "./effect.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** The quantity itself, under one name. */
export function predictionEffect(name: string, designs: readonly PredictorDesign[]): Effect {
  return {
    labels: [{ name, term: name, contrast: "" }],
    write: (block, values, out, slot) => writeAsIs(designs, block, values, out, slot, 1),
  };
}
