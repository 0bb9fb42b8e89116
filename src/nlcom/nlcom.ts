import { checkFit } from "../fit/check-fit.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { coefficientRow, type CoefficientRow } from "../fit/coefficient-table.ts";
import type { Fit } from "../fit/fit.ts";
import { combinedCovariance } from "../inference/covariance-root.ts";
import { coefficientVector, covarianceMatrix, type Estimates } from "../inference/estimates.ts";
import { checkLevel } from "../inference/level.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import type { Document } from "../report/document.ts";
import { decimalsFor, formatFixed, formatP, intervalHeads } from "../report/format.ts";
import { type Differentiated, differentiated } from "./differentiated.ts";

/** Nonlinear combinations with their joint covariance: a table that prints itself, and estimates that `wald` takes. */
export interface NonlinearCombinations<Name extends string = string> extends Displayed, Estimates<Name> {
  readonly rows: readonly CoefficientRow<Name>[];
  /** The expressions as written, by name. */
  readonly expressions: Readonly<Record<Name, string>>;
  readonly se: Readonly<Record<Name, number>>;
  readonly level: number;
  readonly conventions: Pick<Fit["conventions"], "vcov" | "distribution" | "df">;
}

export interface NlcomOptions {
  /** Coverage of the intervals, 0.95 unless given. */
  readonly level?: number;
}

/**
 * Nonlinear combinations of coefficients with delta-method standard errors, √(g V g'), from exact derivatives. Works on fits
 * out of JSON and on marginal effects; `deltaMethod` of the main entry does the same for functions in code.
 *
 * @param fit anything with `coef`, `vcov` and `conventions`
 * @param expressions one as text, "rd / size", or several by name, { ratio: "rd / size", turn: "-exper / (2 * expersq)" }:
 *   numbers, + - * / ^, brackets, exp, log, sqrt, ... and coefficients as they are named in the fit (`selection:educ`,
 *   `log(x)`, `industry[J62]`) or in backticks
 * @throws EstimandError "bad-hypothesis", "unknown-coefficient", "bad-option"
 * @example
 * import { nlcom } from "estimand/nlcom";
 * nlcom(fit, "rd / log(size)").rows[0].se;
 *
 * Source: Oehlert (1992), A note on the delta method.
 */
export function nlcom<const E extends string | Readonly<Record<string, string>>>(
  fit: Estimates,
  expressions: E,
  options: NlcomOptions = {},
): NonlinearCombinations<E extends string ? E : Extract<keyof E, string>> {
  checkOptionNames("nlcom", options, { level: true });
  checkFit(fit, "nlcom", "estimates");
  type Name = E extends string ? E : Extract<keyof E, string>;
  const byName = (typeof expressions === "string" ? { [expressions]: expressions } : expressions) as Record<
    Name,
    string
  >;
  const names = Object.keys(byName) as Name[];
  const level = checkLevel(options.level ?? 0.95);
  const at = coefficientVector(fit);
  const found = names.map((name) => differentiated(byName[name], fit.vcov.names, at));
  const covariance = covarianceOf(fit, found);
  const { distribution, df } = fit.conventions;
  const { vcov = "" } = fit.conventions as Partial<Fit["conventions"]>;
  const q = names.length;
  const rows = names.map((name, i) =>
    coefficientRow(name, found[i]!.value, Math.sqrt(covariance[i * (q + 1)]!), { distribution, df }, level),
  );
  const record = {
    rows,
    expressions: { ...byName },
    coef: Object.fromEntries(rows.map(({ name, estimate }) => [name, estimate])) as Record<Name, number>,
    se: Object.fromEntries(rows.map(({ name, se }) => [name, se])) as Record<Name, number>,
    vcov: covarianceMatrix(names, covariance),
    level,
    conventions: { vcov, distribution, df },
  };
  return displayed(record, combinationsDocument);
}

/** G V G'. */
function covarianceOf(fit: Estimates, found: readonly Differentiated[]): Float64Array {
  const jacobian = Float64Array.from(found.flatMap(({ gradient }) => [...gradient]));
  return combinedCovariance(fit, jacobian, found.length);
}

function combinationsDocument(
  combinations: Pick<NonlinearCombinations, "rows" | "expressions" | "level" | "conventions">,
): Document {
  const { rows, expressions, level, conventions } = combinations;
  const body = rows.map((row) => {
    const decimals = decimalsFor(row.se, row.estimate);
    const fixed = (x: number): string => formatFixed(x, decimals);
    const statistic = Number.isNaN(row.statistic) ? "" : formatFixed(row.statistic, 2);
    return [row.name, fixed(row.estimate), fixed(row.se), statistic, formatP(row.p), fixed(row.low), fixed(row.high)];
  });
  const named = rows.filter(({ name }) => expressions[name] !== name);
  const covariance = conventions.vcov === "" ? "" : `, from the ${conventions.vcov} covariance`;
  return [
    { kind: "title", text: "Nonlinear combinations of coefficients" },
    {
      kind: "table",
      head: ["", "Estimate", "Std. error", conventions.distribution === "t" ? "t" : "z", "p", ...intervalHeads(level)],
      align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body,
    },
    {
      kind: "notes",
      notes: [
        ...named.map(({ name }) => `${name}: ${expressions[name]}`),
        `Standard errors: delta method with exact derivatives${covariance}.`,
      ],
    },
  ];
}
