import { LogBivariateNormal } from "../special/log-bivariate-normal.ts";
import type { Block, RowDerivatives } from "./likelihood.ts";

/** The predictors of two probits with correlated errors: both indices, and atanh ρ. */
type Pairing<A extends string, B extends string> = A | B | "atanhRho";

/**
 * Writes log Φ₂(q₁η₁, q₂η₂; q₁q₂ρ), the log-probability of one outcome of two correlated probits with signs q = 2y - 1, and
 * its derivatives in (η₁, η₂, atanh ρ), row by row. Signs pass through the derivatives, as q² = 1.
 *
 * Source: Greene (2018), Econometric Analysis, section 17.9.
 */
export class BivariateRows<A extends string, B extends string> {
  /** One for each sign of the correlation, so that each keeps its nodes. */
  readonly #alike = new LogBivariateNormal();
  readonly #apart = new LogBivariateNormal();
  readonly #eta: readonly [Float64Array, Float64Array, Float64Array];
  readonly #value: Float64Array;
  readonly #first: readonly [Float64Array, Float64Array, Float64Array];
  readonly #second: readonly Float64Array[];

  constructor(
    { eta }: Pick<Block<Pairing<A, B>>, "eta">,
    { value, first, second }: RowDerivatives<Pairing<A, B>>,
    a: A,
    b: B,
  ) {
    const array = (key: string): Float64Array => (second as Record<string, Float64Array>)[key]!;
    this.#eta = [eta[a], eta[b], eta.atanhRho];
    this.#value = value;
    this.#first = [first[a], first[b], first.atanhRho];
    this.#second = [`${a}_${a}`, `${a}_${b}`, `${a}_atanhRho`, `${b}_${b}`, `${b}_atanhRho`, "atanhRho_atanhRho"].map(
      array,
    );
  }

  write(i: number, q1: number, q2: number): void {
    const q = q1 * q2;
    const [a, b, t] = this.#eta;
    const at = (q > 0 ? this.#alike : this.#apart).evaluate(q1 * a[i]!, q2 * b[i]!, q * t[i]!);
    const [byA, byB, byT] = this.#first;
    const [aa, ab, atT, bb, bt, tt] = this.#second;
    this.#value[i] = at.value;
    byA[i] = q1 * at.a;
    byB[i] = q2 * at.b;
    byT[i] = q * at.t;
    aa![i] = at.aa;
    ab![i] = q * at.ab;
    atT![i] = q2 * at.at;
    bb![i] = at.bb;
    bt![i] = q1 * at.bt;
    tt![i] = at.tt;
  }
}
