import type { Warning } from "../fit/fit.ts";
import { interiorLimit, type RhoMaxima } from "./rho-maxima.ts";
import { type RhoInterval, toldSet } from "./rho-set.ts";

/** A point of a likelihood with correlated errors: its ρ, or its several. */
export interface Place {
  readonly rho: number | readonly number[];
  readonly logLik: number;
}

/** What a likelihood looks like over its correlations. */
export interface LikelihoodShape {
  /** "ρ", or "ρ₀" and "ρ₁". */
  readonly symbols: readonly string[];
  /** The best maximum with every |ρ| <= 0.99, which is returned; undefined where there is none. */
  readonly best: Place | undefined;
  /** All maxima found, the best among them. */
  readonly maxima: readonly Place[];
  /** The highest point with a |ρ| beyond 0.99, where the likelihood does not exclude it. */
  readonly boundary: Place | undefined;
  readonly independent: Place;
  /** The 95% likelihood-ratio set of each ρ, where it is known. */
  readonly rhoSets: readonly (readonly RhoInterval[] | undefined)[];
  readonly profile?: readonly Place[];
}

/** What a boundary means for a model, and what is reported there; of the names of the correlations at the bound. */
export interface BoundarySentences {
  /** After "one error is an exact function of the other". */
  meaning(names: string): string;
  /** After "instead of its standard error". */
  readonly compare: string;
  withheld(names: string, zero: string): string;
}

/** Models that are held at ρ = ±1. */
const heldAtEnd: BoundarySentences = {
  meaning: (names) => `: the limit of the model, where estimates of ${names} have no standard error.`,
  compare: "",
  withheld: (names, zero) =>
    `Reported are log-likelihood and coefficients with ${names} held there, the others' standard errors given ` +
    `that, and the likelihood-ratio test of ${zero}. See the profile.`,
};

/** Selection with a continuous outcome. */
export const twoStepAtEnd: BoundarySentences = {
  meaning: () => ": a degenerate likelihood that follows the shape of the sample, and no estimate.",
  compare: ', and compare with method: "two-step"',
  withheld: () =>
    "Standard errors and log-likelihood are withheld; the coefficients shown are the two-step estimates: use " +
    'method: "two-step" for their standard errors, and see the profile.',
};

/** The warnings of a model with one ρ: other maxima than the one returned, and a bound that the likelihood does not exclude. */
export function correlationWarnings(maxima: RhoMaxima, sentences: BoundarySentences = heldAtEnd): Warning[] {
  const { best, rhoOfBest, points, rhoSet } = maxima;
  return shapeWarnings(
    {
      ...maxima,
      symbols: ["ρ"],
      best: best && { rho: rhoOfBest!, logLik: best.value },
      rhoSets: [rhoSet],
      profile: points.map(({ rho, logLik }) => ({ rho, logLik })),
    },
    sentences,
  );
}

/** Says so when a likelihood has other local maxima than the one returned, or does not exclude that a ρ is ±1. */
export function shapeWarnings(shape: LikelihoodShape, sentences: BoundarySentences = heldAtEnd): Warning[] {
  return [...severalMaxima(shape), ...boundary(shape, sentences)];
}

function severalMaxima({ best, maxima, symbols }: LikelihoodShape): Warning[] {
  if (best === undefined) return [];
  const others = maxima.filter(({ rho }) =>
    [rho].flat().some((each, r) => Math.abs(each - [best.rho].flat()[r]!) > 1e-6),
  );
  if (others.length === 0) return [];
  const message =
    `The log-likelihood has ${others.length + 1} local maxima. Returned is the best with ${inside(symbols)}, at ` +
    `${told(best, symbols)}; the ${others.length === 1 ? "other is" : "others are"} at ` +
    `${others.map((other) => told(other, symbols)).join(", ")}.`;
  return [{ code: "several-maxima", message, returned: best, others }];
}

function boundary(
  { symbols, best, boundary: end, independent, rhoSets, profile }: LikelihoodShape,
  { meaning: means, compare, withheld }: BoundarySentences,
): Warning[] {
  if (end === undefined) return [];
  const rhos = [end.rho].flat();
  const beyond = symbols.flatMap((_, r) => (Math.abs(rhos[r]!) > interiorLimit ? [r] : []));
  const ends = beyond.map((r) => `${symbols[r]} = ${rhos[r]! < 0 ? "-1" : "1"}`);
  const limits = ends.join(" and ");
  const names = beyond.map((r) => symbols[r]!);
  const meaning = `At ${limits} one error is an exact function of the other${means(names.join(" and "))}`;
  const higher = best === undefined || end.logLik > best.logLik;
  // Where the bound is higher, no correlation's standard error knows of it.
  const open = higher ? symbols : names;
  const instead = `${whatToRead(symbols, open, rhoSets)}${compare}.`;
  const message =
    best === undefined
      ? `The log-likelihood has no maximum with ${inside(symbols)}: it rises from ${told(independent, symbols)} to ` +
        `${told(end, symbols)}. ${meaning} ${withheld(names.join(" and "), `${symbols.join(" = ")} = 0`)}`
      : higher
        ? `The log-likelihood is higher towards ${limits}, at ${told(end, symbols)}, than at the best interior maximum, which is ` +
          `returned (log-likelihood ${best.logLik.toFixed(2)}). ${meaning} ${instead}`
        : `The log-likelihood is hardly lower towards ${limits}, at ${told(end, symbols)}, than at the estimate, so the data do ` +
          `not exclude it. ${meaning} ${instead}`;
  const facts = {
    boundary: end,
    independent,
    ...(best === undefined ? {} : { returned: best }),
    interior: best !== undefined,
    higher,
    held: compare === "",
    limits: ends,
    names,
    open,
    ...(symbols.length === 1 ? { rhoSet: rhoSets[0] ?? [] } : {}),
    ...(profile === undefined ? {} : { profile }),
  };
  return [{ code: "boundary", message, ...facts }];
}

/** "the likelihood-ratio set [0.1, 1] instead of its standard error". */
function whatToRead(symbols: readonly string[], open: readonly string[], rhoSets: LikelihoodShape["rhoSets"]): string {
  const sets = open.map((symbol) => rhoSets[symbols.indexOf(symbol)]);
  const [first] = sets;
  if (open.length === 1) {
    const what = first === undefined ? "the profile" : `the likelihood-ratio set ${toldSet(first)}`;
    return `For ${open[0]} read ${what} instead of its standard error`;
  }
  const known = sets.flatMap((set, i) => (set === undefined ? [] : [`${open[i]} in ${toldSet(set)}`]));
  const what = known.length < open.length ? "the profiles" : `the likelihood-ratio sets (${known.join("; ")})`;
  return `For ${open.join(" and ")} read ${what} instead of standard errors`;
}

/** "|ρ| <= 0.99". */
function inside(symbols: readonly string[]): string {
  return `${symbols.map((symbol) => `|${symbol}|`).join(" and ")} <= ${interiorLimit}`;
}

/** "ρ = 0.5 (log-likelihood -12.34)". */
function told({ rho, logLik }: Place, symbols: readonly string[]): string {
  const rhos = [rho].flat().map((each, r) => `${symbols[r]} = ${Number(each.toPrecision(3))}`);
  return `${rhos.join(", ")} (log-likelihood ${logLik.toFixed(2)})`;
}
