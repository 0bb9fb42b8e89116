import type { FittedModel } from "../fit/model.ts";

/** A sandwich covariance in words: "H⁻¹·Σ sᵢsᵢ'·H⁻¹ · N/(N-1)". */
export function sandwichFormula(model: FittedModel, meat: string, factor: string | undefined): string {
  const bread = model.breadWritten ?? (model.family === "likelihood" ? "H⁻¹" : "(X'X)⁻¹");
  return `${bread}·${meat}·${bread}${factor === undefined ? "" : ` · ${factor}`}`;
}
