import { theseRows } from "./all-rows.ts";
import { makeDemeaner } from "../absorb/demeaner.ts";
import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import { absorbEffects } from "../formula/absorb-effects.ts";
import type { Frame } from "../formula/frame-types.ts";
import { withoutRows } from "../formula/without-rows.ts";
import { absorbedDirection, type AbsorbedDirection } from "./absorbed-direction.ts";
import { namedColumns } from "./listed.ts";
import type { Sides } from "./one-sided-separation.ts";
import type { Screened, SeparationMode } from "./separation.ts";

/** A coefficient counts where what it moves is more than this share of the margin. */
const negligible = 1e-6;

/**
 * Takes separation out of a sample whose effects are absorbed: rows whose outcomes columns and effects together predict
 * perfectly, and which therefore say nothing of the coefficients that can be told. With "drop" they leave, with the columns
 * that the effects then make, until no direction is left.
 *
 * @param sideOf where the likelihood of an outcome rises without end: of 0/1 outcomes 1 and -1, of a count of 0 -1, else 0
 * @throws EstimandError "complete-separation" when every row is predicted, or nothing is left to estimate without those that
 *   are; "quasi-separation" with mode "error"
 *
 * Source: Correia, Guimarães and Zylkin (2019).
 */
export function withoutAbsorbedSeparation(
  frame: Frame,
  sideOf: (outcome: number) => number,
  mode: SeparationMode,
): Screened {
  const warnings: Warning[] = [];
  for (let current = frame; ; ) {
    const step = withoutOneDirection(current, sideOf, mode);
    warnings.push(...step.warnings);
    if (step.frame === current) return { frame: current, warnings };
    current = step.frame;
  }
}

/** The same for one direction; the frame itself where there is none. */
function withoutOneDirection(frame: Frame, sideOf: (outcome: number) => number, mode: SeparationMode): Screened {
  const { regressors, outcome } = frame.equations[0]!;
  const sides = Int8Array.from(outcome, sideOf);
  const found = absorbedDirection(regressors.columns, makeDemeaner(frame.absorbed!.effects), sides);
  if (found === "none") return { frame, warnings: [] };
  if (found === "undecided") return { frame, warnings: [undecided(frame)] };
  const finding = findingOf(frame, sides, found);
  const { reason, facts, what } = finding;
  if (mode === "keep") {
    const message = `${reason}: the estimates grew until the search ended. Do not read coefficients far from 0 or their standard errors.`;
    return { frame, warnings: [{ code: "separation-kept", message, ...facts }] };
  }
  if (facts.rows === frame.rows) {
    const message = `${reason}: every row is predicted perfectly, and no maximum-likelihood estimate exists. Leave out ${what}, or absorb fewer effects.`;
    throw new EstimandError("complete-separation", message, facts);
  }
  if (mode === "error") {
    throw new EstimandError("quasi-separation", `${reason}. Leave out ${what}, or pass separation: "drop".`, facts);
  }
  const message = `${reason}. Left out: ${what}.`;
  return {
    frame: withoutSeparated(frame, found, finding),
    warnings: [{ code: "quasi-separation", message, ...facts }],
  };
}

interface Finding {
  readonly reason: string;
  /** What to leave out. */
  readonly what: string;
  readonly facts: { readonly columns: readonly string[]; readonly effects: readonly string[]; readonly rows: number };
}

function findingOf(frame: Frame, sides: Sides, { coefficients, separated }: AbsorbedDirection): Finding {
  const { regressors, outcomeName } = frame.equations[0]!;
  const effects = frame.absorbed!.effects.map(({ name }) => name);
  const columns = regressors.names.filter((_, j) => {
    const column = regressors.columns[j]!;
    return Math.abs(coefficients[j]!) * column.reduce((most, x) => Math.max(most, Math.abs(x)), 0) > negligible;
  });
  const rowsOf = (side: number): number =>
    separated.reduce((sum, is, i) => sum + Number(is === 1 && sides[i] === side), 0);
  const [ones, zeros] = [rowsOf(1), rowsOf(-1)];
  const outcomes = [...(ones > 0 ? [`1 in ${counted(ones)}`] : []), ...(zeros > 0 ? [`0 in ${counted(zeros)}`] : [])];
  const named = namedColumns(columns);
  const absorbed = `the absorbed effects ${effects.join(" + ")}`;
  const by = columns.length === 0 ? absorbed : `${named} and ${absorbed}`;
  const rows = ones + zeros;
  return {
    reason: `'${outcomeName}' is ${outcomes.join(" and ")} that ${by} together tell apart, so no finite coefficient is best`,
    what: `${columns.length === 0 ? "" : `${named} and `}${theseRows(rows)}`,
    facts: { columns, effects, rows },
  };
}

function counted(rows: number): string {
  return rows === 1 ? "one row" : `${rows} rows`;
}

/** The frame without the separated rows and the columns that say nothing in the others. */
function withoutSeparated(frame: Frame, { separated }: AbsorbedDirection, { reason, what, facts }: Finding): Frame {
  const by = facts.columns.length === 0 ? facts.effects.join(" + ") : facts.columns.join(", ");
  try {
    const rest = withoutRows(frame, separated, `separated: ${by}`);
    const left = absorbEffects(rest, rest.absorbed!.effects, rest.absorbed!);
    const droppedColumns = left.droppedColumns.map((drop, at) =>
      at < frame.droppedColumns.length ? drop : { ...drop, reason: "separated" },
    );
    return { ...left, droppedColumns };
  } catch (error) {
    if (!(error instanceof EstimandError && error.code === "constant-column")) throw error;
    const message = `${reason}, and nothing is left to estimate without ${what}. Add a term, or absorb fewer effects.`;
    throw new EstimandError("complete-separation", message, facts);
  }
}

function undecided({ equations }: Frame): Warning {
  const message =
    `The search went on as towards infinite coefficients, and rounding does not tell whether columns and absorbed effects ` +
    `together predict some rows of '${equations[0]!.outcomeName}' perfectly. Do not read coefficients far from 0 or their standard errors.`;
  return { code: "separation-undecided", message };
}
