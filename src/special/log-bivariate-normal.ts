import { logBivariateTail } from "./bivariate-tail.ts";
import { CorrelationArc, mostArc } from "./correlation-arc.ts";
import { normalCdf } from "./normal.ts";
import { inverseMills, logCdfDirect } from "./normal-tail.ts";

const inverseTwoPi = 0.15915494309189535;
const logTwoPi = 1.8378770664093453;
const halfLogTwoPi = 0.9189385332046728;
/** Within ±25 neither φ nor λ is near underflow, and Φ = φ/λ. */
const near = 25;
/** Where log Φ₂ is so near to 0 it is found from 1 - Φ₂. */
const nearlyOne = -0.01;
/** A smaller Φ₂ is not left to a formula with an absolute error of 1e-16. */
const tail = 1e-4;

/**
 * ℓ = log Φ₂(a, b; tanh t) with its first and second derivatives in (a, b, t), in closed form. With c = cosh t, s = sinh t and
 * each argument standardised given the other, u = ac - bs and v = bc - as:
 *
 *   ∂Φ₂/∂a = φ(a)Φ(v),   ∂Φ₂/∂b = φ(b)Φ(u),   ∂Φ₂/∂t = φ(a)φ(v)/c
 *
 * In t = atanh ρ nothing is lost where ρ is near ±1. ℓ is right to 1e-12 also where Φ₂ underflows or is nearly 1; the absolute
 * error of Φ₂ is 1e-15. One object serves a loop over rows: `evaluate` writes its fields.
 *
 * @example new LogBivariateNormal().evaluate(0, 0, 0).value // log 1/4
 * Source: Genz (2004), Statistics and Computing 14, 251-260; Greene (2018), section 17.9, for the derivatives.
 */
export class LogBivariateNormal {
  value = 0;
  a = 0;
  b = 0;
  t = 0;
  aa = 0;
  ab = 0;
  at = 0;
  bb = 0;
  bt = 0;
  tt = 0;
  readonly #arc = new CorrelationArc();
  #t = 0;
  #cosh = 1;
  #sinh = 0;
  #rho = 0;
  /** exp(-|t|) = c - |s|. */
  #gap = 1;
  #mirror: LogBivariateNormal | undefined;

  /** ℓ and its derivatives for finite a, b and t. */
  evaluate(a: number, b: number, t: number): this {
    if (t !== this.#t) this.#turnTo(t);
    const c = this.#cosh;
    const s = this.#sinh;
    const apart = (t < 0 ? a + b : b - a) * c;
    const u = t < 0 ? apart - b * this.#gap : b * this.#gap - apart;
    const v = t < 0 ? apart - a * this.#gap : apart + a * this.#gap;
    if (!this.#central(a, b, u, v)) this.#far(a, b, u, v);
    if (this.value > nearlyOne) this.value = Math.log1p(-this.#complement(a, b, t));

    const x = this.a;
    const y = this.b;
    const z = this.t;
    this.aa = -x * (a + x) - s * c * z;
    this.ab = c * c * z - x * y;
    this.bb = -y * (b + y) - s * c * z;
    this.at = -z * (u * c + x);
    this.bt = -z * (v * c + y);
    this.tt = z * (u * v - s / c - z);
    return this;
  }

  /** ℓ and its first derivatives where nothing underflows and Φ₂ is not small; else false. */
  #central(a: number, b: number, u: number, v: number): boolean {
    const farthest = Math.max(Math.abs(a), Math.abs(b), Math.abs(u), Math.abs(v));
    if (!(farthest < near && Math.abs(this.#rho) <= mostArc)) return false;
    const probability = independent(a, b) + this.#arc.at(a, b, this.#rho);
    if (!(probability > tail)) return false;
    const ratio = (inverseTwoPi * Math.exp(-0.5 * (a * a + v * v))) / probability;
    this.value = Math.log(probability);
    this.a = ratio / inverseMills(v);
    this.b = ratio / inverseMills(u);
    this.t = ratio / this.#cosh;
    return true;
  }

  /** In logarithms, where something may underflow. */
  #far(a: number, b: number, u: number, v: number): void {
    const value = a <= b ? logBivariateTail(a, v, this.#sinh) : logBivariateTail(b, u, this.#sinh);
    this.value = value;
    this.a = Math.exp(logCdfDirect(v) - 0.5 * a * a - halfLogTwoPi - value);
    this.b = Math.exp(logCdfDirect(u) - 0.5 * b * b - halfLogTwoPi - value);
    const smaller = Math.abs(a) < Math.abs(b) ? a * a + v * v : b * b + u * u;
    this.t = Math.exp(-0.5 * smaller - logTwoPi - value) / this.#cosh;
  }

  /** 1 - Φ₂ = Φ(-a) + Φ₂(a, -b; -ρ), without cancellation. */
  #complement(a: number, b: number, t: number): number {
    this.#mirror ??= new LogBivariateNormal();
    return normalCdf(-a) + Math.exp(this.#mirror.evaluate(a, -b, -t).value);
  }

  #turnTo(t: number): void {
    this.#t = t;
    this.#cosh = Math.cosh(t);
    this.#sinh = Math.sinh(t);
    this.#rho = Math.tanh(t);
    this.#gap = Math.exp(-Math.abs(t));
  }
}

/** Φ(a)Φ(b): where neither is far to the right by one exponential. */
function independent(a: number, b: number): number {
  if (a > 4 || b > 4) return normalCdf(a) * normalCdf(b);
  return (inverseTwoPi * Math.exp(-0.5 * (a * a + b * b))) / (inverseMills(a) * inverseMills(b));
}
