import { expOfSquare } from "./exp-of-square.ts";

const INVERSE_SQRT_PI = 0.5641895835477563;
const NEAR_ZERO = 0.46875;

/**
 * Error function, erf(x) = 2/√π ∫₀ˣ exp(-t²) dt.
 *
 * @example erf(0.5) // 0.5204998778130465
 * Source: Cody (1969), Rational Chebyshev approximations for the error function
 */
export function erf(x: number): number {
  if (Math.abs(x) <= NEAR_ZERO) return erfNearZero(x);
  return x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
}

/**
 * Complementary error function, erfc(x) = 1 - erf(x), accurate down to the smallest doubles (x = 27).
 *
 * @example erfc(10) // 2.088487583762545e-45
 */
export function erfc(x: number): number {
  if (Math.abs(x) <= NEAR_ZERO) return 1 - erfNearZero(x);
  if (x < 0) return 2 - erfc(-x);
  return x > 28 ? 0 : erfcxPositive(x) * expOfSquare(x, -1);
}

/**
 * Scaled complementary error function, erfcx(x) = exp(x²) erfc(x). Falls like 1/(x √π); overflows to Infinity below -26.6.
 *
 * @example erfcx(100) // 0.005641613782989433
 */
export function erfcx(x: number): number {
  return x < 0 ? 2 * expOfSquare(x, 1) - erfcxPositive(-x) : erfcxPositive(x);
}

/** Cody's rational approximation of erf for |x| <= 0.46875. */
function erfNearZero(x: number): number {
  const y = x * x;
  const numerator =
    (((0.18577770618460315 * y + 3.1611237438705655) * y + 113.86415415105016) * y + 377.485237685302) * y +
    3209.3775891384694;
  const denominator =
    (((y + 23.601290952344122) * y + 244.02463793444417) * y + 1282.6165260773723) * y + 2844.236833439171;
  return (x * numerator) / denominator;
}

/**
 * (1 + 2x) erfcx(x) is a polynomial of degree 23 in t = (x - 4)/(x + 4) on the whole half-line (Chebyshev coefficients, as
 * in Shepherd and Laframboise, 1981; made by scripts/special-coefficients.py). Even and odd powers are two independent
 * chains, which halves the latency.
 */
function erfcxPositive(x: number): number {
  if (x > 1e9) return INVERSE_SQRT_PI / x;
  const t = (x - 4) / (x + 4);
  const s = t * t;
  let even = 1.5738283774192037e-9 * s - 1.6371779763566967e-8;
  let odd = 9.311744978232572e-10 * s - 1.234686604382353e-8;
  even = even * s + 7.115337800585303e-8;
  odd = odd * s + 1.0633855618594884e-7;
  even = even * s + 2.9801353803031333e-7;
  odd = odd * s - 8.210939042560568e-7;
  even = even * s - 1.1225101875659178e-5;
  odd = odd * s + 5.706604414895734e-6;
  even = even * s + 0.00015062309720018628;
  odd = odd * s - 2.4397746422436416e-5;
  even = even * s - 7.57773707063825e-4;
  odd = odd * s - 0.00019925714661091188;
  even = even * s - 0.016197733981455194;
  odd = odd * s + 0.005031970067657489;
  even = even * s - 0.06633036582031154;
  odd = odd * s + 0.03716751552655567;
  even = even * s - 0.10103906603586531;
  odd = odd * s + 9.37328349990944e-2;
  even = even * s + 0.015379652102610473;
  odd = odd * s + 0.06809705425466908;
  even = even * s + 1.2329951186255526;
  odd = odd * s - 0.1396211168405623;
  return (even + t * odd) / (1 + 2 * x);
}
