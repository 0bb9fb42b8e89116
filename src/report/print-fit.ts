import { coefficientTable } from "../fit/coefficient-table.ts";
import type { Fit } from "../fit/fit.ts";
import { type FittedModel, remember } from "../fit/model.ts";
import { savedFit } from "../fit/saved-fit.ts";
import { displayed } from "./displayed.ts";
import { summaryDocument } from "./summary.ts";

/** The fields of a fit, before it can print itself. */
export type FitRecord<F extends Fit = Fit> = Omit<F, "toString" | "toMarkdown" | "toHtml" | "toLatex" | "toCsv">;

/** Makes the finished fit of its fields: remembers the model, gives it its printed and saved forms, freezes it. */
export function printedFit<F extends Fit>(record: FitRecord<F>, model?: FittedModel): F {
  const fit = record as F;
  Object.defineProperty(fit, "toJSON", { value: () => savedFit(fit), enumerable: false });
  const remembering = model === undefined ? fit : remember(fit, model);
  return displayed(
    remembering,
    (f) => summaryDocument(f),
    (f) => coefficientTable(f).map((row) => ({ ...row })),
  ) as F;
}
