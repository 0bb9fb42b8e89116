import { EstimandError } from "../errors.ts";
import { type RandomGenerator, random } from "../random/generator.ts";

/** Distributions of the weights of a wild bootstrap: mean 0 and variance 1. */
export type WildWeights = "rademacher" | "webb" | "mammen";

interface TwoOrMorePoints {
  readonly points: readonly number[];
  readonly chances: readonly number[];
  next(draw: RandomGenerator): number;
}

const root5 = Math.sqrt(5);
const low = (root5 + 1) / (2 * root5);

/** Source: Mammen (1993); Davidson and Flachaire (2008); Webb (2014). */
const wildWeights: Readonly<Record<WildWeights, TwoOrMorePoints>> = {
  rademacher: equallyLikely([-1, 1]),
  webb: equallyLikely([-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]),
  mammen: {
    points: [(1 - root5) / 2, (1 + root5) / 2],
    chances: [low, 1 - low],
    next: (draw) => (draw.bernoulli(low) ? (1 - root5) / 2 : (1 + root5) / 2),
  },
};

function equallyLikely(points: readonly number[]): TwoOrMorePoints {
  const next = (draw: RandomGenerator): number => points[draw.integer(points.length)]!;
  return { points, chances: points.map(() => 1 / points.length), next };
}

/** More draws than this are not enumerated. */
const mostEnumerated: number = 2 ** 20;

/** Draws of one weight a group: from a seed, or every one there is. */
export interface WildDraws {
  readonly count: number;
  readonly enumerated: boolean;
  /** Calls `visit` with the weights of each draw and its chance; the array is reused. The same draws each time. */
  each(visit: (weights: Float64Array, chance: number) => void): void;
}

export interface WildDrawOptions {
  readonly weights: WildWeights;
  readonly replications: number;
  readonly seed: number;
  /** Default: where there are no more draws than replications. */
  readonly enumerate: boolean | undefined;
}

/**
 * The draws for so many groups.
 *
 * @throws EstimandError "bad-option" for unknown weights, and for more than 2^20 draws to enumerate
 */
export function wildDraws(groups: number, { weights, replications, seed, enumerate }: WildDrawOptions): WildDraws {
  if (!Object.hasOwn(wildWeights, weights)) {
    const known = Object.keys(wildWeights).map((word) => `"${word}"`);
    throw fault(`weights is ${JSON.stringify(weights)}: use ${known.join(", ")}.`, "weights");
  }
  if (!(Number.isInteger(replications) && replications >= 9)) {
    throw fault(
      `replications is ${JSON.stringify(replications)}: it must be a whole number, 9 or more.`,
      "replications",
    );
  }
  const kind = wildWeights[weights];
  const all = kind.points.length ** groups;
  if (enumerate === true && all > mostEnumerated) {
    throw fault(`${groups} groups have ${all} draws, too many to enumerate: leave enumerate out.`, "enumerate");
  }
  if (enumerate ?? all <= replications) return { count: all, enumerated: true, each: everyDraw(kind, groups, all) };
  return { count: replications, enumerated: false, each: seededDraws(kind, groups, replications, seed) };
}

/** More weights than this (64 MB) are drawn anew each time. */
const mostKept = 2 ** 23;

function seededDraws(kind: TwoOrMorePoints, groups: number, count: number, seed: number): WildDraws["each"] {
  const drawn = (draw: RandomGenerator, weights: Float64Array): Float64Array => {
    for (let g = 0; g < groups; g++) weights[g] = kind.next(draw);
    return weights;
  };
  if (groups * count > mostKept) {
    return (visit) => {
      const draw = random(seed);
      const weights = new Float64Array(groups);
      for (let b = 0; b < count; b++) visit(drawn(draw, weights), 1 / count);
    };
  }
  let kept: readonly Float64Array[] | undefined;
  return (visit) => {
    if (kept === undefined) {
      const draw = random(seed);
      kept = Array.from({ length: count }, () => drawn(draw, new Float64Array(groups)));
    }
    for (const weights of kept) visit(weights, 1 / count);
  };
}

/** All draws in the order of an odometer. */
function everyDraw({ points, chances }: TwoOrMorePoints, groups: number, count: number): WildDraws["each"] {
  return (visit) => {
    const digits = new Uint8Array(groups);
    const weights = new Float64Array(groups).fill(points[0]!);
    for (let b = 0; b < count; b++) {
      visit(
        weights,
        digits.reduce((chance, digit) => chance * chances[digit]!, 1),
      );
      for (let g = 0; g < groups; g++) {
        digits[g] = (digits[g]! + 1) % points.length;
        weights[g] = points[digits[g]!]!;
        if (digits[g] !== 0) break;
      }
    }
  };
}

function fault(message: string, option: string): EstimandError {
  return new EstimandError("bad-option", message, { option });
}
