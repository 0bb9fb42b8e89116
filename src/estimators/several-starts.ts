import type { Warning } from "../fit/fit.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";

/** Beyond it a correlation counts as one at the edge. */
const interiorLimit = 0.99;

/**
 * The best maximum that the search finds from several starts, with warnings where it finds others, and where the best lies at the
 * edge |ρ| = 1.
 *
 * @param rhos positions of the parameters atanh ρ
 */
export function bestOfStarts(
  problem: LikelihoodProblem,
  starts: readonly Float64Array[],
  rhos: readonly number[],
  options: MaximizeOptions,
): { readonly maximum: Maximum; readonly warnings: readonly Warning[] } {
  const found = starts.map((start) => maximize(problem, start, options));
  const better = (a: Maximum, b: Maximum): Maximum =>
    a.converged === b.converged ? (b.value > a.value + 1e-6 ? b : a) : a.converged ? a : b;
  const maximum = found.reduce(better);
  const others = found.filter((one, i) => one.converged && found.findIndex((other) => near(other, one)) === i);
  const apart = others.filter((one) => !near(one, maximum));
  return { maximum, warnings: [...severalMaxima(maximum, apart, rhos), ...boundary(maximum, rhos)] };
}

function near(a: Maximum, b: Maximum): boolean {
  return a.converged && Math.abs(a.value - b.value) < 1e-4;
}

const rhoAt = ({ point }: Maximum, rhos: readonly number[]): string =>
  rhos.map((position) => Math.tanh(point[position]!).toPrecision(3)).join(", ");

function severalMaxima(best: Maximum, apart: readonly Maximum[], rhos: readonly number[]): Warning[] {
  if (apart.length === 0) return [];
  const places = apart.map((one) => `ρ = ${rhoAt(one, rhos)} (log-likelihood ${one.value.toFixed(2)})`);
  const message =
    `The log-likelihood has ${apart.length + 1} local maxima. Returned is the best found, at ρ = ${rhoAt(best, rhos)} ` +
    `(log-likelihood ${best.value.toFixed(2)}); others are at ${places.join("; ")}.`;
  return [{ code: "several-maxima", message, others: apart.map(({ value }) => value) }];
}

function boundary(best: Maximum, rhos: readonly number[]): Warning[] {
  const at = rhos.map((position) => Math.tanh(best.point[position]!)).filter((rho) => Math.abs(rho) > interiorLimit);
  if (at.length === 0) return [];
  const message =
    `The log-likelihood rises towards |ρ| = 1 (${at.map((rho) => rho.toPrecision(4)).join(", ")}), where one error is a function of ` +
    "another: a degenerate likelihood, and no estimate. Do not use its standard errors.";
  return [{ code: "boundary", message, rho: at }];
}
