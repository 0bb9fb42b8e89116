import { allRows } from "../diagnostics/all-rows.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/** Σ of the frequency weights, or the number, of the selected rows. */
export function selectedCount({ equations, weights }: Frame): number {
  const { outcome } = equations[0]!;
  const counts = weights?.kind === "frequency" ? weights.values : undefined;
  let total = 0;
  for (let i = 0; i < outcome.length; i++) total += outcome[i]! * (counts?.[i] ?? 1);
  return total;
}

/** Refuses a sample in which all rows are selected, or too few. */
export function checkSelected(frame: Frame): void {
  const [selection, outcome] = frame.equations;
  const { outcomeName } = selection!;
  const selected = selection!.outcome.reduce((sum, d) => sum + d, 0);
  if (selected === frame.rows) {
    throw new EstimandError(
      "no-selection",
      `'${outcomeName}' is 1 in ${allRows(selected)} of the estimation sample: nobody is left out, so there is no selection ` +
        "to correct for. Use ols for the outcome equation, or look at the rows dropped for missing values.",
      { column: outcomeName, selected, dropped: frame.droppedRows },
    );
  }
  const parameters = outcome!.regressors.columns.length + 1;
  if (selected > parameters) return;
  throw new EstimandError(
    "too-few-rows",
    `Only ${selected} rows are selected ('${outcomeName}' is 1), and the outcome equation has ${parameters} parameters with ` +
      "its variance: leave out some of its columns, or use more data.",
    { column: outcomeName, selected, parameters },
  );
}
