import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/** Refuses a formula without brackets: "under-identified". */
export function checkBrackets(frame: Frame, formula: string): void {
  if (frame.equations[0]!.instruments !== undefined) return;
  throw new EstimandError(
    "under-identified",
    `'${formula}' names no endogenous column: write [endogenous ~ instruments] among its terms, as in ` +
      `"y ~ x + [w ~ z]", or call ols.`,
    { formula },
  );
}

/** Refuses a formula whose endogenous columns were all dropped: "under-identified". */
export function checkEndogenous(frame: Frame, formula: string): void {
  if (frame.equations[0]!.endogenous.length > 0) return;
  const dropped = frame.droppedColumns.map(({ name, reason }) => `${name} (${reason})`).join(", ");
  throw new EstimandError(
    "under-identified",
    `No endogenous column is left in '${formula}'; dropped: ${dropped}. Its effect cannot be told from that of the others: ` +
      `leave out the columns that it is made of.`,
    { formula, dropped: frame.droppedColumns },
  );
}
