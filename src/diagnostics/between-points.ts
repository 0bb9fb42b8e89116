import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { localMaxima, type ProfilePoint, type RhoProfile } from "./rho-profile.ts";

/**
 * Points of a profile near maxima that lie between two points of its grid which rise towards ±1, so that neither is higher than its
 * neighbours: where the cubic in atanh ρ through both points, with the likelihood's slopes there, has a maximum.
 *
 * @param points of the profile on a grid of ρ
 * @param limit of |ρ| of a maximum
 */
export function betweenPoints(
  problem: LikelihoodProblem,
  profile: RhoProfile,
  points: readonly ProfilePoint[],
  limit: number,
): readonly ProfilePoint[] {
  const peaks = localMaxima(points);
  const slopes = new Map<ProfilePoint, number>();
  const slopeAt = (point: ProfilePoint): number => {
    const known = slopes.get(point) ?? slope(problem, point);
    slopes.set(point, known);
    return known;
  };
  const between = (from: ProfilePoint, to: ProfilePoint, again: boolean): ProfilePoint[] => {
    const [start, end] = [Math.atanh(from.rho), Math.atanh(to.rho)];
    const pointAt = (share: number): ProfilePoint => profile.at(Math.tanh(start + share * (end - start)), from);
    const shape = cubic(to.logLik - from.logLik, (end - start) * slopeAt(from), (end - start) * slopeAt(to));
    if (shape.maximum !== undefined) return [pointAt(shape.maximum)];
    if (!again || shape.flat === undefined) return [];
    const middle = pointAt(shape.flat);
    return [...between(from, middle, false), ...between(middle, to, false)];
  };
  const side = (outwards: readonly ProfilePoint[]): ProfilePoint[] =>
    outwards.slice(1).flatMap((to, i) => {
      const from = outwards[i]!;
      const isLast = to === outwards.at(-1);
      const rises = to.logLik > from.logLik && (isLast || !peaks.includes(to));
      return rises && Math.abs(from.rho) < limit ? between(from, to, Math.abs(to.rho) > 0.9) : [];
    });
  const [left, right] = [points.filter(({ rho }) => rho <= 0).reverse(), points.filter(({ rho }) => rho >= 0)];
  return [...side(left), ...side(right)];
}

/** Of the profile along atanh ρ: where the other parameters are best it is the likelihood's own. */
function slope(problem: LikelihoodProblem, { theta }: ProfilePoint): number {
  const gradient = new Float64Array(problem.size);
  problem.derivatives(theta, gradient, new Float64Array(problem.size ** 2));
  return gradient[problem.ranges.find(({ name }) => name === "atanhRho")!.start]!;
}

/** Where in (0, 1) the cubic with this rise and these slopes at 0 and 1 has a maximum, or else is flat: rises by less than half of its mean. */
function cubic(rise: number, first: number, last: number): { maximum?: number; flat?: number } {
  const square = 3 * rise - 2 * first - last;
  const cube = first + last - 2 * rise;
  const maximum = first / (Math.sqrt(square ** 2 - 3 * first * cube) - square);
  if (maximum > 0 && maximum < 1) return { maximum };
  const turn = -square / (3 * cube);
  const slopeAt = (at: number): number => first + 2 * square * at + 3 * cube * at ** 2;
  const flattest = [0, 1, Math.min(1, Math.max(0, turn))].reduce((a, b) => (slopeAt(b) < slopeAt(a) ? b : a));
  return slopeAt(flattest) < rise / 2 ? { flat: Math.min(0.7, Math.max(0.3, flattest)) } : {};
}
