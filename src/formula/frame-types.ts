import type { Way } from "../absorb/way.ts";
import type { Table } from "../data/table.ts";
import type { LeftOut } from "./left-out.ts";
import type { SavedBasis } from "./saved-basis.ts";

/** Rows left out of the estimation sample, and why: "missing: rd", "separated: region[north]". */
export interface RowDrop {
  readonly reason: string;
  readonly count: number;
}

/** A column left out of a design, and why: "collinear", "separated", "constant". `name` carries the equation prefix. */
export interface ColumnDrop {
  readonly name: string;
  readonly reason: string;
}

/**
 * Terms bound to a table: levels, polynomial coefficients and the columns kept are fixed, so that the same design can be
 * evaluated for other data. Plain data inside.
 */
export interface Basis {
  /** Names of the design columns, in formula order: "(Intercept)", "educ", "industry[J62]", "a:b". */
  readonly names: readonly string[];
  /** The terms that the design columns belong to: several columns of one category have one; "" for the intercept. */
  readonly terms?: readonly string[];
  /** The table's columns that the terms read; a lag is a column of its own, "lag(a)". */
  readonly sources: readonly string[];
  /** The sources that enter as categories (text, or `C(column)`) with their levels, the reference first. */
  readonly levels: Readonly<Record<string, readonly string[]>>;
  /**
   * A new table made ready for `evaluate`: the lags that the terms read are added as columns "lag(a)". Give the whole table,
   * not a block of its rows. The frame's own table is ready.
   */
  prepare(table: Table): Table;
  /**
   * The design columns for the rows of `table`. A plain numeric column is the table's own array: never write into one.
   * With `active`, entries of rows outside are 0 whatever the table holds there.
   */
  evaluate(table: Table, active?: Uint8Array): readonly Float64Array[];
  /** d(design column)/d(`source`) by rows, exact; undefined where identically zero. */
  differentiate(table: Table, source: string, active?: Uint8Array): readonly (Float64Array | undefined)[];
  /** The same basis with only these columns (positions in `names`). */
  keep(positions: readonly number[]): Basis;
  /** The basis as plain data; `restoreBasis` makes it again. */
  save(): SavedBasis;
}

/** A design in the estimation sample: a basis evaluated there. Every column has `frame.rows` entries. */
export interface Design {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  readonly basis: Basis;
}

/** One equation in the estimation sample. */
export interface Equation {
  /** "" for a single equation; "selection", "outcome", ... otherwise. Prefix of the names of its parameters. */
  readonly role: string;
  readonly formula: string;
  /** The outcome as written ("log(exports)") and evaluated. Entries outside `active` are 0. */
  readonly outcomeName: string;
  readonly outcome: Float64Array;
  /** The upper end of an outcome `[low, high]`, whose lower end is `outcome`; an open end is infinite. */
  readonly outcomeHigh?: Float64Array | undefined;
  /** All right-hand columns in formula order, endogenous ones included. Entries outside `active` are 0. */
  readonly regressors: Design;
  /** Names (among the regressors') of endogenous columns; empty without `[endogenous ~ instruments]`. */
  readonly endogenous: readonly string[];
  /** The excluded instruments' design, when there are endogenous columns. */
  readonly instruments: Design | undefined;
  readonly offset: Float64Array | undefined;
  /** The expressions whose sum is the offset, for other data than the sample's. */
  readonly offsetBasis?: Basis | undefined;
  /** 1 for rows that count in this equation, 0 for others; undefined: all do. */
  readonly active: Uint8Array | undefined;
  /** Where rows were left out together with columns that decide their outcome. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}

/** The three kinds of weights, with Stata's meaning. */
export type WeightKind = "frequency" | "analytic" | "probability";

export interface WeightOption<Name extends string = string> {
  readonly kind: WeightKind;
  readonly column: Name;
}

export interface Weights extends WeightOption {
  /** One entry per row; analytic and probability weights are rescaled to sum to the number of rows. */
  readonly values: Float64Array;
}

/** How absorbed effects count in K of the factors N/(N-K): see `countedK`. */
export type FixefK = "nonnested" | "full" | "none";

/** What an estimator does with effects after `|`. */
export interface AbsorbRequest {
  /** Whether the frame's columns are to be what the effects leave of them (linear models), or stay as they are. */
  readonly demean: boolean;
  readonly fixefK: FixefK;
}

/** An absorbed effect in the sample. */
export interface AbsorbedEffect extends Way {
  /** "firm", "firm^year". */
  readonly name: string;
  readonly columns: readonly string[];
}

/** The absorbed effects of a sample. */
export interface Absorbed extends AbsorbRequest {
  readonly effects: readonly AbsorbedEffect[];
  /** How many coefficients they amount to, the constant's included. */
  readonly degrees: number;
  /** The outcome less its offset, before the effects were taken out. */
  readonly outcome: Float64Array;
}

/** The estimation sample: everything that an estimator reads of the data. */
export interface Frame {
  /** The raw columns in use at the rows in use. */
  readonly table: Table;
  readonly rows: number;
  /** Number of observations: rows, or the sum of frequency weights. */
  readonly nobs: number;
  /** Positions of the rows in the user's table; undefined: all, in order. */
  readonly index: Int32Array | undefined;
  /** In a sample of clusters drawn from another: the number of the draw that each row came with. */
  readonly draws?: Int32Array | undefined;
  /** The user's whole table: clusters named after the fit are read from it. */
  readonly source: Table;
  readonly equations: readonly Equation[];
  readonly weights: Weights | undefined;
  /** The column named as offset by an option; offsets in the formulas are seen there. */
  readonly offset?: string | undefined;
  /** The effects after `|`, where there are any. The only equation has no intercept then. */
  readonly absorbed?: Absorbed | undefined;
  readonly droppedRows: readonly RowDrop[];
  readonly droppedColumns: readonly ColumnDrop[];
}
