import type { Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { FittedDesign } from "../../fit/fitted-design.ts";
import { evaluateRows } from "../../inference/evaluated-block.ts";
import { knownDesign } from "../../inference/known-design.ts";
import { predictorDesigns, readyTable, withoutUnknownLevels } from "../../inference/predictor-design.ts";
import { chooseQuantity } from "../../inference/quantity-option.ts";
import { QuantityValues } from "../../inference/quantity-values.ts";
import { eachBlock } from "../../inference/score-blocks.ts";

/** A quantity of a fit at the rows of a table: by row, and its weighted sums by group with their derivatives. */
export interface ExpectedTotals {
  /** By row; NaN where a column is missing. */
  readonly rows: Float64Array;
  /** By group: Σ w_i q_i. */
  readonly totals: Float64Array;
  /** By group, in all parameters of the model: Σ w_i ∂q_i/∂θ. */
  readonly gradients: readonly Float64Array[];
}

/** Which rows count, how much, and in which group. */
export interface CountedRows {
  readonly weights: Float64Array;
  /** By row: the group, or -1 for rows that do not count. */
  readonly groups: Int32Array;
  readonly count: number;
}

/**
 * Sums of a quantity over groups of rows, with the derivatives in the parameters that the delta method needs: of the sum
 * S_g = Σ w_i q(η(x_i, θ)) they are Σ w_i Σ_p (∂q/∂η_p) x_ip. Differences of two such sums, as before and after a change of
 * x, have the differences of the derivatives.
 *
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column"
 */
export function expectedTotals(fit: Fit, type: string, table: Table, counted: CountedRows): ExpectedTotals {
  const model = knownDesign(fit, "A scenario");
  const quantity = chooseQuantity(model, type);
  const designs = predictorDesigns(model, quantity);
  const ready = withoutUnknownLevels(readyTable(table, designs), designs);
  const values = new QuantityValues(quantity, Math.min(table.rows, 4096));
  const sums = emptyTotals(model, table.rows, counted.count);
  eachBlock(table.rows, (start, rows) => {
    const block = evaluateRows(designs, model.theta, {
      table: ready.slice(start, start + rows),
      rows,
      weights: undefined,
    });
    values.evaluate(block.eta, rows);
    sums.rows.set(values.value.subarray(0, rows), start);
    for (let i = 0; i < rows; i++) {
      const known = designs.every(({ name }) => Number.isFinite(block.eta[name]![i]!));
      if (!known) sums.rows[start + i] = Number.NaN;
      const group = counted.groups[start + i]!;
      if (!known || group < 0) continue;
      const weight = counted.weights[start + i]!;
      sums.totals[group]! += weight * values.value[i]!;
      const gradient = sums.gradients[group]!;
      for (const [p, { name, start: first }] of designs.entries()) {
        const slope = weight * values.first[name]![i]!;
        const columns = block.columns[p]!;
        for (let j = 0; j < columns.length; j++) gradient[first + j]! += slope * columns[j]![i]!;
      }
    }
  });
  return sums;
}

function emptyTotals({ theta }: FittedDesign, rows: number, groups: number): ExpectedTotals {
  return {
    rows: new Float64Array(rows),
    totals: new Float64Array(groups),
    gradients: Array.from({ length: groups }, () => new Float64Array(theta.length)),
  };
}
