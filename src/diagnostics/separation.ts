import { EstimandError, type Facts } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { withLeftOut } from "../formula/left-out.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { oneColumnSeparations } from "./one-column-separations.ts";
import { predictedRows } from "./predicted-rows.ts";
import { separatingDirection } from "./separating-direction.ts";
import { isComplete, type Separation } from "./separation-finding.ts";
import {
  columnsText,
  directionFacts,
  namesOf,
  rowsText,
  separatedWhere,
  separationSentence,
} from "./separation-sentence.ts";

/** What is done where columns predict a 0/1 outcome perfectly. */
export type SeparationMode = "drop" | "error" | "keep";

/** A sample without separation, and what was taken out of it. */
export interface Screened {
  readonly frame: Frame;
  readonly warnings: readonly Warning[];
}

/**
 * Takes separation out of the 0/1 equation of a sample. A column that predicts the outcome perfectly in some rows has
 * an infinite maximum-likelihood coefficient: with "drop" it leaves together with those rows (dropping only the column
 * would fit another model), until a linear program finds none. Of an equation in which not every row counts those that do are
 * screened, and the others that the column would predict leave with them. The frame itself comes back when there is nothing to
 * take out.
 *
 * @param equation position of the equation in the frame
 * @param penalizable whether firth has a penalized estimate of this model
 * @throws EstimandError "complete-separation" when every row is predicted; "quasi-separation" with mode "error"
 *
 * Source: Albert and Anderson (1984); Konis (2007); Correia, Guimarães and Zylkin (2019).
 */
export function withoutSeparation(frame: Frame, equation: number, mode: SeparationMode, penalizable = false): Screened {
  const warnings: Warning[] = [];
  for (let current = frame; ; ) {
    const there = current.equations[equation]!;
    const simple = oneColumnSeparations(there);
    const found = simple.length > 0 ? simple : [separatingDirection(there)].filter((one) => one !== undefined);
    if (found.length === 0) return { frame: current, warnings };
    if (mode === "keep") return { frame: current, warnings: found.map((each) => keptWarning(there, each)) };
    const complete =
      found.find((each) => isComplete(there, each.separated)) ??
      (isComplete(there, union(found.map(({ separated }) => separated))) ? found[0] : undefined);
    if (complete !== undefined) throw completeSeparation(there, complete, warnings, penalizable);
    if (mode === "error") throw quasiSeparation(there, found[0]!, penalizable);
    const leaving = found.map((each) => predictedRows(current, there, each));
    warnings.push(...found.map((each, i) => droppedWarning(there, each, leaving[i]!)));
    current = withoutSeparated(current, equation, found, leaving);
    if (simple.length === 0) return { frame: current, warnings };
  }
}

function union(sets: readonly Uint8Array[]): Uint8Array {
  return sets[0]!.map((_, i) => (sets.some((set) => set[i] === 1) ? 1 : 0));
}

/** The frame without the separated rows and the columns that say nothing in the others. */
function withoutSeparated(
  frame: Frame,
  equation: number,
  found: readonly Separation[],
  rows: readonly Uint8Array[],
): Frame {
  const there = frame.equations[equation]!;
  const leaving = union(rows);
  const idle = found.every(({ columns }) => columns.length === 1)
    ? found.map(({ columns }) => columns[0]!)
    : independentColumns(
        there.regressors.columns,
        Float64Array.from(leaving, (leaves, i) => (1 - leaves) * (there.active?.[i] ?? 1)),
      ).dropped;
  const marked = found.reduce((each, { direction }) => withLeftOut(each, equation, direction, leaving), frame);
  const rest = withoutRows(withoutColumns(marked, equation, idle, "separated"), leaving, "separated");
  const counted = new Uint8Array(leaving.length);
  const drops = found.map((each, at) => {
    let count = 0;
    for (let i = 0; i < counted.length; i++) {
      if (rows[at]![i] === 1 && counted[i] === 0) count++;
      counted[i]! |= rows[at]![i]!;
    }
    return { reason: `separated: ${namesOf(there, each).join(", ")}`, count };
  });
  return { ...rest, droppedRows: [...frame.droppedRows, ...drops.filter(({ count }) => count > 0)] };
}

function factsOf(equation: Equation, found: Separation): Facts {
  const [above, below] = separatedWhere(equation, found);
  return {
    column: equation.outcomeName,
    above,
    below,
    columns: namesOf(equation, found),
    direction: directionFacts(equation, found),
    rows: found.ones + found.zeros,
    ones: found.ones,
    zeros: found.zeros,
  };
}

function droppedWarning(equation: Equation, found: Separation, leaving: Uint8Array): Warning {
  const alike = leaving.reduce((sum, leaves) => sum + leaves, 0) - found.ones - found.zeros;
  const outside =
    alike === 0 ? "" : `, with the ${alike} rows like them in which '${equation.outcomeName}' does not count`;
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best. ` +
    `Left out: ${columnsText(equation, found)} and ${rowsText(found)}${outside}.`;
  return { code: "quasi-separation", message, ...factsOf(equation, found), ...(alike === 0 ? {} : { alike }) };
}

function keptWarning(equation: Equation, found: Separation): Warning {
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best: the estimates grew until the search ` +
    `ended. Do not read the coefficients of these columns or their standard errors.`;
  return { code: "separation-kept", message, ...factsOf(equation, found) };
}

function completeSeparation(
  equation: Equation,
  found: Separation,
  before: readonly Warning[],
  penalizable: boolean,
): EstimandError {
  const earlier = before.map((warning) => warning.message.split(", so no")[0]).join("; ");
  const message =
    `${earlier === "" ? "" : `${earlier}; `}${separationSentence(equation, found)}: every row is predicted perfectly, ` +
    `and no maximum-likelihood estimate exists. Leave out ${columnsText(equation, found)}` +
    (penalizable ? ", use something coarser, or call firth for a penalized estimate." : ", or use something coarser.");
  return new EstimandError("complete-separation", message, factsOf(equation, found));
}

function quasiSeparation(equation: Equation, found: Separation, penalizable: boolean): EstimandError {
  const otherwise = `${penalizable ? "" : "or "}pass separation: "drop"${penalizable ? ", or call firth for a penalized estimate" : ""}`;
  const message =
    `${separationSentence(equation, found)}, so no finite coefficient is best. Leave out ${columnsText(equation, found)} ` +
    `and ${rowsText(found)}, ${otherwise}.`;
  return new EstimandError("quasi-separation", message, factsOf(equation, found));
}
