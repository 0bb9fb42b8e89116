import { makeTable } from "../data/make-table.ts";
import { restoreBasis } from "../formula/restore-basis.ts";
import type { LeftOut } from "../formula/left-out.ts";
import type { SavedBasis } from "../formula/saved-basis.ts";
import type { FittedDesign } from "./fitted-design.ts";
import { restoreColumn, saveColumn, type SavedColumn, sketchRows } from "./saved-column.ts";

/** The design of a fit as plain data: predictions at new rows need nothing else but the coefficients. */
export interface SavedDesign {
  readonly predictors: readonly SavedPredictor[];
  readonly equations: readonly SavedEquation[];
  readonly columns: Readonly<Record<string, SavedColumn>>;
}

interface SavedPredictor {
  readonly name: string;
  readonly equation?: number;
  readonly start: number;
  readonly size: number;
}

interface SavedEquation {
  readonly role: string;
  readonly outcome: string;
  readonly regressors: SavedBasis;
  readonly offset?: SavedBasis;
  readonly leftOut?: readonly (Omit<LeftOut, "basis"> & { readonly basis: SavedBasis })[];
}

export function saveDesign({ predictors, frame }: FittedDesign): SavedDesign {
  const bases = frame.equations.flatMap(({ regressors, offsetBasis, leftOut = [] }) => [
    regressors.basis,
    offsetBasis,
    ...leftOut.map(({ basis }) => basis),
  ]);
  const sources = [...new Set(bases.flatMap((basis) => basis?.sources ?? []))];
  return {
    predictors: predictors.map(({ name, equation, start, size }) => ({
      name,
      ...(equation === undefined ? {} : { equation }),
      start,
      size,
    })),
    equations: frame.equations.map(({ role, outcomeName, regressors, offsetBasis, leftOut }) => ({
      role,
      outcome: outcomeName,
      regressors: regressors.basis.save(),
      ...(offsetBasis === undefined ? {} : { offset: offsetBasis.save() }),
      ...(leftOut === undefined ? {} : { leftOut: leftOut.map((each) => ({ ...each, basis: each.basis.save() })) }),
    })),
    columns: Object.fromEntries(sources.map((name) => [name, saveColumn(frame.table.column(name))])),
  };
}

/** The design again, with the estimates and quantities that go with it. */
export function restoreDesign(
  { predictors, equations, columns }: SavedDesign,
  { theta, names, quantities }: Pick<FittedDesign, "theta" | "names" | "quantities">,
): FittedDesign {
  const sketch = Object.entries(columns).map(([name, column]) => [name, restoreColumn(column)] as const);
  return {
    theta,
    names,
    quantities,
    predictors: predictors.map((predictor) => ({ ...predictor, equation: predictor.equation })),
    frame: {
      equations: equations.map(({ role, outcome, regressors, offset, leftOut }) => ({
        role,
        outcomeName: outcome,
        regressors: { basis: restoreBasis(regressors) },
        offsetBasis: offset && restoreBasis(offset),
        leftOut: leftOut?.map((each) => ({ ...each, basis: restoreBasis(each.basis) })),
      })),
      table: makeTable(Object.fromEntries(sketch), sketchRows),
      rows: sketchRows,
      weights: undefined,
    },
  };
}
