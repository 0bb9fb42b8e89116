import { EstimandError } from "../errors.ts";
import { cholesky } from "../linalg/cholesky.ts";
import { dot } from "../linalg/matrix.ts";
import { smallestEigenvalue } from "../linalg/relative-eigen.ts";
import type { InstrumentSpace } from "../moments/instrument-space.ts";
import { endogenousNames, excludedNames, type LinearProblem } from "../moments/linear-problem.ts";
import { listed } from "./listed.ts";

/** Squared canonical correlations below this are rounding: irrelevant instruments leave about 1/n by chance. */
const rounding = 1e-14;

/**
 * Throws "under-identified" when there are fewer excluded instruments than endogenous columns (the order condition), and when
 * the instruments leave a direction of the endogenous columns exactly unmoved (the rank condition).
 */
export function checkIdentified(problem: LinearProblem, space: InstrumentSpace): void {
  const { excluded, endogenous } = problem;
  const instruments = excludedNames(problem);
  const columns = endogenousNames(problem);
  if (excluded < endogenous) {
    throw new EstimandError(
      "under-identified",
      `${count(endogenous, "endogenous column")} (${listed(columns)}) and ${count(excluded, "excluded instrument")}` +
        `${excluded > 0 ? ` (${listed(instruments)})` : ""}: there must be at least as many instruments as endogenous ` +
        `columns. Add instruments inside the brackets, [endogenous ~ instruments], or move a column out of them.`,
      { endogenous: columns, instruments },
    );
  }
  const correlation = smallestCorrelation(problem, space);
  if (correlation < rounding) {
    const several = endogenous > 1;
    throw new EstimandError(
      "under-identified",
      `The instruments ${listed(instruments)} do not move ${several ? `a combination of ${listed(columns)}` : columns[0]} at all ` +
        `once the exogenous columns are held fixed: ${several ? "their effects cannot be told apart" : "its effect is not identified"}. ` +
        `Use instruments that are correlated with ${several ? "each of them separately" : "it"}.`,
      { endogenous: columns, instruments, smallestCanonicalCorrelation: Math.sqrt(Math.max(0, correlation)) },
    );
  }
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

/** The smallest squared canonical correlation of endogenous columns and instruments, exogenous columns partialled out. */
function smallestCorrelation({ exogenous, endogenous }: LinearProblem, space: InstrumentSpace): number {
  const width = space.coordinates.length;
  const at = (j: number): Float64Array => space.coordinates[space.size + j]!;
  const left = new Float64Array(endogenous * endogenous);
  const lengths = Float64Array.from({ length: endogenous }, (_, j) =>
    Math.sqrt(space.products[(space.size + j) * (width + 1)]!),
  );
  for (let i = 0; i < endogenous; i++) {
    for (let j = 0; j < endogenous; j++) {
      const total = space.products[(space.size + i) * width + space.size + j]!;
      const exogenousPart = dot(at(i).subarray(0, exogenous), at(j).subarray(0, exogenous));
      left[i * endogenous + j] = (total - exogenousPart) / (lengths[i]! * lengths[j]!);
    }
  }
  const factor = cholesky(left, endogenous);
  if (factor === undefined) return 0;
  return smallestEigenvalue(
    factor,
    endogenous,
    (i, j) => dot(at(i).subarray(exogenous), at(j).subarray(exogenous)) / (lengths[i]! * lengths[j]!),
  );
}
