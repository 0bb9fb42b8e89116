import { negativeBinomialLikelihood } from "./negative-binomial-likelihood.ts";
import { makeScratch } from "./scratch.ts";

/** Whole numbers from `from` to `to`, which may be Infinity. */
interface Counts {
  readonly from: number;
  readonly to: number;
}

/** A count on the way: its p(k) and the derivatives s, h of ln p(k) in ln α. */
interface Mass {
  k: number;
  p: number;
  s: number;
  h: number;
}

const start = makeScratch(negativeBinomialLikelihood, 1);
const outcome = { y: new Float64Array(1) };

/**
 * Σ p(k), Σ p(k)s(k) and Σ p(k)(s(k)² + h(k)) over counts of an NB2 distribution (Poisson at α = 0): its probability, with first and
 * second derivative in ln α.
 *
 * From the largest p(k) among them outwards, by p(k + 1)/p(k) = (1 + αk)/(k + 1) · μ/(1 + αμ), until no more is added. The upper tail
 * that starts below the mean is 1 less what comes before, so that only tails are summed to their end.
 *
 * @param into where the three are written
 */
export function countSums({ from, to }: Counts, index: number, lnAlpha: number, into: Float64Array): void {
  const [mean, alpha] = [Math.exp(index), Math.exp(lnAlpha)];
  const rest = to === Infinity && from <= mean * Math.max(1, alpha);
  const [first, last] = rest ? [0, from - 1] : [from, to];
  into.fill(0);
  if (first <= last) {
    const middle = Math.min(Math.max(Math.floor(mean * (1 - alpha)), first), last);
    const steps = stepsOf(index, lnAlpha);
    const mass = massAt(middle, index, lnAlpha);
    const below = { ...mass };
    sumOutwards(mass, steps.forth, steps.q, { from: first, to: last }, into);
    steps.back(below);
    sumOutwards(below, steps.back, steps.q, { from: first, to: last }, into);
  }
  if (!rest) return;
  into[0] = 1 - into[0]!;
  into[1] = -into[1]!;
  into[2] = -into[2]!;
}

/** p(k) and its derivatives by the likelihood. */
function massAt(k: number, index: number, lnAlpha: number): Mass {
  outcome.y[0] = k;
  start.eta.index[0] = index;
  start.eta.lnAlpha[0] = lnAlpha;
  negativeBinomialLikelihood.rows({ rows: 1, eta: start.eta, outcome }, start);
  return { k, p: Math.exp(start.value[0]!), s: start.first.lnAlpha[0]!, h: start.second.lnAlpha_lnAlpha[0]! };
}

/** Adds the counts within the ends that steps reach from this one, until they add nothing. */
function sumOutwards(
  mass: Mass,
  step: (mass: Mass) => void,
  q: number,
  { from, to }: Counts,
  into: Float64Array,
): void {
  let total = 0;
  for (; mass.k >= from && mass.k <= to; step(mass)) {
    const { p, s, h } = mass;
    const size = p * (1 + s * s + Math.abs(h));
    total += size;
    into[0]! += p;
    into[1]! += p * s;
    into[2]! += p * (s * s + h);
    if (!(size > 1e-17 * q * total)) return;
  }
}

/** From k to k + 1, where s grows by αk/(1 + αk) - π and h by αk/(1 + αk)² - πq, and to k - 1; π = αμ/(1 + αμ), q = 1 - π. */
function stepsOf(index: number, lnAlpha: number) {
  const alpha = Math.exp(lnAlpha);
  const q = 1 / (1 + Math.exp(index + lnAlpha));
  const pi = 1 / (1 + Math.exp(-index - lnAlpha));
  const ratio = 1 / (Math.exp(-index) + alpha);
  const move = (mass: Mass, k: number, sign: 1 | -1): void => {
    const odds = alpha * k;
    const share = odds / (1 + odds);
    mass.p *= (((1 + odds) / (k + 1)) * ratio) ** sign;
    mass.s += sign * (share - pi);
    mass.h += sign * (share / (1 + odds) - pi * q);
    mass.k += sign;
  };
  return {
    q,
    forth: (mass: Mass) => move(mass, mass.k, 1),
    back: (mass: Mass) => move(mass, mass.k - 1, -1),
  };
}
