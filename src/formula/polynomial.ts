/**
 * Polynomials by a three-term recurrence in z = x - center: p₀ = 1, p_{j+1} = (z - shift_j) p_j - ratio_j p_{j-1}; component
 * j is p_{j+1} / scale_j. Orthogonal over a sample, they are the numbers of R's `poly` (Kennedy and Gentle 1980, 343-344);
 * with zero shifts and ratios and unit scales they are the powers of x. Plain data.
 */
export interface Polynomial {
  readonly degree: number;
  readonly center: number;
  readonly shift: readonly number[];
  readonly ratio: readonly number[];
  readonly scale: readonly number[];
}

/** x, x², ... as they are. */
export function rawPolynomial(degree: number): Polynomial {
  const zeros = new Array<number>(degree).fill(0);
  return { degree, center: 0, shift: zeros, ratio: zeros, scale: new Array<number>(degree).fill(1) };
}

/**
 * The polynomial that is orthogonal over a sample in which row i counts `weight[i]` times (0: it is outside, and x may be
 * anything there). Undefined when the sample has too few different values for the degree.
 */
export function orthogonalPolynomial(
  x: Float64Array,
  degree: number,
  weight: ArrayLike<number>,
): Polynomial | undefined {
  const inside = Float64Array.from(x, (value, i) => (weight[i]! > 0 ? value : 0));
  const one = Float64Array.from(x, (_, i) => (weight[i]! > 0 ? 1 : 0));
  let norm = inner(one, one, weight);
  const center = inner(inside, one, weight) / norm;
  const z = inside.map((value, i) => (value - center) * one[i]!);
  const made = { shift: [] as number[], ratio: [] as number[], scale: [] as number[] };
  let [before, current, ratio] = [one, one, 0];
  for (let j = 0; j < degree; j++) {
    const product = z.map((value, i) => value * current[i]!);
    const shift = inner(product, current, weight) / norm;
    const next = product.map((value, i) => value - shift * current[i]! - ratio * before[i]!);
    const nextNorm = inner(next, next, weight);
    if (!(nextNorm > 1e-18 * inner(product, product, weight))) return undefined;
    made.shift.push(shift);
    made.ratio.push(ratio);
    made.scale.push(Math.sqrt(nextNorm));
    [before, current, ratio, norm] = [current, next, nextNorm / norm, nextNorm];
  }
  return { degree, center, ...made };
}

/** Σ w a b */
function inner(a: Float64Array, b: Float64Array, weight: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += weight[i]! * a[i]! * b[i]!;
  return sum;
}

/** The components at x, by degree, and their derivatives in x. */
export function evaluatePolynomial(
  polynomial: Polynomial,
  x: Float64Array,
): { readonly values: readonly Float64Array[]; readonly slopes: readonly Float64Array[] } {
  const { degree, center, shift, ratio, scale } = polynomial;
  const values = Array.from({ length: degree }, () => new Float64Array(x.length));
  const slopes = Array.from({ length: degree }, () => new Float64Array(x.length));
  for (let i = 0; i < x.length; i++) {
    let [before, current, slopeBefore, slope] = [0, 1, 0, 0];
    for (let j = 0; j < degree; j++) {
      const z = x[i]! - center - shift[j]!;
      const next = z * current - ratio[j]! * before;
      const nextSlope = current + z * slope - ratio[j]! * slopeBefore;
      values[j]![i] = next / scale[j]!;
      slopes[j]![i] = nextSlope / scale[j]!;
      [before, current, slopeBefore, slope] = [current, next, slope, nextSlope];
    }
  }
  return { values, slopes };
}
