import type { Frame } from "../formula/frame-types.ts";
import { withLeftOut } from "../formula/left-out.ts";
import { withoutColumns } from "../formula/without-columns.ts";
import { withoutRows } from "../formula/without-rows.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import { openVariance } from "./open-variance.ts";
import type { SeparationMode } from "./separation.ts";
import { nameIn, varianceSentence } from "./variance-sentence.ts";
import {
  type HetProblem,
  type VarianceSeparation,
  isMaximum,
  valuesOf,
  varianceSeparation,
} from "./variance-separation.ts";
import { higher, kept, refused } from "./variance-warnings.ts";
import type { WatchedMaximum } from "./watched-maximum.ts";

/** How a heteroskedastic probit is posed and searched. */
export interface HetSearch {
  problem(frame: Frame): HetProblem;
  maximum(problem: HetProblem, frame: Frame): Maximum;
}

type Found = WatchedMaximum<"index" | "lnSigma", "y">;

/**
 * The maximum of a heteroskedastic probit, without columns of its variance equation whose coefficients are infinite, and the rows
 * that these decide (`varianceSeparation`, σ = 0): the others' likelihood is what is left. What is left out must have been what
 * kept the search from a maximum: else the first search stands, and a warning says so. Where σ is infinite in some rows nothing decides
 * these: all rows stay, at the bound of the likelihood (`openVariance`).
 *
 * @throws EstimandError "quasi-separation" with mode "error", where σ is 0
 */
export function withoutVarianceSeparation(frame: Frame, mode: SeparationMode, search: HetSearch): Found {
  const problem = search.problem(frame);
  const maximum = search.maximum(problem, frame);
  const first = { frame, problem, maximum, warnings: [] };
  const found = varianceSeparation(problem, maximum);
  if (found === undefined) return first;
  const told = varianceSentence(frame, found);
  if (isMaximum(maximum) && found.logLik > maximum.value + 1e-3)
    return { ...first, warnings: [higher(told, found, maximum)] };
  if (mode === "error" && found.sure.includes(1)) throw refused(told);
  if (found.open.includes(1)) return { ...first, ...openVariance(frame, problem, maximum, found) };
  if (mode === "keep") return { ...first, warnings: [kept(told)] };
  const column = found.direction.findLastIndex((each) => each !== 0);
  const outcome = frame.equations[0]!.outcome.filter((_, i) => found.sure[i] === 0);
  const remains = frame.equations[1]!.regressors.names.length > 1 && new Set(outcome).size === 2;
  if (!remains) return { ...first, warnings: [kept(told)] };
  const reason = `separated: ${told.facts.columns.join(", ")}`;
  const marked = withLeftOut(frame, 1, found.direction, found.sure, found.border);
  const rest = withoutVarianceSeparation(
    withoutRows(withoutColumns(marked, 1, [column], "separated"), found.sure, reason),
    mode,
    search,
  );
  if (!isRight(first, found, rest)) return { ...first, warnings: [kept(told)] };
  const name = nameIn(frame, column);
  const message = `${told.message}. Left out: column '${name}' of the variance equation and ${told.rows}.`;
  return { ...rest, warnings: [{ code: "quasi-separation", message, ...told.facts, dropped: name }, ...rest.warnings] };
}

/** Whether the rest's maximum, with what the rows left out have at the end, is as high as what the search had found. */
function isRight({ frame, problem, maximum }: Found, found: VarianceSeparation, rest: Found): boolean {
  const beta = Float64Array.from(frame.equations[0]!.regressors.names, (name) => {
    const at = rest.frame.equations[0]!.regressors.names.indexOf(name);
    return at < 0 ? 0 : rest.maximum.point[at]!;
  });
  const { data } = problem;
  const index = valuesOf(data.predictors.index, beta, data.rows);
  const sure = index.every((value, i) => found.sure[i] === 0 || (data.outcomes.y[i]! > 0 ? value > 0 : value < 0));
  return sure && rest.maximum.value >= maximum.value - 1e-6 * (1 + Math.abs(maximum.value));
}
