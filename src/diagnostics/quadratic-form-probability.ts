/** Step of the trapezoidal rule in ln u: the integrand is analytic and decays at both ends, so the rule is exact to rounding. */
const step = 1 / 32;

/**
 * Pr(Σ λᵢzᵢ² < 0) for independent standard normal z: ½ - (1/π)∫ sin θ(u) / (u ρ(u)) du over u > 0, θ = ½Σ arctan(λᵢu), ρ =
 * Π(1 + λᵢ²u²)^¼. Absolute error about 1e-14.
 *
 * Source: Imhof (1961), Biometrika 48, equation 3.2.
 *
 * @example
 * negativeProbability(Float64Array.of(1, -1)); // 0.5
 */
export function negativeProbability(weights: Float64Array): number {
  const largest = Math.max(...weights.map(Math.abs));
  let sum = 0;
  for (let s = -38; s < 80; s += step) {
    const u = Math.exp(s) / largest;
    let angle = 0;
    let logSize = 0;
    for (let i = 0; i < weights.length; i++) {
      const x = weights[i]! * u;
      angle += Math.atan(x) / 2;
      logSize += Math.log1p(x * x) / 4;
    }
    if (logSize > 40) break;
    sum += Math.sin(angle) * Math.exp(-logSize);
  }
  return Math.min(1, Math.max(0, 0.5 - (step * sum) / Math.PI));
}
