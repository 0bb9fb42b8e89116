/** Nodes and weights of a rule: ∫f ≈ Σ weightᵢ f(nodeᵢ). */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The Gauss-Legendre rule of `count` nodes on [-1, 1]: exact for polynomials of degree 2 count - 1.
 *
 * @param count number of nodes, 1 or more
 * @example gaussLegendre(2).nodes // [-0.5773502691896257, 0.5773502691896257]
 * Source: Davis and Rabinowitz (1984), Methods of Numerical Integration, p. 487: Newton's method on P_n, with P_n' from P_(n-1).
 */
export function gaussLegendre(count: number): QuadratureRule {
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 0;
    for (let step = 0; step < 8; step++) {
      let before = 0;
      let value = 1;
      for (let n = 1; n <= count; n++) {
        [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n];
      }
      slope = (count * (before - x * value)) / (1 - x * x);
      x -= value / slope;
    }
    nodes[i] = x;
    weights[i] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}
