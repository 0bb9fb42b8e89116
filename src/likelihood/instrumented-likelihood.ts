import { RowFunction } from "./row-function.ts";
import type { RowSum } from "./row-sum.ts";

/** What the equations of one endogenous column are called: its mean, ln σ of its error, and atanh ρ with the outcome's. */
export interface ReducedFormNames<P extends string> {
  readonly mean: P;
  readonly lnSigma: P;
  readonly atanhRho: P;
  /** With the errors of the columns before it, given those before them: partial correlations. */
  readonly amongForms: readonly P[];
}

/** All predictors: the outcome's own, then each column's. */
export function instrumentedPredictors<P extends string>(
  own: readonly P[],
  forms: readonly ReducedFormNames<P>[],
): P[] {
  return [
    ...own,
    ...forms.map(({ mean }) => mean),
    ...forms.map(({ lnSigma }) => lnSigma),
    ...forms.flatMap(({ amongForms }) => amongForms),
    ...forms.map(({ atanhRho }) => atanhRho),
  ];
}

const halfLogTwoPi = 0.9189385332046728;

/** The linear predictors of a row by position, and the endogenous columns' values. */
export interface RowPoint {
  readonly row: number;
  /** eta[p][row] */
  readonly eta: readonly Float64Array[];
  /** endogenous[j][row] */
  readonly endogenous: readonly Float64Array[];
}

/**
 * The normal errors v of endogenous columns, turned into independent standard ones one after another:
 *
 *   e_1 = v_1/σ_1,   e_j = (v_j/σ_j turned by the partial correlations with e_1, ..., e_{j-1})
 *
 * so that their log-density is Σ (-ln σ_j - e_j²/2 - ½ ln 2π + Σ_k ln cosh a_jk), a = atanh of the partial correlations, and an
 * outcome's error given them is one turned by its own partial correlations.
 */
export class ReducedFormErrors {
  readonly errors: readonly RowFunction[];
  readonly #positions: readonly {
    readonly mean: number;
    readonly lnSigma: number;
    readonly atanhRho: number;
    readonly amongForms: readonly number[];
  }[];

  constructor(predictors: readonly string[], forms: readonly ReducedFormNames<string>[]) {
    const at = (name: string): number => predictors.indexOf(name);
    this.errors = forms.map(() => new RowFunction(predictors.length));
    this.#positions = forms.map(({ mean, lnSigma, atanhRho, amongForms }) => ({
      mean: at(mean),
      lnSigma: at(lnSigma),
      atanhRho: at(atanhRho),
      amongForms: amongForms.map(at),
    }));
  }

  /** Computes e at a row and adds their log-density. */
  add<P extends string>({ row, eta, endogenous }: RowPoint, sum: RowSum<P>): void {
    for (const [j, { mean, lnSigma, amongForms }] of this.#positions.entries()) {
      const e = this.errors[j]!;
      const scale = eta[lnSigma]![row]!;
      e.standardized(endogenous[j]![row]!, eta[mean]![row]!, mean, scale, lnSigma);
      sum.predictor(row, lnSigma, -scale - halfLogTwoPi, -1, 0);
      for (const [k, position] of amongForms.entries()) {
        const a = eta[position]![row]!;
        e.rotate(this.errors[k]!, a, position, -1);
        addLogCosh(sum, row, position, a);
      }
      sum.composite(row, e, -0.5 * e.value * e.value, -e.value, -1);
    }
  }

  /** Turns the outcome's error t (sign -1: (t - ρe)/√(1-ρ²)) or its index (sign 1) into what it is given e. */
  condition(t: RowFunction, { row, eta }: RowPoint, sign: 1 | -1): void {
    for (const [j, { atanhRho }] of this.#positions.entries()) {
      t.rotate(this.errors[j]!, eta[atanhRho]![row]!, atanhRho, sign);
    }
  }

  /** Adds ln of the factor by which conditioning raises the density of an outcome's error. */
  addJacobian<P extends string>({ row, eta }: RowPoint, sum: RowSum<P>): void {
    for (const { atanhRho } of this.#positions) addLogCosh(sum, row, atanhRho, eta[atanhRho]![row]!);
  }
}

/** ln cosh a = -½ ln(1-ρ²). */
function addLogCosh<P extends string>(sum: RowSum<P>, row: number, position: number, a: number): void {
  const rho = Math.tanh(a);
  sum.predictor(row, position, Math.abs(a) + Math.log1p(Math.exp(-2 * Math.abs(a))) - Math.LN2, rho, 1 - rho * rho);
}
