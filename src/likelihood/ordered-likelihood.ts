import type { IntervalProbability } from "./interval-probability.ts";
import type { Likelihood, Quantity, RowDerivatives } from "./likelihood.ts";

/** Predictors of an ordered model: the index x'β and the cut points, which are constants. */
export type OrderedPredictor = "index" | `cut${number}`;

/** "index", "cut1", ..., "cut4" for five categories. */
function orderedPredictors(categories: number): readonly OrderedPredictor[] {
  return ["index", ...Array.from({ length: categories - 1 }, (_, j) => `cut${j + 1}` as const)];
}

/**
 * Ordered outcome: ℓ = ln[F(κ_j - η) - F(κ_{j-1} - η)] for an outcome in category j = 0, 1, ..., with κ_{-1} = -∞ and the
 * last κ = ∞. With P that difference, p = f(κ_j - η)/P and q = f(κ_{j-1} - η)/P: ∂ℓ/∂κ_j = p, ∂ℓ/∂κ_{j-1} = -q,
 * ∂²ℓ/∂κ_j² = f'/P - p², ∂²ℓ/∂κ_{j-1}² = -f'/P - q², ∂²ℓ/∂κ_j∂κ_{j-1} = pq; η moves both the other way.
 *
 * Source: McKelvey and Zavoina (1975), Journal of Mathematical Sociology 4, 103-120; Pratt (1981) for its concavity.
 */
export function orderedLikelihood(
  interval: IntervalProbability,
  categories: number,
): Likelihood<OrderedPredictor, "category"> {
  const predictors = orderedPredictors(categories);
  const ends = cutPoints(predictors);
  return {
    predictors,
    outcomes: ["category"],
    takenUp: { index: predictors.slice(1) },
    rows({ rows, eta, outcome }, out) {
      for (let i = 0; i < rows; i++) {
        const j = outcome.category[i]!;
        interval.at(ends.below(eta, j, i), ends.above(eta, j, i));
        out.value[i] = interval.logP;
        const { upper: p, lower: q, upperBend, lowerBend } = interval;
        writeEnds(out, i, j, categories, { p, q, pp: upperBend * p - p * p, qq: -lowerBend * q - q * q, pq: p * q });
      }
    },
    values({ rows, eta, outcome }, value) {
      for (let i = 0; i < rows; i++) {
        const j = outcome.category[i]!;
        interval.at(ends.below(eta, j, i), ends.above(eta, j, i));
        value[i] = interval.logP;
      }
    },
  };
}

/** Pr(y = category j): P = F(κ_j - η) - F(κ_{j-1} - η), with the derivatives of `orderedLikelihood` times P. */
export function categoryProbability(
  interval: IntervalProbability,
  categories: number,
  j: number,
  label: string,
): Quantity<OrderedPredictor> {
  const all = orderedPredictors(categories);
  const ends = cutPoints(all);
  const own = [j, j + 1].flatMap((cut) => (cut > 0 && cut < categories ? [all[cut]!] : []));
  return {
    label: `Pr(${label})`,
    predictors: ["index", ...own],
    rows({ rows, eta }, out) {
      for (let i = 0; i < rows; i++) {
        interval.at(ends.below(eta, j, i), ends.above(eta, j, i));
        const probability = Math.exp(interval.logP);
        const [p, q] = [interval.upper * probability, interval.lower * probability];
        out.value[i] = probability;
        writeEnds(out, i, j, categories, { p, q, pp: interval.upperBend * p, qq: -interval.lowerBend * q, pq: 0 });
      }
    },
  };
}

/** The ends of category j's interval for the error: κ_{j-1} - η and κ_j - η. */
function cutPoints(predictors: readonly OrderedPredictor[]) {
  type Eta = Readonly<Record<OrderedPredictor, Float64Array>>;
  const end = (eta: Eta, cut: number, i: number): number => eta[predictors[cut]!]![i]! - eta.index[i]!;
  return {
    below: (eta: Eta, j: number, i: number): number => (j === 0 ? Number.NEGATIVE_INFINITY : end(eta, j, i)),
    above: (eta: Eta, j: number, i: number): number =>
      j + 1 === predictors.length ? Number.POSITIVE_INFINITY : end(eta, j + 1, i),
  };
}

/** Derivatives in the upper end (p), the lower end (-q), and second ones in both, written for index and cut points. */
interface EndDerivatives {
  readonly p: number;
  readonly q: number;
  readonly pp: number;
  readonly qq: number;
  readonly pq: number;
}

function writeEnds(
  { first, second }: RowDerivatives<OrderedPredictor>,
  i: number,
  j: number,
  categories: number,
  { p, q, pp, qq, pq }: EndDerivatives,
): void {
  const [lower, upper] = [`cut${j}`, `cut${j + 1}`] as const;
  first.index[i] = q - p;
  second.index_index[i] = pp + qq + 2 * pq;
  if (j + 1 < categories) {
    first[upper]![i] = p;
    second[`${upper}_${upper}`]![i] = pp;
    second[`index_${upper}`]![i] = -pp - pq;
  }
  if (j > 0) {
    first[lower]![i] = -q;
    second[`${lower}_${lower}`]![i] = qq;
    second[`index_${lower}`]![i] = -qq - pq;
  }
  if (j > 0 && j + 1 < categories) second[`${lower}_${upper}`]![i] = pq;
}
