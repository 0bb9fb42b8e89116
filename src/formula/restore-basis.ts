import { type BoundBasis, makeBasis } from "./basis.ts";
import { categoryPart } from "./category-part.ts";
import type { DesignPart } from "./design-part.ts";
import { numberPart } from "./number-part.ts";
import { polynomialPart } from "./polynomial-part.ts";
import type { SavedBasis, SavedPart } from "./saved-basis.ts";

type Restoring = {
  readonly [Kind in SavedPart["kind"]]: (saved: Extract<SavedPart, { kind: Kind }>) => DesignPart;
};

const restoring: Restoring = {
  number: ({ name, expression }) => numberPart(name, expression),
  polynomial: ({ name, of, polynomial }) => polynomialPart(name, of, polynomial),
  category: ({ name, levels, full }) => categoryPart(name, levels, full),
};

/** The basis that was saved: it evaluates to the same numbers. */
export function restoreBasis({ parts, columns, lags }: SavedBasis): BoundBasis {
  const restored = parts.map((part) => (restoring[part.kind] as (saved: SavedPart) => DesignPart)(part));
  return makeBasis(
    columns.map(({ name, term, pieces }) => ({
      name,
      term,
      pieces: pieces.map(([part, component]) => ({ part: restored[part]!, component })),
    })),
    lags,
  );
}
