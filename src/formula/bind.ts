import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { type BasisColumn, type BoundBasis, makeBasis, type Piece } from "./basis.ts";
import { categoryPart } from "./category-part.ts";
import { fullyCoded } from "./contrast-rule.ts";
import type { DesignPart } from "./design-part.ts";
import { checkDefined } from "./check-defined.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { columnOf, expressionSources } from "./expression.ts";
import type { Factor, Term } from "./formula-tree.ts";
import type { Lag } from "./lag.ts";
import { levelsOf } from "./levels.ts";
import { numberPart } from "./number-part.ts";
import { ones } from "./ones.ts";
import { orthogonalPolynomial, rawPolynomial } from "./polynomial.ts";
import { polynomialPart } from "./polynomial-part.ts";

/** The rows to which terms are bound: they fix levels and polynomials. */
export interface BindingSample {
  readonly table: Table;
  /** 0 for rows that do not count in the equation. */
  readonly active: Uint8Array | undefined;
  /** How many observations each row stands for (frequency weights). */
  readonly counts: Float64Array | undefined;
  /** Positions of the rows in the user's table, for messages; undefined: all, in order. */
  readonly index: Int32Array | undefined;
}

export interface BindingTerms {
  readonly terms: readonly Term[];
  readonly intercept: boolean;
  /** Terms that stand before these in the model and decide how categories are coded, but get no columns here. */
  readonly preceding?: readonly Term[];
  readonly lags?: readonly Lag[];
}

/**
 * Terms bound to a sample: a basis with one column per number and per level of a category (text, `C(...)`), treatment
 * coded by R's rules; truth values are numbers 0 and 1. Levels without rows in the sample get no column.
 *
 * @throws EstimandError "unknown-column", "wrong-column-kind", "unknown-level" (a reference that the sample lacks),
 *   "undefined-term" (a polynomial of more degrees than there are values)
 */
export function bindTerms(what: BindingTerms, sample: BindingSample): BoundBasis {
  const preceding = what.preceding ?? [];
  const isCategory = (factor: Factor): boolean => factorIsCategory(factor, sample.table);
  const full = fullyCoded([...preceding, ...what.terms], what.intercept, isCategory).slice(preceding.length);
  const parts = new Map<string, DesignPart>();
  const partOf = (factor: Factor, keepAll: boolean): DesignPart => {
    const key = `${keepAll} ${factor.key}`;
    const part = parts.get(key) ?? bindFactor(factor, keepAll, sample);
    parts.set(key, part);
    return part;
  };
  const bound = what.terms.map((term, t) => term.factors.map((factor, f) => partOf(factor, full[t]![f]!)));
  const columns = bound.flatMap((termParts, t) => columnsOf(termParts, what.terms[t]!.key));
  if (what.intercept && what.preceding === undefined) columns.unshift({ name: "(Intercept)", term: "", pieces: [] });
  refuseTwins(columns);
  return makeBasis(columns, what.lags ?? []);
}

export function factorIsCategory(factor: Factor, table: Table): boolean {
  return factor.kind === "category" || (factor.kind === "column" && table.column(factor.name).kind === "category");
}

/** The columns of a term: every choice of one component from each part, the first part's running fastest (as in R). */
function columnsOf(parts: readonly DesignPart[], term: string): readonly BasisColumn[] {
  let choices: readonly (readonly Piece[])[] = [[]];
  for (const part of parts) {
    choices = part.names.flatMap((_, component) => choices.map((pieces) => [...pieces, { part, component }]));
  }
  return choices.map((pieces) => ({
    name: pieces.map(({ part, component }) => part.names[component]!).join(":"),
    term,
    pieces,
  }));
}

/** `industry + C(industry)` for a column of text: the same columns twice. */
function refuseTwins(columns: readonly BasisColumn[]): void {
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name)) {
      throw new EstimandError("formula-syntax", `The formula makes the column '${name}' twice: write each term once.`, {
        term: name,
      });
    }
    names.add(name);
  }
}

function bindFactor(factor: Factor, keepAll: boolean, sample: BindingSample): DesignPart {
  switch (factor.kind) {
    case "expression":
      return numberPart(factor.text, factor.expression);
    case "polynomial":
      return bindPolynomial(factor, sample);
    case "category":
      return bindCategory(factor.name, factor.reference, keepAll, sample);
    case "column":
      return factorIsCategory(factor, sample.table)
        ? bindCategory(factor.name, undefined, keepAll, sample)
        : numberPart(factor.text, columnOf(factor.name));
  }
}

function bindCategory(name: string, wanted: string | undefined, keepAll: boolean, sample: BindingSample): DesignPart {
  const levels = levelsOf(name, sample.table.column(name), sample.active);
  if (wanted === undefined) return categoryPart(name, levels, keepAll);
  if (!levels.includes(wanted)) {
    throw new EstimandError(
      "unknown-level",
      `C(${name}, ref = "${wanted}"): no row of the estimation sample has this level. It has ` +
        `${levels
          .slice(0, 8)
          .map((level) => `"${level}"`)
          .join(", ")}${levels.length > 8 ? ", ..." : ""}.`,
      { column: name, level: wanted, levels },
    );
  }
  return categoryPart(name, [wanted, ...levels.filter((level) => level !== wanted)], keepAll);
}

function bindPolynomial(factor: Extract<Factor, { kind: "polynomial" }>, sample: BindingSample): DesignPart {
  const { of, degree, raw, text } = factor;
  if (raw) return polynomialPart(text, of, rawPolynomial(degree));
  const values = evaluateExpression(of, sample.table);
  checkDefined(text, expressionSources(of), values, sample);
  const polynomial = orthogonalPolynomial(values, degree, rowWeights(sample));
  if (polynomial) return polynomialPart(text, of, polynomial);
  throw new EstimandError(
    "undefined-term",
    `${text} needs more than ${degree} different values in the estimation sample, and there are not: lower the degree.`,
    { term: text, degree },
  );
}

function rowWeights({ table, active, counts }: BindingSample): ArrayLike<number> {
  if (counts === undefined) return active ?? ones(table.rows);
  return active === undefined ? counts : counts.map((count, i) => count * active[i]!);
}
