import type { Factor, RightSide, Term } from "./formula-tree.ts";

/** The product of factors; a repeated factor counts once. */
export function termOf(factors: readonly Factor[]): Term {
  const distinct = factors.filter((factor, i) => factors.findIndex((other) => other.key === factor.key) === i);
  return {
    factors: distinct,
    key: distinct
      .map((factor) => factor.key)
      .sort()
      .join(" : "),
  };
}

/** `a:b` as written. */
export function termText(term: Term): string {
  return term.factors.map((factor) => factor.text).join(":");
}

export const nothing: RightSide = { intercept: undefined, terms: [], endogenous: [], instruments: [], offsets: [] };

export function sideOf(terms: readonly Term[]): RightSide {
  return { ...nothing, terms };
}

/** Terms of both, each once, in order of appearance. */
function union(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  return [...left, ...right].filter((term, i, all) => all.findIndex((other) => other.key === term.key) === i);
}

/** `left + right`. */
export function plus(left: RightSide, right: RightSide): RightSide {
  return {
    intercept: right.intercept ?? left.intercept,
    terms: union(left.terms, right.terms),
    endogenous: [...new Set([...left.endogenous, ...right.endogenous])],
    instruments: union(left.instruments, right.instruments),
    offsets: [...left.offsets, ...right.offsets],
  };
}

/** A term that is endogenous on one side and exogenous on the other. */
export function conflict(left: RightSide, right: RightSide): Term | undefined {
  const status = (side: RightSide, term: Term): boolean => side.endogenous.includes(term.key);
  return left.terms.find((term) =>
    right.terms.some((other) => other.key === term.key && status(left, term) !== status(right, other)),
  );
}

/** `left - right`: `- 1` removes the intercept, `- 0` puts it back. */
export function minus(left: RightSide, right: RightSide): RightSide {
  const leaving = new Set(right.terms.map((term) => term.key));
  return {
    ...left,
    intercept: right.intercept === undefined ? left.intercept : !right.intercept,
    terms: left.terms.filter((term) => !leaving.has(term.key)),
    endogenous: left.endogenous.filter((key) => !leaving.has(key)),
  };
}

/** `left : right`: every term of one times every term of the other. */
export function interact(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  const products = left.flatMap((a) => right.map((b) => termOf([...a.factors, ...b.factors])));
  return union(products, []);
}

/** `left * right`: both, and their interactions. */
export function cross(left: readonly Term[], right: readonly Term[]): readonly Term[] {
  return union(union(left, right), interact(left, right));
}

/** `(terms)^power`: the terms, and their interactions up to `power` of them. */
export function power(terms: readonly Term[], exponent: number): readonly Term[] {
  let result = terms;
  for (let times = 1; times < exponent; times++) {
    const next = union(result, interact(result, terms));
    if (next.length === result.length) break;
    result = next;
  }
  return result;
}

/** Main effects first, then interactions by their number of factors; otherwise in the order written (as in R). */
export function byDegree(terms: readonly Term[]): readonly Term[] {
  return [...terms].sort((a, b) => a.factors.length - b.factors.length);
}
