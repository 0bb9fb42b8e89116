import type { Basis, Equation, Frame } from "../formula/frame-types.ts";
import type { Fit } from "./fit.ts";
import { type FittedModel, modelOf } from "./model.ts";

/** An equation without its rows. */
export interface FittedEquation extends Pick<Equation, "role" | "outcomeName" | "offsetBasis" | "leftOut"> {
  readonly regressors: { readonly basis: Basis };
}

/** What quantities are evaluated with at any rows: a fitted model knows it, and so does a fit that was saved. */
export interface FittedDesign extends Pick<FittedModel, "theta" | "names" | "predictors" | "quantities"> {
  /** The sample; of a saved fit a few rows that tell the kinds of its columns. */
  readonly frame: Pick<Frame, "table" | "rows" | "weights"> & { readonly equations: readonly FittedEquation[] };
}

const kept: unique symbol = Symbol.for("estimand.design");

interface Keeping {
  readonly [kept]?: FittedDesign;
}

/** Attaches what a revived fit knows of its design; not enumerable. */
export function rememberDesign<F extends Fit>(fit: F, design: FittedDesign): F {
  return Object.defineProperty(fit, kept, { value: design, enumerable: false });
}

/** The design of a fit in memory or a revived one; undefined for a copy or a plain parse of its JSON. */
export function designOf(fit: Fit): FittedDesign | undefined {
  return modelOf(fit) ?? (fit as Keeping)[kept];
}
