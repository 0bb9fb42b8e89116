import type { Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { type Comparable, isFit, type ListedEstimate, listedEstimates } from "./comparable.ts";
import { derivedSymbols } from "./derived-symbols.ts";

interface ListingOptions {
  readonly level?: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/**
 * The estimates of one column of a comparison. A model of one equation stands beside the equation of the others that
 * explains the same outcome; σ, ρ and the like are shown themselves, not the logarithms in which they are estimated.
 */
export function comparedEstimates(
  result: Comparable,
  all: readonly Comparable[],
  { level, labels }: ListingOptions,
): ListedEstimate[] {
  const listed = listedEstimates(result, level, labels);
  if (!isFit(result)) return listed;
  const role = sharedEquation(result, all);
  if (role !== undefined) return listed.map((row) => ({ ...row, group: role }));
  const derived = derivedEstimates(result);
  return [...listed.filter(({ group }) => derived.length === 0 || group !== "ancillary"), ...derived];
}

/** The equation of another fit with the outcome of this one; undefined for fits of several equations. */
function sharedEquation({ formula }: Fit, all: readonly Comparable[]): string | undefined {
  if (typeof formula !== "string") return undefined;
  const equations = all.flatMap((other) =>
    isFit(other) && typeof other.formula !== "string" ? Object.entries(other.formula) : [],
  );
  return equations.find(([, other]) => outcomeOf(other) === outcomeOf(formula))?.[0];
}

const outcomeOf = (formula: string): string => formula.split("~")[0]!.replace(/\s/g, "");

function derivedEstimates(fit: Fit): ListedEstimate[] {
  return Object.entries(fit.derived ?? {}).map(([name, one]) => {
    const label = derivedSymbols[name] ?? name;
    const [se, low, high] = [known(one.se), known(one.low), known(one.high)];
    return { term: name, label, group: "derived", estimate: one.estimate, se, p: Number.NaN, low, high };
  });
}
