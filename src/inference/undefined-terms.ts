import type { Column, Table } from "../data/table.ts";
import type { Warning } from "../fit/fit.ts";
import { type LeftOut, rowsThere } from "../formula/left-out.ts";
import { type EvaluatedBlock, evaluateRows } from "./evaluated-block.ts";
import type { PointSample } from "./point-sample.ts";
import { designColumns, type PredictorDesign, withoutUnknownLevels } from "./predictor-design.ts";
import { eachBlock } from "./score-blocks.ts";

/** Rows named one by one in a sentence. */
const mostNamed = 5;

interface UndefinedTerm {
  readonly sources: readonly string[];
  /** 1-based rows of the data. */
  readonly rows: number[];
}

/**
 * Terms that are no finite number in rows whose columns are all there: log(-1), 1 / 0; and rows that lie where the sample's were left
 * out. Missing values are not meant.
 */
export class UndefinedTerms {
  readonly #found = new Map<string, UndefinedTerm>();
  readonly #leftOut = new Map<string, UndefinedTerm>();

  /** Looks through the rows of a block, as evaluated at every row, where a predictor is not finite. */
  add({ table, rows, eta, columns }: EvaluatedBlock, designs: readonly PredictorDesign[], start: number): void {
    for (const [p, design] of designs.entries()) {
      const values = eta[design.name]!;
      for (const each of design.leftOut ?? []) this.#lookThere(table, each, start);
      for (let i = 0; i < rows; i++) {
        if (Number.isFinite(values[i]!)) continue;
        const offset = design.offset && { ...design, basis: design.offset };
        this.#lookAt(table, design, columns[p]!, i, start);
        if (offset !== undefined)
          this.#lookAt(table, offset, designColumns(offset, table.slice(i, i + 1)), i, start, 0);
      }
    }
  }

  #lookThere(table: Table, leftOut: LeftOut, start: number): void {
    const { names, sources } = leftOut.basis;
    const columns = names.filter((name) => name !== "(Intercept)");
    rowsThere(leftOut, table)?.forEach((is, row) => {
      if (is === 0 || sources.some((name) => isMissing(table.column(name), row))) return;
      note(this.#leftOut, columns.join(", "), columns, start + row + 1);
    });
  }

  #lookAt(
    table: Table,
    { basis }: PredictorDesign,
    columns: readonly Float64Array[],
    row: number,
    start: number,
    at: number = row,
  ): void {
    for (const [j, values] of columns.entries()) {
      if (basis === undefined || Number.isFinite(values[at]!)) continue;
      const { sources } = basis.keep([j]);
      if (sources.some((name) => isMissing(table.column(name), row))) continue;
      note(this.#found, basis.names[j]!, sources, start + row + 1);
    }
  }

  /** A warning for each term, with what follows from it for its rows. */
  warnings(consequence = "no prediction (NaN)"): Warning[] {
    const terms = [...this.#found].map(([term, { sources, rows }]) => {
      const message =
        `${term} is not a finite number in ${rowsText(rows)} of the data, although nothing is missing there: ${consequence}. ` +
        `Look at ${quoted(sources)} there.`;
      return { code: "undefined-term", message, term, columns: sources, rows };
    });
    const separated = [...this.#leftOut.values()].map(({ sources: columns, rows }) => {
      const message =
        `${rowsText(rows)} of the data ${rows.length === 1 ? "lies" : "lie"} where rows were left out of the sample, since ` +
        `${quoted(columns)} predicted the outcome there perfectly: ${consequence}.`;
      return { code: "separated-rows", message: message[0]!.toUpperCase() + message.slice(1), columns, rows };
    });
    return [...terms, ...separated];
  }
}

function note(found: Map<string, UndefinedTerm>, key: string, sources: readonly string[], row: number): void {
  const term = found.get(key) ?? { sources, rows: [] };
  if (term.rows.at(-1) !== row) term.rows.push(row);
  found.set(key, term);
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(" and ");

function rowsText(rows: readonly number[]): string {
  const named = rows.slice(0, mostNamed).join(", ");
  return rows.length === 1 ? `row ${named}` : `${rows.length} rows (${named}${rows.length > mostNamed ? ", ..." : ""})`;
}

/** The same of rows that an average leaves out. */
export function undefinedInAverage(
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  { table }: PointSample,
): Warning[] {
  const terms = new UndefinedTerms();
  eachBlock(table.rows, (start, rows) => {
    const there = withoutUnknownLevels(table.slice(start, start + rows), designs);
    const point = { table: there, rows, weights: undefined };
    terms.add(evaluateRows(designs, theta, point), designs, start);
  });
  return terms.warnings("left out of the averages");
}

function isMissing(column: Column, row: number): boolean {
  return column.kind === "category" ? column.codes[row]! < 0 : Number.isNaN(column.values[row]!);
}
