import type { ParameterRange, ProblemData } from "./problem.ts";

/** Where each predictor's parameters stand in the parameter vector: one after the other, in the likelihood's order. */
export function parameterRanges<P extends string, Y extends string>(
  predictors: readonly P[],
  data: Pick<ProblemData<P, Y>, "predictors">,
): ParameterRange<P>[] {
  let at = 0;
  return predictors.map((name) => {
    const size = data.predictors[name].columns?.length ?? 1;
    at += size;
    return { name, start: at - size, size };
  });
}
