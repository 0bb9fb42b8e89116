import type { Fit } from "../fit/fit.ts";

/** A coefficient: its full name ("selection:educ") and the term without the equation ("educ"). */
export interface GroupedTerm {
  readonly name: string;
  readonly term: string;
}

/** The coefficients of one equation; the title is empty for a model with a single equation. */
export interface TermGroup {
  readonly title: string;
  readonly terms: readonly GroupedTerm[];
}

/** The coefficients by equation, in the fit's order; parameters outside the equations come last, untitled "ancillary". */
export function termGroups(fit: Fit): TermGroup[] {
  const roles = typeof fit.formula === "string" ? [] : Object.keys(fit.formula);
  const names: readonly string[] = fit.vcov.names;
  if (roles.length === 0) return [{ title: "", terms: names.map((name) => ({ name, term: name })) }];
  const groups = roles.map((role) => ({
    title: role,
    terms: names
      .filter((name) => name.startsWith(`${role}:`))
      .map((name) => ({ name, term: name.slice(role.length + 1) })),
  }));
  const inEquations = new Set(groups.flatMap(({ terms }) => terms.map(({ name }) => name)));
  const others = names.filter((name) => !inEquations.has(name)).map((name) => ({ name, term: name }));
  return [...groups, { title: "ancillary", terms: others }].filter(({ terms }) => terms.length > 0);
}
