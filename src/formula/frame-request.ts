import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import { checkOutcomeKind } from "./build-equation.ts";
import type { FormulaTree } from "./formula-tree.ts";
import type { AbsorbRequest, WeightOption } from "./frame-types.ts";
import { type Lag, withLags } from "./lag.ts";
import { parseFormula } from "./parse.ts";
import { usedColumns } from "./used-columns.ts";

/** An equation as asked for. */
export interface EquationRequest {
  /** "" for a single equation; "selection", "outcome", ... otherwise. */
  readonly role: string;
  readonly formula: string;
  /** Role of the 0/1 equation in whose successes this one's columns count: "selection". */
  readonly within?: string | undefined;
  /** The outcome of `within` at which they count: 1 unless given. */
  readonly where?: 0 | 1 | undefined;
  /** "elsewhere": columns are coded and judged as beside an intercept, which is then left out (cut points, absorbed effects). */
  readonly intercept?: "elsewhere" | undefined;
  /** "interval": the outcome is `[low, high]`; "none": the formula is `~ a + b`, of an equation that explains no column. */
  readonly outcome?: "interval" | "none" | undefined;
}

/** What an estimator asks of the data. */
export interface FrameRequest {
  readonly equations: readonly EquationRequest[];
  readonly data: TableInput;
  readonly weights?: WeightOption | undefined;
  /** A column added to the linear predictor of a single equation. */
  readonly offset?: string | undefined;
  /** Further columns that must be there, such as clusters: rows without them leave too. */
  readonly columns?: readonly string[] | undefined;
  /** The column that tells panel units apart: lags stay within them. */
  readonly panel?: string | undefined;
  /** What becomes of effects after `|`; undefined: they are refused. */
  readonly absorb?: AbsorbRequest | undefined;
}

/** A request with its formulas read and its lags made. */
export interface ReadRequest extends FrameRequest {
  readonly source: Table;
  /** The user's table with the lags. */
  readonly whole: Table;
  readonly trees: readonly FormulaTree[];
  readonly lags: readonly Lag[];
}

/** Reads the formulas, makes the table and its lags, and refuses what cannot be used. */
export function readRequest(request: FrameRequest): ReadRequest {
  const trees = request.equations.map((equation) => parseFormula(equation.formula, equation.outcome));
  if (request.absorb === undefined) for (const tree of trees) refuseAbsorbed(tree);
  for (const [e, tree] of trees.entries()) checkOutcomeForm(tree, request.equations[e]!);
  const source: Table = table(request.data);
  if (source.rows === 0)
    throw new EstimandError(
      "empty-table",
      "The table has no rows: nothing can be estimated from it. Check how it was read.",
    );
  if (request.offset !== undefined && trees.length > 1) {
    throw new EstimandError(
      "bad-option",
      `With several equations write offset(${request.offset}) in the formula that it belongs to, not as an option.`,
      { option: "offset" },
    );
  }
  const panel = request.panel === undefined ? {} : { panel: request.panel };
  const lags = trees.flatMap((tree) => tree.lags).map((lag): Lag => ({ ...lag, ...panel }));
  const whole = withLags(source, lags);
  for (const tree of trees) checkOutcomeKind(tree, whole);
  return { ...request, source, whole, trees, lags };
}

function checkOutcomeForm(tree: FormulaTree, { outcome }: EquationRequest): void {
  if ((tree.outcome.high !== undefined) === (outcome === "interval")) return;
  const message =
    outcome === "interval"
      ? `'${tree.text}' must have an interval before '~': [low, high] ~ a, where the two are equal if the outcome is known.`
      : `'${tree.text}' has an interval for its outcome, which only the estimator 'interval' takes: name one column before '~'.`;
  throw new EstimandError("bad-option", message, { formula: tree.text });
}

function refuseAbsorbed(tree: FormulaTree): void {
  if (tree.absorbed.length === 0) return;
  const effects = tree.absorbed.map((columns) => columns.join("^"));
  const written = tree.absorbed.map((columns) => columns.map((name) => `C(${name})`).join(":")).join(" + ");
  throw new EstimandError(
    "formula-syntax",
    `This estimator absorbs no effects (after '|'): write ${written} as terms instead of '| ${effects.join(" + ")}'.`,
    { formula: tree.text, absorbed: effects },
  );
}

/** The columns that the formulas and options read, each once. */
export function columnsInUse({ trees, weights, offset, columns, panel }: ReadRequest): readonly string[] {
  const options = [offset, weights?.column, ...(columns ?? []), panel].filter((name) => name !== undefined);
  return [...new Set([...trees.flatMap(usedColumns), ...options])];
}
