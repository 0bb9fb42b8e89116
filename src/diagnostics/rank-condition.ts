import { EstimandError } from "../errors.ts";
import { cholesky } from "../linalg/cholesky.ts";
import { dot } from "../linalg/matrix.ts";
import { smallestEigenvalue } from "../linalg/relative-eigen.ts";
import { residual } from "../moments/combination.ts";
import { coefficientsOf, type InstrumentSpace } from "../moments/instrument-space.ts";
import {
  endogenousNames,
  endogenousOf,
  excludedNames,
  instrumentsOf,
  type LinearProblem,
} from "../moments/linear-problem.ts";
import { residualProducts } from "../moments/residual-products.ts";
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
function smallestCorrelation(problem: LinearProblem, space: InstrumentSpace): number {
  const { exogenous, endogenous: q } = problem;
  const moved = Array.from({ length: q }, (_, j) => space.coordinates[space.size + j]!.subarray(exogenous));
  const left = leftByExogenous(problem, space);
  const lengths = Float64Array.from({ length: q }, (_, j) => Math.sqrt(left[j * (q + 1)]!));
  const scaled = left.map((value, at) => value / (lengths[Math.floor(at / q)]! * lengths[at % q]!));
  const factor = cholesky(scaled, q);
  if (factor === undefined) return 0;
  return smallestEigenvalue(factor, q, (i, j) => dot(moved[i]!, moved[j]!) / (lengths[i]! * lengths[j]!));
}

/** A share of what is left below this has lost half its digits in the difference of the products. */
const smallShare = 1e-8;

/** X₂'M₁X₂ of the endogenous columns: from the products, or where they cancel (columns far from zero) from the data. */
function leftByExogenous(problem: LinearProblem, space: InstrumentSpace): Float64Array {
  const { exogenous, endogenous: q } = problem;
  const width = space.coordinates.length;
  const at = (j: number): Float64Array => space.coordinates[space.size + j]!;
  const entries = (entry: (i: number, j: number) => number): Float64Array =>
    Float64Array.from({ length: q * q }, (_, place) => entry(Math.floor(place / q), place % q));
  const total = entries((i, j) => space.products[(space.size + i) * width + space.size + j]!);
  const left = entries((i, j) => total[i * q + j]! - dot(at(i).subarray(0, exogenous), at(j).subarray(0, exogenous)));
  if (left.every((value, place) => place % (q + 1) > 0 || value > smallShare * total[place]!)) {
    return left;
  }
  const residuals = endogenousOf(problem).map((column, j) =>
    residual(instrumentsOf(problem), coefficientsOf(space, at(j)), column),
  );
  const { among } = residualProducts(problem, residuals);
  return entries((i, j) => among[i * q + j]! + dot(at(i).subarray(exogenous), at(j).subarray(exogenous)));
}
