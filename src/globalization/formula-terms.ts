import type { Factor, Term } from "../formula/formula-tree.ts";
import { parseFormula } from "../formula/parse.ts";
import { termColumns } from "../formula/used-columns.ts";

/** A term as one may write it: "rdIntensity", "C(industry)", "a:b". */
export function termText({ factors }: Term): string {
  return factors.map(factorText).join(":");
}

function factorText(factor: Factor): string {
  if (factor.kind === "column") return quoted(factor.name);
  if (factor.kind !== "category") return factor.text;
  const reference = factor.reference === undefined ? "" : `, ref = ${JSON.stringify(factor.reference)}`;
  return `C(${quoted(factor.name)}${reference})`;
}

const quoted = (name: string): string => (/\W/.test(name) ? `\`${name}\`` : name);

/** The terms of a formula that another lacks, as texts. */
export function termsBeyond(formula: string, other: string): readonly string[] {
  const known = new Set(parseFormula(other).terms.map(({ key }) => key));
  return parseFormula(formula)
    .terms.filter(({ key }) => !known.has(key))
    .map(termText);
}

/** The endogenous columns and the instruments of a formula with brackets, as texts. */
export function bracketsOf(formula: string): {
  readonly outcome: string;
  readonly endogenous: readonly string[];
  readonly exogenous: readonly string[];
  readonly instruments: readonly string[];
} {
  const { outcome, terms, endogenous, instruments } = parseFormula(formula);
  return {
    outcome: outcome.text,
    endogenous: terms.filter(({ key }) => endogenous.includes(key)).map(termText),
    exogenous: terms.filter(({ key }) => !endogenous.includes(key)).map(termText),
    instruments: instruments.map(termText),
  };
}

/** The formula without the terms that read a column; as written where none does. */
export function withoutColumnsOf(formula: string, column: string): string {
  const { outcome, terms, intercept } = parseFormula(formula);
  const kept = terms.filter((term) => !termColumns([term]).includes(column));
  if (kept.length === terms.length) return formula;
  return `${outcome.text} ~ ${[...kept.map(termText), ...(intercept ? [] : ["-1"])].join(" + ") || "1"}`;
}
