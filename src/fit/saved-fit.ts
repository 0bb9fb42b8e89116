import type { Fit } from "./fit.ts";
import { designOf } from "./fitted-design.ts";
import { findNonFinite, type NonFinite } from "./non-finite.ts";
import { type SavedDesign, saveDesign } from "./saved-design.ts";

/** The version of the form in which fits are saved; a number more when older readers would misread it. */
export const savedSchema = 1;

/** What `JSON.stringify(fit)` writes beside the fields of the fit. */
export interface SavedParts {
  readonly schema: number;
  readonly nonFinite: NonFinite;
  readonly design?: SavedDesign;
}

/** A fit as JSON is to keep it: every field, and what predictions at new rows need. */
export function savedFit(fit: Fit): Fit & SavedParts {
  const design = designOf(fit);
  return {
    schema: savedSchema,
    ...fit,
    nonFinite: findNonFinite(fit),
    ...(design === undefined ? {} : { design: saveDesign(design) }),
  };
}
