/**
 * A function of a model's linear predictors at one row, with its first and second derivatives in all of them: what
 * likelihoods that turn one error after another into independent ones are made of. Its arrays are made once and
 * written anew for every row.
 */
export class RowFunction {
  value = 0;
  /** Number of predictors. */
  readonly size: number;
  readonly first: Float64Array;
  /** Row-major, symmetric. */
  readonly second: Float64Array;

  constructor(size: number) {
    this.size = size;
    this.first = new Float64Array(size);
    this.second = new Float64Array(size * size);
  }

  /** The predictor at this position itself. */
  predictor(value: number, position: number): void {
    this.clear();
    this.value = value;
    this.first[position] = 1;
  }

  /** 0. */
  clear(): void {
    this.value = 0;
    this.first.fill(0);
    this.second.fill(0);
  }

  /** θ·exp(s) with θ and s at these positions. */
  scaledPredictor(theta: number, position: number, s: number, spread: number): void {
    this.clear();
    const scale = Math.exp(s);
    this.value = theta * scale;
    this.first[position] = scale;
    this.first[spread] = this.value;
    this.second[position * this.size + spread] = scale;
    this.second[spread * this.size + position] = scale;
    this.second[spread * (this.size + 1)] = this.value;
  }

  /** tanh(a), a at this position. */
  tanh(a: number, position: number): void {
    this.clear();
    this.value = Math.tanh(a);
    this.first[position] = 1 - this.value ** 2;
    this.second[position * (this.size + 1)] = -2 * this.value * (1 - this.value ** 2);
  }

  /** Adds c·u·v. */
  addProduct(u: RowFunction, v: RowFunction, c: number): void {
    const { size, first, second } = this;
    this.value += c * u.value * v.value;
    for (let p = 0; p < size; p++) {
      first[p]! += c * (u.value * v.first[p]! + v.value * u.first[p]!);
      for (let q = 0, at = p * size; q < size; q++, at++) {
        const crossed = u.first[p]! * v.first[q]! + v.first[p]! * u.first[q]!;
        second[at]! += c * (u.value * v.second[at]! + v.value * u.second[at]! + crossed);
      }
    }
  }

  /** (y - η)/σ with η and ln σ at these positions. */
  standardized(y: number, eta: number, mean: number, lnSigma: number, spread: number): void {
    this.clear();
    const precision = Math.exp(-lnSigma);
    this.value = (y - eta) * precision;
    this.first[mean] = -precision;
    this.first[spread] = -this.value;
    this.second[mean * this.size + spread] = precision;
    this.second[spread * this.size + mean] = precision;
    this.second[spread * (this.size + 1)] = this.value;
  }

  /**
   * Becomes cosh(a)·f ± sinh(a)·e = (f ± ρe)/√(1-ρ²), a = atanh ρ, of this function f and another one e; neither reads a yet.
   */
  rotate(e: RowFunction, atanhRho: number, position: number, sign: 1 | -1): void {
    const { size, first, second } = this;
    const [c, s] = [Math.cosh(atanhRho), Math.sinh(atanhRho)];
    const byAtanhRho = s * this.value + sign * c * e.value;
    this.value = c * this.value + sign * s * e.value;
    for (let at = 0; at < size * size; at++) second[at] = c * second[at]! + sign * s * e.second[at]!;
    for (let p = 0; p < size; p++) {
      const crossed = s * first[p]! + sign * c * e.first[p]!;
      second[p * size + position] = crossed;
      second[position * size + p] = crossed;
      first[p] = c * first[p]! + sign * s * e.first[p]!;
    }
    first[position] = byAtanhRho;
    second[position * (size + 1)] = this.value;
  }

  /** Becomes what a curvature between u and v adds: 0, with second derivatives c·(u'v + v'u). */
  crossed(u: RowFunction, v: RowFunction, c: number): void {
    this.combine(u, v, { value: 0, u: 0, v: 0, uu: 0, uv: c, vv: 0 });
  }

  /** Becomes f(u, v) of two functions, from f's value and derivatives there. */
  combine(u: RowFunction, v: RowFunction, f: TwoArguments): void {
    const { size, first, second } = this;
    this.value = f.value;
    for (let p = 0; p < size; p++) {
      const [up, vp] = [u.first[p]!, v.first[p]!];
      first[p] = f.u * up + f.v * vp;
      for (let q = 0; q < size; q++) {
        const [uq, vq] = [u.first[q]!, v.first[q]!];
        const crossed = f.uu * up * uq + f.uv * (up * vq + vp * uq) + f.vv * vp * vq;
        second[p * size + q] = f.u * u.second[p * size + q]! + f.v * v.second[p * size + q]! + crossed;
      }
    }
  }
}

/** A function of two arguments at a point: value, first and second derivatives. */
export interface TwoArguments {
  readonly value: number;
  readonly u: number;
  readonly v: number;
  readonly uu: number;
  readonly uv: number;
  readonly vv: number;
}
