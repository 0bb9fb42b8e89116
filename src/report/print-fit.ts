import type { Fit } from "../fit/fit.ts";
import { type FittedModel, remember } from "../fit/model.ts";
import { savedFit } from "../fit/saved-fit.ts";
import { displayed } from "./displayed.ts";
import { summaryDocument } from "./summary.ts";

/** The fields of a fit, before it can print itself. */
export type FitRecord<F extends Fit = Fit> = Omit<F, "toString" | "toMarkdown" | "toHtml" | "toLatex">;

/** Makes the finished fit of its fields: remembers the model, gives it its printed and saved forms, freezes it. */
export function printedFit<F extends Fit>(record: FitRecord<F>, model?: FittedModel): F {
  const fit = record as F;
  Object.defineProperty(fit, "toJSON", { value: () => savedFit(fit), enumerable: false });
  return displayed(model === undefined ? fit : remember(fit, model), (f) => summaryDocument(f)) as F;
}
