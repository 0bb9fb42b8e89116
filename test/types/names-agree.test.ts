import { beforeAll, describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { type Compilation, compile } from "./compile.ts";

const rows = 60;
const column = (value: (i: number) => number): Float64Array => Float64Array.from({ length: rows }, (_, i) => value(i));

const firms = table({
  y: column((i) => Math.sin(i) + i / 10),
  a: column((i) => 1 + ((i * 7) % 11)),
  b: column((i) => 2 + ((i * i) % 13)),
  c: column((i) => 1.5 + Math.cos(i * i)),
  yes: Array.from({ length: rows }, (_, i) => (i * i) % 3 === 0),
  text: Array.from({ length: rows }, (_, i) => ["low, low", "middle", "high [x]"][(i * 5 + (i >> 2)) % 3]!),
  산업: Array.from({ length: rows }, (_, i) => ["정보통신", "전문서비스"][(i >> 1) % 2]!),
  "two words": column((i) => (i * 31) % 17),
  "a+b": column((i) => (i * 29) % 19),
  "x.1_z": column((i) => (i * 23) % 7),
});

/** Formulas of every construction, plainly and oddly spaced. */
const formulas: readonly string[] = [
  "y ~ 1",
  "y ~ a + b",
  "y~a+b-1",
  "y ~ 0 + text",
  "y ~ -1 + text + a",
  "y ~ a - 1 + 1",
  "y ~ log(a) + sqrt( b ) + exp(c / 10) + abs(c - 1)",
  "log(a + 1) ~ I(b^2) + I( b ) + I(b + c * 2) + I(-c)",
  "y ~ log (a)",
  "y ~ log(sqrt(a) + log(b))",
  "y ~ yes + text + 산업 + `two words` + x.1_z",
  "y ~ `a+b` + log(`a+b` + 1)",
  "y ~ log(`two words` + 1) + a",
  'y ~ C(yes) + C(text, ref = "middle") + C( 산업 )',
  "y ~ C(`text`, ref = 'high [x]') + C(a, ref = 3)",
  "y ~ poly(a, 2) + poly( b,3, raw = true ) + poly(log(a), 2)",
  "y ~ a:b + text:a + yes:산업 + log(a):c",
  "y ~ b:a + a",
  "y ~ a*b + text*c",
  "y ~ a*b*yes",
  "y ~ a:b:c + C(산업):yes:a",
  "y ~ (a + b + text)^2",
  "y ~ (a + b)^2 - a",
  "y ~ (log(a) + b)^2",
  "y ~ (a + b):c",
  "y ~ (a + b)*text",
  "y ~ a*b - a:b",
  "y ~ a*b - b - 1",
  "y ~ lag(a) + lag( b , 2 ) + log(lag(a))",
  "y ~ a + offset(log(b))",
  "y ~ a + offset(b) + c",
  "y ~ a + [b ~ c + `two words`]",
  "y ~ [log(a) + b ~ c + text + log(b) + `two words`] + yes",
  " y ~ a\n   + log(b)\n\t+ text:a\n",
];

describe("names known to the compiler and names of the design", () => {
  let compilation: Compilation;
  const namesOf = (formula: string): readonly string[] =>
    modelFrame({ equations: [{ role: "", formula }], data: firms }).equations[0]!.regressors.names;

  beforeAll(() => {
    const columns = JSON.stringify(firms.names).replaceAll(",", " | ").slice(1, -1);
    const snippets = formulas.map((formula, i) => [
      `agree${i}`,
      `import type { Checked } from "../../src/formula/check.ts";
       import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
       type F = ${JSON.stringify(formula)};
       export const formula: Checked<F, ${columns}> = ${JSON.stringify(formula)};
       export const names: readonly CoefficientNames<F>[] = ${JSON.stringify(namesOf(formula))};
       export type Names = CoefficientNames<F>;`,
    ]);
    compilation = compile(Object.fromEntries(snippets));
  });

  it.each(formulas)("agree for %j", (formula) => {
    expect(namesOf(formula).length).toBeGreaterThan(0);
    expect(compilation.snippets[`agree${formulas.indexOf(formula)}`]!.errors).toEqual([]);
  });

  it("are known, not left open, for nearly all formulas", () => {
    const open = formulas.filter((_, i) => compilation.snippets[`agree${i}`]!.typeOf("Names").includes("string"));
    expect(open).toEqual(["y ~ `a+b` + log(`a+b` + 1)", "y ~ (log(a) + b)^2"]);
  });
});
