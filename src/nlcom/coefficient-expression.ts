import { didYouMean } from "../data/nearest-names.ts";
import { EstimandError } from "../errors.ts";

/** An expression in coefficients with their names replaced by symbols: `b0 / b3`. */
export interface CoefficientExpression {
  readonly text: string;
  /** With b0, b1, ... for the coefficients, in the order of the names. */
  readonly symbolic: string;
  /** Positions of the coefficients that it reads, in rising order. */
  readonly used: readonly number[];
}

/** Functions of one number that an expression may call. */
const functions: readonly string[] = [
  ...[
    "exp",
    "log",
    "log10",
    "log2",
    "sqrt",
    "abs",
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
  ],
  ...["asinh", "acosh", "atanh"],
];

const constants = ["pi", "e"];

/**
 * Reads an expression in coefficients: numbers, + - * / ^, brackets, a few functions, and names as they stand in the fit
 * (`selection:educ`, `log(x)`, `industry[J62]`) or in backticks. Where `log(x)` is the name of a coefficient it means that
 * coefficient, not the logarithm of one called x.
 *
 * @throws EstimandError "bad-hypothesis" with the position, "unknown-coefficient" with the nearest names
 */
export function readExpression(text: string, names: readonly string[]): CoefficientExpression {
  if (typeof text !== "string" || text.trim() === "") throw fault(String(text), 0, "an expression in coefficients");
  const used = new Set<number>();
  const longestFirst = names.map((name, j) => ({ name, j })).sort((a, b) => b.name.length - a.name.length);
  let symbolic = "";
  let at = 0;
  const coefficient = (position: number, length: number): void => {
    used.add(position);
    symbolic += ` b${position} `;
    at += length;
  };
  while (at < text.length) {
    const rest = text.slice(at);
    const quoted = /^`([^`]*)`/.exec(rest);
    const named = longestFirst.find(({ name }) => rest.startsWith(name) && !continues(rest.charAt(name.length)));
    const plain = /^(\s+|[-+*/^(),]|(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(?![\p{L}\p{N}_.]))/u.exec(rest)?.[0];
    const word = /^[\p{L}_.][\p{L}\p{N}_.:]*/u.exec(rest)?.[0];
    if (quoted !== null) {
      const position = names.indexOf(quoted[1]!);
      if (position < 0) throw unknown(text, quoted[1]!, names);
      coefficient(position, quoted[0].length);
    } else if (named !== undefined) coefficient(named.j, named.name.length);
    else if (plain !== undefined || rest.startsWith("−")) {
      symbolic += plain ?? "-";
      at += plain?.length ?? 1;
    } else if (word === undefined) throw fault(text, at, "a number, a coefficient or an operator");
    else {
      if (!isKnownWord(word, rest.slice(word.length))) throw unknown(text, nameAt(rest), names);
      symbolic += word;
      at += word.length;
    }
  }
  if (used.size === 0) throw fault(text, 0, "a coefficient somewhere");
  return { text: text.trim(), symbolic, used: [...used].sort((a, b) => a - b) };
}

/** Whether a name goes on with this character, so that what stood before it is no name of its own. */
function continues(next: string): boolean {
  return /[\p{L}\p{N}_.:[(]/u.test(next);
}

function isKnownWord(word: string, after: string): boolean {
  return constants.includes(word) || (functions.includes(word) && /^\s*\(/.test(after));
}

/** What looks like one name: "industry[J62]", "log(x):z". */
function nameAt(rest: string): string {
  return /^[\p{L}_.][\p{L}\p{N}_.:]*(\([^)]*\))?(\[[^\]]*\])?(:[\p{L}\p{N}_.:]+)?/u.exec(rest)?.[0] ?? rest;
}

export function fault(text: string, at: number, expected: string): EstimandError {
  const found = at < text.length ? `found "${text.slice(at, at + 12)}"` : "the text ends";
  return new EstimandError("bad-hypothesis", `In "${text}", position ${at + 1}: expected ${expected}, ${found}.`, {
    expression: text,
    position: at + 1,
  });
}

function unknown(text: string, name: string, names: readonly string[]): EstimandError {
  return new EstimandError(
    "unknown-coefficient",
    `"${text}" names ${name}, which is no coefficient of this fit (and no function known here: ${functions.join(", ")}). ` +
      didYouMean(name, names),
    { expression: text, name, names },
  );
}
