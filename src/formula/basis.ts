import type { Components, DesignPart } from "./design-part.ts";
import type { Basis } from "./frame-types.ts";
import { type Lag, withLags } from "./lag.ts";
import { ones } from "./ones.ts";
import type { SavedBasis } from "./saved-basis.ts";

/** A component of a part. */
export interface Piece {
  readonly part: DesignPart;
  readonly component: number;
}

/** A design column: the product of its pieces; without any, the intercept. */
export interface BasisColumn {
  readonly name: string;
  /** Key of the term that it belongs to; "" for the intercept. */
  readonly term: string;
  readonly pieces: readonly Piece[];
}

/** A basis whose columns say where they come from. */
export interface BoundBasis extends Basis {
  keep(positions: readonly number[]): BoundBasis;
  /** Keys of the columns' terms; "" for the intercept. */
  readonly terms: readonly string[];
  /** The columns of the table that a design column reads. */
  columnSources(position: number): readonly string[];
}

/** A basis made of these columns. */
export function makeBasis(columns: readonly BasisColumn[], lags: readonly Lag[]): BoundBasis {
  const parts = [...new Set(columns.flatMap((column) => column.pieces.map((piece) => piece.part)))];
  const sources = [...new Set(parts.flatMap((part) => part.sources))];
  const ownLags = lags.filter((lag) => sources.includes(lag.name));
  return {
    names: columns.map((column) => column.name),
    terms: columns.map((column) => column.term),
    sources,
    levels: recordOf(parts.flatMap((part) => (part.levels ? [[part.sources[0]!, part.levels]] : []))),
    prepare: (table) => withLags(table, ownLags),
    evaluate(table, active) {
      const valuesOf = remembering((part) => part.evaluate(table, active));
      return columns.map((column) => activeOnly(...productOf(column, valuesOf, table.rows), active));
    },
    differentiate(table, source, active) {
      const valuesOf = remembering((part) => part.evaluate(table, active));
      const slopesOf = remembering((part) =>
        part.sources.includes(source) ? part.differentiate(table, source) : undefined,
      );
      return columns.map((column) => {
        const slope = productRule(column, valuesOf, slopesOf);
        return slope && activeOnly(slope, true, active);
      });
    },
    keep: (positions) =>
      makeBasis(
        positions.map((position) => columns[position]!),
        lags,
      ),
    save: (): SavedBasis => ({
      parts: parts.map((part) => part.saved),
      columns: columns.map(({ name, term, pieces }) => ({
        name,
        term,
        pieces: pieces.map(({ part, component }) => [parts.indexOf(part), component] as const),
      })),
      lags: ownLags,
    }),
    columnSources: (position) => [...new Set(columns[position]!.pieces.flatMap((piece) => piece.part.sources))],
  };
}

/** A record that has nothing but its entries: a column may be called "constructor". */
function recordOf<Value>(entries: readonly (readonly [string, Value])[]): Readonly<Record<string, Value>> {
  return Object.setPrototypeOf(Object.fromEntries(entries), null) as Readonly<Record<string, Value>>;
}

type ComponentsOf<Result> = (part: DesignPart) => Result;

/** The same function of a part, computed once for each. */
function remembering<Result>(compute: ComponentsOf<Result>): ComponentsOf<Result> {
  const known = new Map<DesignPart, Result>();
  return (part) => {
    if (!known.has(part)) known.set(part, compute(part));
    return known.get(part)!;
  };
}

/** The column's values, and whether they belong to somebody else. */
function productOf(column: BasisColumn, valuesOf: ComponentsOf<Components>, rows: number): [Float64Array, boolean] {
  const [first, ...others] = column.pieces;
  if (first === undefined) return [ones(rows), true];
  let values = valuesOf(first.part)(first.component);
  for (const piece of others) values = multiply(values, valuesOf(piece.part)(piece.component));
  return [values, others.length === 0 && first.part.borrowed];
}

/** Σ over the pieces that depend on the source: their slope times the other pieces. */
function productRule(
  column: BasisColumn,
  valuesOf: ComponentsOf<Components>,
  slopesOf: ComponentsOf<Components | undefined>,
): Float64Array | undefined {
  let sum: Float64Array | undefined;
  for (const piece of column.pieces) {
    let slope = slopesOf(piece.part)?.(piece.component);
    if (slope === undefined) continue;
    for (const other of column.pieces) {
      if (other !== piece) slope = multiply(slope, valuesOf(other.part)(other.component));
    }
    sum = sum === undefined ? slope : sum.map((value, i) => value + slope[i]!);
  }
  return sum;
}

function multiply(left: Float64Array, right: Float64Array): Float64Array {
  const product = new Float64Array(left.length);
  for (let i = 0; i < product.length; i++) product[i] = left[i]! * right[i]!;
  return product;
}

/** The values with 0 in rows that do not count; copied only when they belong to somebody else and something changes. */
export function activeOnly(values: Float64Array, borrowed: boolean, active: Uint8Array | undefined): Float64Array {
  if (active === undefined) return values;
  let own = borrowed ? undefined : values;
  for (let i = 0; i < values.length; i++) {
    if (active[i] !== 0 || values[i] === 0) continue;
    own ??= values.slice();
    own[i] = 0;
  }
  return own ?? values;
}
