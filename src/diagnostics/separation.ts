import { EstimandError, type Facts } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import { parameterName } from "../formula/drop-collinear.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { oneColumnSeparation } from "./one-column-separation.ts";
import { separatingDirection } from "./separating-direction.ts";
import type { Separation } from "./separation-finding.ts";
import { directionFacts, separationSentence } from "./separation-sentence.ts";

/** What is done where columns predict a 0/1 outcome perfectly. */
export type SeparationMode = "drop" | "error" | "keep";

/** A sample without separation, and what was taken out of it. */
export interface Screened {
  readonly frame: Frame;
  readonly warnings: readonly Warning[];
}

/**
 * Takes separation out of the 0/1 equation of a sample. A column that predicts the outcome perfectly in some rows has an
 * infinite maximum-likelihood coefficient: with "drop" it leaves together with those rows (dropping only the column would
 * fit another model), until a linear program finds none. The frame itself comes back when there is nothing to take out.
 *
 * @param equation position of the equation in the frame
 * @throws EstimandError "complete-separation" when every row is predicted; "quasi-separation" with mode "error"
 *
 * Source: Albert and Anderson (1984); Konis (2007); Correia, Guimarães and Zylkin (2019).
 */
export function withoutSeparation(frame: Frame, equation: number, mode: SeparationMode): Screened {
  const warnings: Warning[] = [];
  for (let current = frame; ; ) {
    const there = current.equations[equation]!;
    const simple = oneColumnSeparation(there);
    const found = simple ?? separatingDirection(there);
    if (found === undefined) return { frame: current, warnings };
    const complete = isComplete(there, found);
    if (mode === "keep") return { frame: current, warnings: [keptWarning(there, found)] };
    if (complete) throw completeSeparation(there, found, warnings);
    if (mode === "error") throw quasiSeparation(there, found);
    warnings.push(droppedWarning(there, found));
    current = withoutSeparated(current, equation, found);
    if (simple === undefined) return { frame: current, warnings };
  }
}

/** Every row is predicted, or all that are not have one outcome, which the constant then predicts. */
function isComplete({ outcome, regressors }: Equation, { separated, ones, zeros }: Separation): boolean {
  if (ones + zeros === outcome.length) return true;
  if (!regressors.names.includes("(Intercept)")) return false;
  let onesLeft = 0;
  let left = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (separated[i] === 1) continue;
    left++;
    onesLeft += outcome[i]!;
  }
  return onesLeft === 0 || onesLeft === left;
}

/** The frame without the separated rows and the columns that say nothing in the others. */
function withoutSeparated(frame: Frame, equation: number, { columns, separated }: Separation): Frame {
  const { role, regressors } = frame.equations[equation]!;
  const staying = Float64Array.from(separated, (leaves) => 1 - leaves);
  const { dropped } = independentColumns(regressors.columns, staying);
  const names = columns.map((j) => parameterName(role, regressors.names[j]!)).join(", ");
  return withoutRows(withoutColumns(frame, equation, dropped, "separated"), separated, `separated: ${names}`);
}

function namesOf({ role, regressors }: Equation, { columns }: Separation): string[] {
  return columns.map((j) => parameterName(role, regressors.names[j]!));
}

function factsOf(equation: Equation, found: Separation): Facts {
  return {
    columns: namesOf(equation, found),
    direction: directionFacts(equation, found),
    rows: found.ones + found.zeros,
    ones: found.ones,
    zeros: found.zeros,
  };
}

function droppedWarning(equation: Equation, found: Separation): Warning {
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best. ` +
    `Left out: ${columnsText(equation, found)} and ${rowsText(found)}.`;
  return { code: "quasi-separation", message, ...factsOf(equation, found) };
}

function keptWarning(equation: Equation, found: Separation): Warning {
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best: the estimates grew until the search ended. ` +
    `Do not read the coefficients of these columns or their standard errors.`;
  return { code: "separation-kept", message, ...factsOf(equation, found) };
}

function completeSeparation(equation: Equation, found: Separation, before: readonly Warning[]): EstimandError {
  const earlier = before.map((warning) => warning.message.split(", so no")[0]).join("; ");
  const message =
    `${earlier === "" ? "" : `${earlier}; `}${separationSentence(equation, found)}: every row is predicted perfectly, and ` +
    `no maximum-likelihood estimate exists. Leave out ${columnsText(equation, found)}, or use coarser ones.`;
  return new EstimandError("complete-separation", message, factsOf(equation, found));
}

function quasiSeparation(equation: Equation, found: Separation): EstimandError {
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best. Leave out ${columnsText(equation, found)} and ` +
    `${rowsText(found)}, or pass separation: "drop".`;
  return new EstimandError("quasi-separation", message, factsOf(equation, found));
}

function columnsText(equation: Equation, found: Separation): string {
  const names = namesOf(equation, found).map((name) => `'${name}'`);
  return names.length === 0 ? "the constant" : names.length === 1 ? `column ${names[0]}` : `columns ${names.join(", ")}`;
}

function rowsText({ ones, zeros }: Separation): string {
  return ones + zeros === 1 ? "this row" : `these ${ones + zeros} rows`;
}
