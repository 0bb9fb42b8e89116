import type { Column, Table } from "../data/table.ts";
import type { Warning } from "../fit/fit.ts";
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

/** Terms that are no finite number in rows whose columns are all there: log(-1), 1 / 0. Missing values are not meant. */
export class UndefinedTerms {
  readonly #found = new Map<string, UndefinedTerm>();

  /** Looks through the rows of a block, as evaluated at every row, where a predictor is not finite. */
  add({ table, rows, eta, columns }: EvaluatedBlock, designs: readonly PredictorDesign[], start: number): void {
    for (const [p, design] of designs.entries()) {
      const values = eta[design.name]!;
      for (let i = 0; i < rows; i++) {
        if (Number.isFinite(values[i]!)) continue;
        const offset = design.offset && { ...design, basis: design.offset };
        this.#lookAt(table, design, columns[p]!, i, start);
        if (offset !== undefined)
          this.#lookAt(table, offset, designColumns(offset, table.slice(i, i + 1)), i, start, 0);
      }
    }
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
      const term = this.#found.get(basis.names[j]!) ?? { sources, rows: [] };
      if (term.rows.at(-1) !== start + row + 1) term.rows.push(start + row + 1);
      this.#found.set(basis.names[j]!, term);
    }
  }

  /** A warning for each term, with what follows from it for its rows. */
  warnings(consequence = "no prediction (NaN)"): Warning[] {
    return [...this.#found].map(([term, { sources, rows }]) => {
      const named = rows.slice(0, mostNamed).join(", ");
      const where =
        rows.length === 1 ? `row ${named}` : `${rows.length} rows (${named}${rows.length > mostNamed ? ", ..." : ""})`;
      const message =
        `${term} is not a finite number in ${where} of the data, although nothing is missing there: ${consequence}. ` +
        `Look at ${sources.map((name) => `'${name}'`).join(" and ")} there.`;
      return { code: "undefined-term", message, term, columns: sources, rows };
    });
  }
}

/** The same of rows that an average leaves out. */
export function undefinedInAverage(
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  { table, weights }: PointSample,
): Warning[] {
  const terms = new UndefinedTerms();
  eachBlock(table.rows, (start, rows) => {
    const point = { table: withoutUnknownLevels(table.slice(start, start + rows), designs), rows, weights };
    terms.add(evaluateRows(designs, theta, point), designs, start);
  });
  return terms.warnings("left out of the averages");
}

function isMissing(column: Column, row: number): boolean {
  return column.kind === "category" ? column.codes[row]! < 0 : Number.isNaN(column.values[row]!);
}
