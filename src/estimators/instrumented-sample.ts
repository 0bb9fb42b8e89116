import type { TableInput } from "../data/input.ts";
import type { FirstEstimate, InstrumentalEstimate } from "../diagnostics/instrumental-estimate.ts";
import { checkIdentified } from "../diagnostics/rank-condition.ts";
import type { Screened } from "../diagnostics/separation.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { withReducedForms } from "../formula/with-reduced-forms.ts";
import { instrumentSpace } from "../moments/instrument-space.ts";
import { linearProblem } from "../moments/linear-problem.ts";
import { twoStage } from "../moments/two-stage.ts";
import { checkBrackets, checkEndogenous } from "./check-instruments.ts";
import { checkRows } from "./check-rows.ts";
import type { LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { sampleOf } from "./likelihood-sample.ts";

/** The sample of a model with endogenous columns. */
export interface InstrumentedSample extends Screened {
  /** Its first equation is the outcome's, the others are the reduced forms. */
  readonly frame: Frame;
  /** The columns as a linear model: what is known of the instruments' strength. */
  readonly instrumental: InstrumentalEstimate;
}

type Posed = Pick<LikelihoodDefinition<string, string>, "estimator" | "equations" | "columns">;

/**
 * Makes and checks the sample of one formula with `[endogenous ~ instruments]`, and adds the reduced forms.
 *
 * @param screen what takes separation out of it
 * @throws EstimandError "under-identified", "collinear-columns" (an endogenous column without an error) and those of `sampleOf`
 */
export function instrumentedSample(
  definition: Posed,
  formula: string,
  data: TableInput,
  options: LikelihoodOptions,
  screen: (frame: Frame) => Screened,
): InstrumentedSample {
  const [equation] = definition.equations;
  const posed = { ...definition, equations: [{ ...equation!, instrumented: true } as const] };
  const whole = sampleOf(posed, formula, data, options);
  checkBrackets(whole, formula);
  checkEndogenous(whole, formula);
  checkFormRows(withReducedForms(whole, 0));
  const { frame: single, warnings } = screen(whole);
  checkEndogenous(single, formula);
  const frame = withReducedForms(single, 0);
  checkFormRows(frame);
  const problem = linearProblem(single);
  const space = instrumentSpace(problem);
  checkIdentified(problem, space);
  const solution = twoStage(problem, space);
  const instrumental = { frame: single, problem, space, twoStage: solution, solution };
  checkFormErrors(
    frame.equations.slice(1).map(({ role }) => role),
    instrumental,
  );
  return { frame, warnings, instrumental };
}

function checkFormRows(frame: Frame): void {
  frame.equations.forEach((_, position) => {
    checkRows(frame, position);
  });
}

/** Below this share of its variation a reduced form's residual is rounding. */
const exact = 1e-20;

/** Refuses an endogenous column that is an exact combination of the instruments. */
export function checkFormErrors(columns: readonly string[], estimate: FirstEstimate): void {
  const { twoStage: moved, space, problem } = estimate;
  const width = problem.endogenous + 1;
  const all = problem.columns.length + 1;
  columns.forEach((column, j) => {
    const rss = moved.moments.among[(j + 1) * (width + 1)]!;
    if (rss > exact * space.products[(space.size + j) * (all + 1)]!) return;
    throw new EstimandError(
      "collinear-columns",
      `'${column}' is an exact linear combination of the exogenous columns and the instruments, so it has no error that could be ` +
        "correlated with the outcome's: write it among the other terms, outside the brackets.",
      { column },
    );
  });
}
