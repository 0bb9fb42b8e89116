import type { Warning } from "../fit/fit.ts";
import type { TestFindings } from "../fit/make-test-result.ts";
import { dot } from "../linalg/matrix.ts";
import { endogenousNames } from "../moments/linear-problem.ts";
import { excludedPart, type FirstEstimate, type InstrumentalEstimate } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";

/** First-stage residuals below this share of the column, and of what the excluded instruments explain, are rounding. */
const rounding = 1e-10;

/** The endogenous columns that the instruments determine exactly: their first stages have no residuals. */
export function determinedColumns({ problem, space, twoStage }: FirstEstimate): readonly string[] {
  const q = problem.endogenous;
  const width = space.coordinates.length;
  return endogenousNames(problem).filter((_, j) => {
    const position = space.size + j;
    const left = twoStage.moments.among[(j + 1) * (q + 2)]!;
    const explained = excludedPart({ problem }, space.coordinates[position]!);
    return (
      left <= rounding ** 2 * space.products[position * (width + 1)]! &&
      left <= rounding * 1e-4 * dot(explained, explained)
    );
  });
}

/** Warns of an instrument that is the endogenous column over again: nothing is instrumented then. */
export function determinedWarnings(estimate: InstrumentalEstimate): Warning[] {
  const columns = determinedColumns(estimate);
  if (columns.length === 0) return [];
  const all = columns.length === estimate.problem.endogenous && estimate.gmm === undefined;
  return [
    {
      code: "endogenous-determined",
      message:
        `The instruments determine ${listed(columns)} exactly: ` +
        `${all ? "this is least squares" : `${listed(columns)} ${columns.length > 1 ? "are" : "is"} taken for exogenous`}, and nothing ` +
        `tells whether that is right. Is an instrument made of ${columns.length > 1 ? "them" : "it"}?`,
      columns,
      leastSquares: all,
    },
  ];
}

/** Instead of a test of exogeneity, which compares with least squares: what leaves it without a difference, if anything does. */
export function undeterminable(estimate: FirstEstimate): Pick<TestFindings, "statistic" | "note"> | undefined {
  const columns = determinedColumns(estimate);
  if (columns.length === 0) return undefined;
  return {
    statistic: Number.NaN,
    note: `Not computed: the instruments determine ${listed(columns)} exactly, so there is no first-stage residual to test.`,
  };
}
