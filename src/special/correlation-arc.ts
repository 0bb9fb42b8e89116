import { gaussLegendre, type QuadratureRule } from "./gauss-legendre.ts";

const inverseTwoPi = 0.15915494309189535;

/** So many nodes give 1e-15 for all a and b up to this |ρ|; two or so more than were found to be needed. */
const enough: readonly (readonly [rho: number, nodes: number])[] = [
  [0.1, 5],
  [0.2, 6],
  [0.3, 7],
  [0.5, 10],
  [0.7, 12],
  [0.85, 16],
  [0.925, 20],
  [0.97, 26],
  [0.99, 36],
];
const mostNodes = 36;

const rules = new Map<number, QuadratureRule>();

function ruleOf(nodes: number): QuadratureRule {
  const rule = rules.get(nodes) ?? gaussLegendre(nodes);
  rules.set(nodes, rule);
  return rule;
}

/** Beyond this |ρ| an arc has no nodes. */
export const mostArc = 0.99;

/**
 * What the correlation adds to the product of two normal distribution functions:
 *
 *   Φ₂(a, b; ρ) - Φ(a)Φ(b) = 1/2π ∫₀^asin ρ exp(-(a² + b² - 2ab sin θ)/(2cos²θ)) dθ
 *
 * by Gauss-Legendre, with absolute error 1e-15 for |ρ| <= 0.99. The nodes are kept while ρ stays the same, as it does over
 * the rows of a sample.
 *
 * Source: Plackett (1954); Drezner and Wesolowsky (1990); Genz (2004), Statistics and Computing 14, 251-260.
 */
export class CorrelationArc {
  #rho = 0;
  #count = 0;
  readonly #square = new Float64Array(mostNodes);
  readonly #product = new Float64Array(mostNodes);
  readonly #weight = new Float64Array(mostNodes);

  at(a: number, b: number, rho: number): number {
    if (rho !== this.#rho) this.#turnTo(rho);
    const squares = a * a + b * b;
    const product = a * b;
    let sum = 0;
    for (let i = 0; i < this.#count; i++) {
      sum += this.#weight[i]! * Math.exp(this.#square[i]! * squares + this.#product[i]! * product);
    }
    return sum;
  }

  #turnTo(rho: number): void {
    const size = Math.abs(rho);
    const { nodes, weights } = ruleOf(enough.find(([most]) => size <= most)![1]);
    const half = 0.5 * Math.asin(rho);
    this.#rho = rho;
    this.#count = rho === 0 ? 0 : nodes.length;
    for (let i = 0; i < this.#count; i++) {
      const theta = half * (1 + nodes[i]!);
      const cosine = Math.cos(theta);
      this.#square[i] = -0.5 / (cosine * cosine);
      this.#product[i] = Math.sin(theta) / (cosine * cosine);
      this.#weight[i] = half * weights[i]! * inverseTwoPi;
    }
  }
}
