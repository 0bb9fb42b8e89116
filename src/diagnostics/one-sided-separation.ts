import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { withLeftOut } from "../formula/left-out.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { allRows, theseRows } from "./all-rows.ts";
import { namedColumns } from "./listed.ts";
import { separatingDirection } from "./separating-direction.ts";
import type { Separation } from "./separation-finding.ts";
import type { Screened, SeparationMode } from "./separation.ts";

/**
 * Where the likelihood of a row rises without end: -1 as its index falls, 1 as it grows, 0 nowhere. A Poisson outcome of 0
 * and a left-censored one are -1, a right-censored one is 1, a positive count and an uncensored outcome 0.
 */
export type Sides = Int8Array;

/** What the outcome is called in the rows of side -1 and in those of side 1. */
export interface Sided {
  readonly below: string;
  readonly above: string;
}

/**
 * Takes separation out of a sample some of whose rows say on one side only where their index is: a direction b with x'b = 0
 * in the rows of side 0 and side·x'b >= 0 in the others, above 0 in some, along which the likelihood rises for ever. Those
 * rows say nothing of the other coefficients: with "drop" they leave with the columns that no longer vary. Where the rows
 * of side 0 have the design's full rank there is none, and no linear program is solved.
 *
 * @param what the outcome in the rows of side -1 and in those of side 1: "0", "censored"
 * @throws EstimandError "quasi-separation" with mode "error"
 *
 * Source: Correia, Guimarães and Zylkin (2019), Verifying the existence of maximum likelihood estimates for generalized
 * linear models.
 */
export function withoutOneSidedSeparation(frame: Frame, sides: Sides, mode: SeparationMode, what: Sided): Screened {
  const equation = frame.equations[0]!;
  const fixed = Float64Array.from(sides, (side) => Number(side === 0));
  if (independentColumns(equation.regressors.columns, fixed).dropped.length === 0) return { frame, warnings: [] };
  const { rowOf, stacked } = signedEquation(equation, sides);
  const found = separatingDirection(stacked);
  if (found === undefined) return { frame, warnings: [] };
  const leaving = leavingRows(found, rowOf, frame.rows);
  const rows = leaving.reduce((sum, leaves) => sum + leaves, 0);
  const columns = found.columns.map((j) => equation.regressors.names[j]!);
  const named = namedColumns(columns);
  const there = [-1, 1].filter((side) => sides.some((value, i) => value === side && leaving[i] === 1));
  const outcome = [...new Set(there.map((side) => (side < 0 ? what.below : what.above)))].join(" or ");
  const reason = `'${equation.outcomeName}' is ${outcome} in ${allRows(rows)} that ${named} ${columns.length === 1 ? "tells" : "tell"} apart, so no finite coefficient is best`;
  const facts = { column: equation.outcomeName, outcome, columns, rows };
  if (mode === "error") {
    throw new EstimandError("quasi-separation", `${reason}. Leave ${named} out, or pass separation: "drop".`, facts);
  }
  if (mode === "keep") {
    const message = `${reason}: the estimates grew until the search ended. Do not read the coefficients of these columns or their standard errors.`;
    return { frame, warnings: [{ code: "separation-kept", message, ...facts }] };
  }
  const staying = Float64Array.from(leaving, (leaves) => 1 - leaves);
  const idle = independentColumns(equation.regressors.columns, staying).dropped;
  const marked = withLeftOut(frame, 0, found.direction, leaving);
  const rest = withoutRows(withoutColumns(marked, 0, idle, "separated"), leaving, `separated: ${columns.join(", ")}`);
  const left = theseRows(rows);
  const message = `${reason}. Left out: ${named} and ${left}.`;
  const warning: Warning = { code: "quasi-separation", message, ...facts };
  return { frame: rest, warnings: [warning] };
}

function leavingRows({ separated }: Separation, rowOf: Int32Array, rows: number): Uint8Array {
  const leaving = new Uint8Array(rows);
  separated.forEach((is, at) => {
    if (is === 1) leaving[rowOf[at]!] = 1;
  });
  return leaving;
}

/** As a 0/1 equation: a row of side -1 is a 0, one of side 1 a 1, and one of side 0 both, which leaves it on the border. */
function signedEquation(equation: Equation, sides: Sides): { readonly rowOf: Int32Array; readonly stacked: Equation } {
  const { regressors } = equation;
  const all = Int32Array.from(sides.keys());
  const fixed = all.filter((i) => sides[i] === 0);
  const rowOf = new Int32Array(all.length + fixed.length);
  rowOf.set(all);
  rowOf.set(fixed, all.length);
  const columns = regressors.columns.map((x) => Float64Array.from(rowOf, (row) => x[row]!));
  const outcome = Float64Array.from(rowOf, (row, at) => Number(at >= all.length || sides[row] === 1));
  return { rowOf, stacked: { ...equation, outcome, regressors: { ...regressors, columns } } };
}
