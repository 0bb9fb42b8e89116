import { chiSquareSf } from "../special/chi-square.ts";
import { fSf } from "../special/f.ts";
import { normalSf } from "../special/normal.ts";
import { tSf } from "../special/t.ts";
import type { TestResult } from "./test-result.ts";

/** What a test found; the p-value follows from it unless given. */
export interface TestFindings extends Omit<TestResult, "p" | "toString"> {
  /** For statistics whose p-value no plain distribution gives. */
  readonly p?: number;
}

type Tail = (statistic: number, df: readonly number[]) => number;

const tails: Readonly<Record<TestResult["distribution"], Tail>> = {
  chi2: (x, [q = Number.NaN]) => chiSquareSf(x, q),
  F: (x, [q = Number.NaN, rest = Number.NaN]) => fSf(x, q, rest),
  t: (x, [df = Number.NaN]) => 2 * tSf(Math.abs(x), df),
  normal: (x) => 2 * normalSf(Math.abs(x)),
  bootstrap: () => Number.NaN,
  "durbin-watson": () => Number.NaN,
  mixture: (x, [q = Number.NaN]) => (q > 1 ? chiSquareSf(x, q - 1) : x > 0 ? 0 : 1) / 2 + chiSquareSf(x, q) / 2,
};

const symbols: Readonly<Record<TestResult["distribution"], string>> = {
  chi2: "χ²",
  F: "F",
  t: "t",
  normal: "z",
  bootstrap: "t",
  mixture: "χ̄²",
  "durbin-watson": "d",
};

/** "F(2, 57)", "χ²(3)". */
export function distributionText({ distribution, df }: Pick<TestResult, "distribution" | "df">): string {
  return `${symbols[distribution]}(${df.join(", ")})`;
}

/**
 * Makes the record of a test: the p-value is the upper tail of the distribution (two-sided for t and normal), computed
 * without cancellation. "mixture" with df [q] is ½χ²(q-1) + ½χ²(q), for one parameter at its boundary under the null; the
 * p-value of "durbin-watson" depends on the regressors and is given.
 * The record prints itself as a sentence.
 *
 * @example
 * const test = testResult({
 *   name: "Wald test", null: "The coefficient of rd is zero.", statistic: 5.2, distribution: "chi2", df: [1],
 * });
 * String(test); // "Wald test: χ²(1) = 5.2, p = 0.023. Null: The coefficient of rd is zero."
 */
export function testResult<F extends TestFindings>(findings: F): Readonly<F> & TestResult {
  const { statistic, distribution, df } = findings;
  const p = findings.p ?? (Number.isNaN(statistic) ? Number.NaN : tails[distribution](statistic, df));
  const record = { ...findings, df: Object.freeze([...df]), p };
  const sentence = (): string => testSentence(record);
  for (const key of ["toString", Symbol.for("nodejs.util.inspect.custom"), Symbol.for("Deno.customInspect")]) {
    Object.defineProperty(record, key, { value: sentence, enumerable: false });
  }
  return Object.freeze(record) as Readonly<F> & TestResult;
}

/** "Wald test: F(2, 744) = 12.345, p < 0.001. Null: a = 0; b = 0." of any record of a test, also one out of JSON. */
export function testSentence({ name, statistic, distribution, df, p, null: hypothesis, note }: TestFindings): string {
  const degrees = df.length === 0 ? "" : `(${df.map((each) => shortNumber(each, 6)).join(", ")})`;
  if (isMissing(statistic)) return `${name}. ${note ?? "Not computed."} Null: ${hypothesis}`;
  const found = `${name}: ${symbols[distribution]}${degrees} = ${shortNumber(statistic, 5)}${pText(p)}.`;
  return `${found} Null: ${hypothesis}${note === undefined ? "" : ` ${note}`}`;
}

function pText(p: number | undefined): string {
  if (p === undefined || isMissing(p)) return "";
  return p < 0.001 ? ", p < 0.001" : `, p = ${p.toFixed(3)}`;
}

/** NaN, which JSON keeps as null. */
const isMissing = (x: number | null): boolean => x === null || Number.isNaN(x);

const shortNumber = (x: number, digits: number): string => String(Number(x.toPrecision(digits)));
