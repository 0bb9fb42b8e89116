import type { Column } from "../data/table.ts";
import { makeTable } from "../data/make-table.ts";
import { EstimandError } from "../errors.ts";
import { rowsThere } from "../formula/left-out.ts";
import { type CellValue, cellOf, constantColumn } from "./cell-value.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/**
 * Refuses values of a column whose rows all were left out of the sample by separation: the model says nothing there.
 *
 * @throws EstimandError "undefined-quantity"
 */
export function checkNotLeftOut(
  name: string,
  values: readonly CellValue[],
  column: Column,
  designs: readonly PredictorDesign[],
): void {
  const alone = designs
    .flatMap(({ leftOut = [] }) => leftOut)
    .filter(({ basis: { sources } }) => sources.length === 1 && sources[0] === name);
  for (const value of alone.length === 0 ? [] : values) {
    const table = makeTable({ [name]: constantColumn(column, cellOf("comparisons", name, column, value), 1) }, 1);
    const there = alone.find((each) => rowsThere(each, table)![0] === 1);
    if (there === undefined) continue;
    const columns = there.basis.names.filter((each) => each !== "(Intercept)");
    throw new EstimandError(
      "undefined-quantity",
      `comparisons: rows with ${name} = ${JSON.stringify(value)} were left out of the sample, since '${columns.join("' and '")}' predicted ` +
        "the outcome there perfectly: the model says nothing there. Compare other values.",
      { column: name, value, columns },
    );
  }
}
