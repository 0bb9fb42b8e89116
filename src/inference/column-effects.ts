import type { Table } from "../data/table.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { columnContrast } from "./column-contrast.ts";
import { type ColumnKind, columnKind } from "./column-kind.ts";
import { comparings } from "./comparing.ts";
import { contrastEffect } from "./contrast-effect.ts";
import type { Effect } from "./effect.ts";
import type { EffectsSubject } from "./effects-question.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { type SlopeScale, slopeEffect } from "./slope-effect.ts";

/** What the effects of all columns share. */
export interface EffectContext {
  /** The estimation sample: decides which columns are 0/1. */
  readonly table: Table;
  readonly weights: Float64Array | undefined;
  /** As evaluated. */
  readonly quantity: Quantity;
  readonly designs: readonly PredictorDesign[];
  readonly theta: Float64Array;
  readonly blockRows: number;
  readonly kindOf: (name: string) => ColumnKind;
}

/** What the effects of a subject share, with the quantity as it is to be evaluated. */
export function effectContext({ model, designs, sample }: EffectsSubject, quantity: Quantity): EffectContext {
  const { table, weights } = model.frame;
  const blockRows = Math.min(sample.table.rows, 4096);
  const kinds = new Map<string, ColumnKind>();
  const kindOf = (name: string): ColumnKind => {
    const kind = kinds.get(name) ?? columnKind(name, table.column(name), designs);
    kinds.set(name, kind);
    return kind;
  };
  return { table, weights: weights?.values, quantity, designs, theta: model.theta, blockRows, kindOf };
}

/** A slope, or a semi-elasticity or elasticity: y and x in logarithms or not. */
export type SlopeWord = "dydx" | "eyex" | "dyex" | "eydx";

export interface SlopeRule extends SlopeScale {
  /** The quantity is taken in logarithms. */
  readonly logarithm: boolean;
  /** What the effects are called. */
  readonly noun: string;
}

export const slopeRules: Readonly<Record<SlopeWord, SlopeRule>> = {
  dydx: { logarithm: false, timesColumn: false, contrast: "dy/dx", noun: "marginal effects" },
  eyex: { logarithm: true, timesColumn: true, contrast: "ey/ex", noun: "elasticities" },
  dyex: { logarithm: false, timesColumn: true, contrast: "dy/ex", noun: "semi-elasticities (dy/ex)" },
  eydx: { logarithm: true, timesColumn: false, contrast: "ey/dx", noun: "semi-elasticities (ey/dx)" },
};

/**
 * The effect of a column by its kind: comparisons with the reference for truth values, 0/1 numbers and categories, a slope
 * for others. With the quantity in logarithms a comparison is of logarithms.
 */
export function columnEffect(name: string, context: EffectContext, slope: SlopeRule): Effect {
  const { designs, theta } = context;
  const { kind } = context.kindOf(name);
  if (kind === "number") return slopeEffect(name, designs, theta, slope);
  const written = slope.logarithm ? comparings.lnratio.written : comparings.difference.written;
  return contrastEffect(columnContrast(name, undefined, context, written), context, 1);
}
