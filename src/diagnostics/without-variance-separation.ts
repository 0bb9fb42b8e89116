import { EstimandError, type Facts } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import { parameterName } from "../formula/drop-collinear.ts";
import type { Frame } from "../formula/frame-types.ts";
import { withLeftOut } from "../formula/left-out.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import { allRows } from "./all-rows.ts";
import { listed } from "./listed.ts";
import type { SeparationMode } from "./separation.ts";
import { combination } from "./separation-sentence.ts";
import {
  type HetProblem,
  type VarianceSeparation,
  isMaximum,
  valuesOf,
  varianceSeparation,
} from "./variance-separation.ts";

/** How a heteroskedastic probit is posed and searched. */
export interface HetSearch {
  problem(frame: Frame): HetProblem;
  maximum(problem: HetProblem, frame: Frame): Maximum;
}

interface Found {
  readonly frame: Frame;
  readonly problem: HetProblem;
  readonly maximum: Maximum;
  readonly warnings: readonly Warning[];
}

/**
 * The maximum of a heteroskedastic probit, without columns of its variance equation whose coefficients are infinite, and the rows
 * that these decide (`varianceSeparation`): the others' likelihood is what is left. What is left out must have been what
 * kept the search from a maximum: else the first search stands, and a warning says so.
 *
 * @throws EstimandError "quasi-separation" with mode "error"
 */
export function withoutVarianceSeparation(frame: Frame, mode: SeparationMode, search: HetSearch): Found {
  const problem = search.problem(frame);
  const maximum = search.maximum(problem, frame);
  const first = { frame, problem, maximum, warnings: [] };
  const found = varianceSeparation(problem, maximum);
  if (found === undefined) return first;
  const told = sentence(frame, found);
  if (isMaximum(maximum) && found.logLik > maximum.value + 1e-3)
    return { ...first, warnings: [higher(told, found, maximum)] };
  if (mode === "keep") return { ...first, warnings: [kept(told)] };
  const column = found.direction.findLastIndex((each) => each !== 0);
  const leaving = found.sure.map((each, i) => each | found.open[i]!);
  const outcome = frame.equations[0]!.outcome.filter((_, i) => leaving[i] === 0);
  const remains = frame.equations[1]!.regressors.names.length > 1 && new Set(outcome).size === 2;
  if (mode === "error") throw refused(told);
  if (!remains) return { ...first, warnings: [kept(told)] };
  const reason = `separated: ${told.facts.columns.join(", ")}`;
  const marked = withLeftOut(frame, 1, found.direction, leaving, found.border);
  const rest = withoutVarianceSeparation(
    withoutRows(withoutColumns(marked, 1, [column], "separated"), leaving, reason),
    mode,
    search,
  );
  if (!isRight(first, found, rest)) return { ...first, warnings: [kept(told)] };
  const name = nameIn(frame, column);
  const message = `${told.message}. Left out: column '${name}' of the variance equation and ${told.rows}.`;
  return { ...rest, warnings: [{ code: "quasi-separation", message, ...told.facts, dropped: name }, ...rest.warnings] };
}

function kept({ message, facts }: Told): Warning {
  const advice =
    "the estimates grew until the search ended. Do not read these coefficients or their standard errors; leave " +
    `${quoted(facts.columns)} out of the variance equation (without any, it is a probit).`;
  return { code: "separation-kept", message: `${message}; ${advice}`, ...facts };
}

/** There is a maximum beside the likelihood's end. */
function higher({ message, facts }: Told, { logLik }: VarianceSeparation, { value }: Maximum): Warning {
  const told =
    `The log-likelihood is ${value.toFixed(2)} at the maximum, which is returned, but ${logLik.toFixed(2)} where coefficients of the variance ` +
    `equation are infinite. ${message}. Compare with probit, and with fewer columns in the variance equation.`;
  return { code: "boundary", message: told, ...facts, higher: true, logLik, returned: value };
}

const quoted = (names: readonly string[]): string => listed(names.map((name) => `'${name}'`));

/** Whether the rest's maximum, with what the rows left out have at the end, is as high as what the search had found. */
function isRight({ frame, problem, maximum }: Found, found: VarianceSeparation, rest: Found): boolean {
  const beta = Float64Array.from(frame.equations[0]!.regressors.names, (name) => {
    const at = rest.frame.equations[0]!.regressors.names.indexOf(name);
    return at < 0 ? 0 : rest.maximum.point[at]!;
  });
  const { data } = problem;
  const index = valuesOf(data.predictors.index, beta, data.rows);
  const sure = index.every((value, i) => found.sure[i] === 0 || (data.outcomes.y[i]! > 0 ? value > 0 : value < 0));
  return sure && rest.maximum.value + found.openLogLik >= maximum.value - 1e-6 * (1 + Math.abs(maximum.value));
}

const nameIn = ({ equations }: Frame, column: number): string =>
  parameterName(equations[1]!.role, equations[1]!.regressors.names[column]!);

interface Told {
  readonly message: string;
  /** "these 12 rows". */
  readonly rows: string;
  readonly facts: Facts & { readonly columns: readonly string[] };
}

/** Where σ runs off and why, as the first part of a sentence. */
function sentence(frame: Frame, found: VarianceSeparation): Told {
  const { regressors } = frame.equations[1]!;
  const column = frame.equations[0]!.outcomeName;
  const parts = Array.from(found.direction.keys()).filter((j) => found.direction[j] !== 0);
  const columns = parts.map((j) => nameIn(frame, j));
  const sum = combination(parts.map((j) => [regressors.names[j]!, found.direction[j]!]));
  const values = valuesOf({ columns: regressors.columns }, found.direction, frame.rows);
  const where = (rows: Uint8Array, sign: "<" | ">"): string | undefined => {
    const there = new Set(values.filter((_, i) => rows[i] === 1));
    if (there.size === 0) return undefined;
    if (parts.length > 1 || there.size > 1) return `${sum} ${sign} ${Number(found.border.toPrecision(5))}`;
    return `${regressors.names[parts[0]!]} = ${Number(([...there][0]! * found.direction[parts[0]!]!).toPrecision(5))}`;
  };
  const [sure, open] = [found.sure, found.open].map((rows) => rows.reduce((total, each) => total + each, 0));
  const [below, above] = [where(found.sure, "<"), where(found.open, ">")];
  const why = [
    ...(sure! > 0
      ? [
          `in ${allRows(sure!)} with ${below} '${column}' is what the sign of the index says, so that σ falls to 0 there`,
        ]
      : []),
    ...(open! > 0
      ? [
          `in ${allRows(open!)} with ${above} the index says nothing of '${column}', or the opposite, so that σ grows without bound there`,
        ]
      : []),
  ].join(", and ");
  const message = `${why[0]!.toUpperCase()}${why.slice(1)}: no finite coefficient of ${quoted(columns)} is best`;
  const rows = sure! + open! === 1 ? "this row" : `these ${sure! + open!} rows`;
  return { message, rows, facts: { variance: true, column, columns, rows: sure! + open!, sure, open, below, above } };
}

function refused({ message, rows, facts }: Told): EstimandError {
  const advice = `Leave ${quoted(facts.columns)} out of the variance equation, with ${rows}, or pass separation: "drop".`;
  return new EstimandError("quasi-separation", `${message}. ${advice}`, facts);
}
