import { makeDemeaner } from "../absorb/demeaner.ts";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { type BindingSample, bindTerms } from "./bind.ts";
import { checkDefined } from "./check-defined.ts";
import type { Design, Frame } from "./frame-types.ts";
import { type Lag, withLags } from "./lag.ts";
import { parseFormula } from "./parse.ts";
import { parseTerms } from "./parse-terms.ts";
import { byDegree } from "./terms.ts";
import { TokenReader } from "./token-reader.ts";
import { termColumns } from "./used-columns.ts";

/**
 * Terms that an equation does not have, evaluated in its sample: what a test of omitted columns adds. They are coded as
 * they would be behind the equation's own terms; they may read columns of the user's table that the formula did not.
 *
 * @param terms "z1 + log(z2) + z1:z2"; terms of the equation itself may be among them
 * @throws EstimandError "formula-syntax", "unknown-column", "undefined-term", and "bad-option" when a row of the sample has
 *   no value there
 */
export function addedDesign(frame: Frame, equation: number, terms: string): Design {
  const lags: Lag[] = [];
  const reader = new TokenReader(terms);
  const side = parseTerms(reader, lags, "parenthesis");
  if (reader.peek().kind !== "end") throw reader.unexpected("an operator (+ - : * ^) or the end");
  const own = parseFormula(frame.equations[equation]!.formula);
  const sources = [...new Set(termColumns(side.terms))];
  const sample: BindingSample = {
    table: rowsInUse(frame, sources, lags),
    active: frame.equations[equation]!.active,
    counts: frame.weights?.kind === "frequency" ? frame.weights.values : undefined,
    index: frame.index,
  };
  const preceding = own.terms.filter((term) => !side.terms.some((added) => added.key === term.key));
  const known = { ...sample, table: withColumnsOf(sample.table, frame.table) };
  refuseMissing(sample, sources);
  const basis = bindTerms(
    { terms: byDegree(side.terms), intercept: own.intercept, preceding, lags: [...own.lags, ...lags] },
    known,
  );
  const columns = basis.evaluate(known.table, sample.active);
  columns.forEach((values, j) => {
    checkDefined(basis.names[j]!, basis.columnSources(j), values, known);
  });
  return { names: basis.names, columns: frame.absorbed?.demean ? demeaned(frame, columns) : columns, basis };
}

/** What a linear model's absorbed effects leave of the columns. */
function demeaned({ absorbed, weights }: Frame, columns: readonly Float64Array[]): readonly Float64Array[] {
  return makeDemeaner(absorbed!.effects, weights?.values).demeanAll(columns);
}

function rowsInUse({ source, index }: Frame, names: readonly string[], lags: readonly Lag[]): Table {
  const read = withLags(source, lags).select(names);
  return index === undefined ? read : read.take(index);
}

/** The table with the columns that it lacks of another with the same rows. */
function withColumnsOf(table: Table, other: Table): Table {
  const lacking = other.names.filter((name) => !table.has(name));
  return table.with(Object.fromEntries(lacking.map((name) => [name, other.column(name)])));
}

function refuseMissing({ table, active, index }: BindingSample, names: readonly string[]): void {
  for (const name of names) {
    const column = table.column(name);
    for (let i = 0; i < table.rows; i++) {
      const missing = column.kind === "category" ? column.codes[i]! < 0 : Number.isNaN(column.values[i]!);
      if (!missing || active?.[i] === 0) continue;
      const row = (index?.[i] ?? i) + 1;
      throw new EstimandError(
        "bad-option",
        `'${name}' has no value in row ${row}, which is in the estimation sample: the model with it would have other ` +
          `rows. Leave the rows without '${name}' out, estimate again, and test then.`,
        { column: name, row },
      );
    }
  }
}
