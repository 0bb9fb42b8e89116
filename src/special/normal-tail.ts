import { erfcx } from "./erf.ts";
import { expOfSquare } from "./exp-of-square.ts";

/*
 * λ(x) = φ(x)/Φ(x) and log Φ(x) are what every likelihood with a normal link needs at every row. Since
 * λ' = -λ (x + λ) and (log Φ)' = λ, one Taylor series per short piece gives both: about a third of the time of erfcx, exp
 * and log. The series of all pieces are built once, at the first use, from the accurate scalar functions.
 */
const FROM = -8;
const TO = 4;
const PIECES_PER_UNIT = 16;
const PIECE = 1 / PIECES_PER_UNIT;
const PIECES = (TO - FROM) * PIECES_PER_UNIT;
/** λ to the 9th power (10 coefficients), then log Φ at the centre; the rest of log Φ follows from λ by integration. */
const WIDTH = 11;

const THIRD = 1 / 3; // products by constants: the engine does not turn c / 3 into one
const SIXTH = 1 / 6;
const SEVENTH = 1 / 7;
const NINTH = 1 / 9;

const SQRT_2_OVER_PI = 0.7978845608028654;
const INVERSE_SQRT_2PI = 0.3989422804014327;
const SQRT_HALF = Math.SQRT1_2;

let taylor: Float64Array | undefined;

/**
 * Inverse Mills ratio, λ(x) = φ(x)/Φ(x): the mean E[Z | Z > -x] of a truncated standard normal. Positive and falling:
 * about -x far to the left, about φ(x) far to the right.
 *
 * @example inverseMills(0) // 0.7978845608028654
 */
export function inverseMills(x: number): number {
  const series = taylor ?? buildTaylor();
  const position = (x - FROM) * PIECES_PER_UNIT;
  if (!(position >= 0 && position < PIECES)) return inverseMillsDirect(x);
  const piece = position | 0;
  const d = x - (FROM + (piece + 0.5) * PIECE);
  const at = piece * WIDTH;
  const s = d * d;
  const even =
    (((series[at + 8]! * s + series[at + 6]!) * s + series[at + 4]!) * s + series[at + 2]!) * s + series[at]!;
  const odd =
    (((series[at + 9]! * s + series[at + 7]!) * s + series[at + 5]!) * s + series[at + 3]!) * s + series[at + 1]!;
  return even + d * odd;
}

/**
 * log Φ(x) and λ(x) = φ(x)/Φ(x) for a block of rows, sharing the work.
 *
 * @param x the first `rows` entries are read
 * @param logCdf receives log Φ(x); may be `x` itself
 * @param mills receives λ(x)
 * @example
 * const x = Float64Array.of(-1, 0, 1);
 * const logCdf = new Float64Array(3), mills = new Float64Array(3);
 * logCdfAndMills(x, 3, logCdf, mills); // logCdf[1] is -0.6931471805599453, mills[1] is 0.7978845608028654
 */
export function logCdfAndMills(x: Float64Array, rows: number, logCdf: Float64Array, mills: Float64Array): void {
  const series = taylor ?? buildTaylor();
  for (let i = 0; i < rows; i++) {
    const xi = x[i]!;
    const position = (xi - FROM) * PIECES_PER_UNIT;
    if (position >= 0 && position < PIECES) {
      const piece = position | 0;
      const d = xi - (FROM + (piece + 0.5) * PIECE);
      const at = piece * WIDTH;
      const c0 = series[at]!;
      const c1 = series[at + 1]!;
      const c2 = series[at + 2]!;
      const c3 = series[at + 3]!;
      const c4 = series[at + 4]!;
      const c5 = series[at + 5]!;
      const c6 = series[at + 6]!;
      const c7 = series[at + 7]!;
      const c8 = series[at + 8]!;
      const c9 = series[at + 9]!;
      const s = d * d;
      const even = (((c8 * s + c6) * s + c4) * s + c2) * s + c0;
      const odd = (((c9 * s + c7) * s + c5) * s + c3) * s + c1;
      mills[i] = even + d * odd;
      const evenIntegral = (((c8 * NINTH * s + c6 * SEVENTH) * s + c4 * 0.2) * s + c2 * THIRD) * s + c0;
      const oddIntegral = (((c9 * 0.1 * s + c7 * 0.125) * s + c5 * SIXTH) * s + c3 * 0.25) * s + c1 * 0.5;
      logCdf[i] = series[at + 10]! + d * (evenIntegral + d * oddIntegral);
    } else {
      mills[i] = inverseMillsDirect(xi);
      logCdf[i] = logCdfDirect(xi);
    }
  }
}

/** log Φ(x) from erfcx on the left, from the upper tail on the right; no cancellation anywhere. */
export function logCdfDirect(x: number): number {
  if (x < 0) return Math.log(0.5 * erfcx(-x * SQRT_HALF)) - 0.5 * x * x;
  if (x > 39) return 0;
  return Math.log1p(-0.5 * erfcx(x * SQRT_HALF) * expOfSquare(x, -0.5));
}

function inverseMillsDirect(x: number): number {
  if (x < -1e8) return -x; // λ(x) = -x - 1/x + ..., and erfcx would be subnormal in the end
  if (x <= 0) return SQRT_2_OVER_PI / erfcx(-x * SQRT_HALF);
  const density = expOfSquare(x, -0.5);
  return (INVERSE_SQRT_2PI * density) / (1 - 0.5 * erfcx(x * SQRT_HALF) * density);
}

/** Taylor coefficients of λ at the centre of every piece from λ' = -λ (x + λ), with log Φ there. */
function buildTaylor(): Float64Array {
  const series = new Float64Array(PIECES * WIDTH);
  for (let piece = 0; piece < PIECES; piece++) {
    const centre = FROM + (piece + 0.5) * PIECE;
    const c = series.subarray(piece * WIDTH, (piece + 1) * WIDTH);
    c[0] = inverseMillsDirect(centre);
    for (let n = 0; n < WIDTH - 2; n++) {
      let product = centre * c[n]! + (n > 0 ? c[n - 1]! : 0);
      for (let j = 0; j <= n; j++) product += c[j]! * c[n - j]!;
      c[n + 1] = -product / (n + 1);
    }
    c[WIDTH - 1] = logCdfDirect(centre);
  }
  taylor = series;
  return series;
}
