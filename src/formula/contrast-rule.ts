import type { Factor, Term } from "./formula-tree.ts";

/**
 * Which categories keep all their levels, by R's rule: in a term, a category is coded as contrasts with its reference when
 * the term without it is part of an earlier term, else by all its levels; and without an intercept the first category of
 * the formula keeps all its levels.
 *
 * @param terms all terms of the equation, main effects first
 * @returns for each term and each of its factors whether all levels are kept (of no matter for numbers)
 */
export function fullyCoded(
  terms: readonly Term[],
  intercept: boolean,
  isCategory: (factor: Factor) => boolean,
): readonly (readonly boolean[])[] {
  const keys = terms.map((term) => new Set(term.factors.map((factor) => factor.key)));
  const full = terms.map((term, t) =>
    term.factors.map((factor) => {
      const margin = term.factors.filter((other) => other !== factor);
      const earlier = keys.slice(0, t);
      return margin.length > 0 && !earlier.some((other) => margin.every((one) => other.has(one.key)));
    }),
  );
  if (!intercept) keepFirstCategory(terms, full, isCategory);
  return full;
}

function keepFirstCategory(terms: readonly Term[], full: boolean[][], isCategory: (factor: Factor) => boolean): void {
  for (const [t, term] of terms.entries()) {
    const first = term.factors.findIndex(isCategory);
    if (first < 0) continue;
    full[t]![first] = true;
    return;
  }
}
