import type { Expression } from "./expression.ts";
import type { Lag } from "./lag.ts";
import type { Polynomial } from "./polynomial.ts";

/** A part of a design as plain data: all that it takes to evaluate it for other rows. */
export type SavedPart =
  | { readonly kind: "number"; readonly name: string; readonly expression: Expression }
  | {
      readonly kind: "polynomial";
      readonly name: string;
      readonly of: Expression;
      readonly polynomial: Polynomial;
    }
  | { readonly kind: "category"; readonly name: string; readonly levels: readonly string[]; readonly full: boolean };

/** A column as a product of components: positions of the parts among the basis's, and of the components in them. */
export interface SavedBasisColumn {
  readonly name: string;
  readonly term: string;
  readonly pieces: readonly (readonly [part: number, component: number])[];
}

/** A basis as plain data, which JSON keeps to the last bit: a few hundred bytes. */
export interface SavedBasis {
  readonly parts: readonly SavedPart[];
  readonly columns: readonly SavedBasisColumn[];
  readonly lags: readonly Lag[];
}
