import { gaussLegendre } from "./gauss-legendre.ts";
import { inverseMills, logCdfAndMills, logCdfDirect } from "./normal-tail.ts";

const halfLogTwoPi = 0.9189385332046728;
/** 1 - Φ is below half a unit in the last place of 1 from here on. */
const one = 8.3;
/** e⁻⁴⁰ of the peak is nothing. */
const depth = 40;

const rule = gaussLegendre(22);
const perPanel = rule.nodes.length;
const panels = 4;
const distance = new Float64Array(panels * perPanel);
const weight = new Float64Array(panels * perPanel);
const logs = new Float64Array(panels * perPanel);
const mills = new Float64Array(panels * perPanel);

/** The rows' own part of the integrand: exp h(u) = exp(-(a - u)²/2) Φ(w + su). */
interface Integrand {
  readonly a: number;
  readonly w: number;
  readonly s: number;
}

/**
 * log Φ₂(a, b; ρ) with small relative error of Φ₂ wherever it is, by conditioning on the smaller argument:
 *
 *   Φ₂ = ∫₀^∞ φ(a - u) Φ(w + su) du,   w = (b - ρa)/√(1-ρ²),   s = ρ/√(1-ρ²),   a <= b
 *
 * The integrand is log-concave, entire and positive. It is integrated between the points where it is e⁻⁴⁰ of its peak;
 * where Φ is 1 the integral is known.
 *
 * @param w computed without cancellation
 */
export function logBivariateTail(a: number, w: number, s: number): number {
  if (s === 0) return logCdfDirect(a) + logCdfDirect(w);
  const end = (one - w) / s;
  if (s > 0 && end <= 0) return logCdfDirect(a);
  const integrand: Integrand = { a, w, s };
  if (s > 0) return logSum(logCdfDirect(a - end), logIntegral(integrand, 0, end));
  if (end <= 0) return logIntegral(integrand, 0, Number.POSITIVE_INFINITY);
  const whole = logCdfDirect(a);
  const upTo = whole + Math.log1p(-Math.exp(logCdfDirect(a - end) - whole));
  return logSum(upTo, logIntegral(integrand, end, Number.POSITIVE_INFINITY));
}

function height({ a, w, s }: Integrand, u: number): number {
  return -0.5 * (a - u) * (a - u) + logCdfDirect(w + s * u);
}

function slope({ a, w, s }: Integrand, u: number): number {
  return a - u + s * inverseMills(w + s * u);
}

/** log ∫ exp h(u) du/√2π over a part of the half-line: two panels on either side of the peak. */
function logIntegral(integrand: Integrand, from: number, to: number): number {
  const { a, w, s } = integrand;
  const peak = peakOf(integrand, from, to);
  const top = height(integrand, peak);
  const left = from === peak ? from : Math.max(from, foot(integrand, peak, top, -1));
  const right = to === peak ? to : Math.min(to, foot(integrand, peak, top, 1));
  const after = left < peak ? placeNodes(0, left, peak) : 0;
  const count = right > peak ? placeNodes(after, peak, right) : after;
  for (let i = 0; i < count; i++) logs[i] = w + s * distance[i]!;
  logCdfAndMills(logs, count, logs, mills);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const away = a - distance[i]!;
    sum += weight[i]! * Math.exp(logs[i]! - 0.5 * away * away - top);
  }
  return top + Math.log(sum) - halfLogTwoPi;
}

/** Two panels from `from` to `to`; returns how many nodes there are now. */
function placeNodes(at: number, from: number, to: number): number {
  const half = 0.25 * (to - from);
  for (let i = 0; i < perPanel; i++) {
    distance[at + i] = from + half * (1 + rule.nodes[i]!);
    distance[at + perPanel + i] = from + half * (3 + rule.nodes[i]!);
    weight[at + i] = half * rule.weights[i]!;
    weight[at + perPanel + i] = half * rule.weights[i]!;
  }
  return at + 2 * perPanel;
}

/** Near enough to where h is largest: h' falls by at least 1 per unit, so that the peak is within h'(from). */
function peakOf(integrand: Integrand, from: number, to: number): number {
  const rising = slope(integrand, from);
  if (!(rising > 0)) return from;
  let low = from;
  let high = from + rising;
  if (to < high) {
    if (slope(integrand, to) >= 0) return to;
    high = to;
  }
  let u = low;
  let at = rising;
  for (let step = 0; step < 60; step++) {
    const v = integrand.w + integrand.s * u;
    const ratio = inverseMills(v);
    const bend = 1 + integrand.s * integrand.s * ratio * (ratio + v);
    if (Math.abs(at) < 0.05 * Math.sqrt(bend)) return u;
    const next = u + at / bend;
    u = next > low && next < high ? next : 0.5 * (low + high);
    at = slope(integrand, u);
    if (at > 0) low = u;
    else high = u;
  }
  return u;
}

/**
 * Where h is `depth` below the peak on one side, or a little further. h is concave, so a Newton step from anywhere ends
 * outside, and the next ones come in from there.
 */
function foot(integrand: Integrand, peak: number, top: number, side: 1 | -1): number {
  const { w, s } = integrand;
  const down = -side * slope(integrand, peak);
  const byDensity = Math.sqrt(down * down + 2 * depth) - down;
  const byCdf = side * s < 0 ? (9 + Math.max(0, w + s * peak)) / Math.abs(s) : byDensity;
  let u = peak + side * Math.min(byDensity, byCdf);
  for (let step = 0; step < 12; step++) {
    const below = top - height(integrand, u) - depth;
    if (step > 0 && below < 2) return u;
    u += below / slope(integrand, u);
  }
  return u;
}

function logSum(x: number, y: number): number {
  const larger = Math.max(x, y);
  return larger === Number.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(Math.min(x, y) - larger));
}
