import { beforeAll, describe, expect, it } from "vitest";
import { type Compilation, compile } from "./compile.ts";

/** The names that the compiler gives to a formula's coefficients, by formula. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "wage ~ educ": ["(Intercept)", "educ", "educ[*]"],
  "wage ~ 1": ["(Intercept)"],
  "wage ~ educ - 1": ["educ", "educ[*]"],
  "wage ~ 0 + educ": ["educ", "educ[*]"],
  "wage ~ -1 + educ": ["educ", "educ[*]"],
  "log(wage) ~ log(hours)": ["(Intercept)", "log(hours)"],
  "y ~ I(age^2) + I(a-b)": ["(Intercept)", "I(age^2)", "I(a-b)"],
  "y ~ log( a / b )": ["(Intercept)", "log(*)"],
  'y ~ C(industry) + C( region , ref = "north")': ["(Intercept)", "industry[*]", "region[*]"],
  "y ~ poly(age, 2)": ["(Intercept)", "poly(*)[*]"],
  "y ~ lag(sales, 2)": ["(Intercept)", "lag(*"],
  "y ~ offset(log(n))": ["(Intercept)"],
  "y ~ C(a):log(b)": ["(Intercept)", "a[*]:log(b)"],
  "y ~ log(a)*log(b)": ["(Intercept)", "log(a)", "log(b)", "log(a):log(b)"],
  "y ~ log(a):log(b):log(c)": ["(Intercept)", "log(a):log(b):log(c)"],
  "y ~ a:b": ["(Intercept)", "a:b", "a[*]:b", "a:b[*]", "a[*]:b[*]"],
  "y ~ (a + b)^2": ["(Intercept)", "a", "a[*]", "b", "b[*]", "*:*"],
  "y ~ [rd + log(size) ~ z1 + log(z2)] + x": ["(Intercept)", "rd", "rd[*]", "log(size)", "x", "x[*]"],
  "y ~ log(a) | industry + region": ["log(a)"],
  "y ~ `R&D spending` + 산업": ["(Intercept)", "R&D spending", "R&D spending[*]", "산업", "산업[*]"],
  "y ~ `a + b` + log(x)": ["*"],
  "y ~ log(a) +\n  log(b)\n": ["(Intercept)", "log(a)", "log(b)"],
};

function snippet(formula: string): string {
  return `import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
    export type Names = CoefficientNames<${JSON.stringify(formula)}>;`;
}

/** What the compiler writes for any text inside a pattern. */
const anything = ["$", "{string}"].join("");

/** As the compiler writes a type: texts quoted, patterns in backticks. */
function written(name: string): string {
  if (name === "*") return "string";
  return name.includes("*") ? `\`${name.replaceAll("*", anything)}\`` : JSON.stringify(name);
}

/** The compiler escapes what is not ASCII inside patterns. */
function unescaped(type: string): string {
  return type.replace(/\\u([0-9A-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

describe("coefficient names", () => {
  let compilation: Compilation;
  const formulas = Object.keys(expected);

  beforeAll(() => {
    const snippets = Object.fromEntries(formulas.map((formula, i) => [`names${i}`, snippet(formula)]));
    const more = {
      record: `import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
        declare const coef: Readonly<Record<CoefficientNames<"wage ~ educ + log(hours)">, number>>;
        export const fine: number = coef.educ + coef["log(hours)"] + coef["(Intercept)"];
        export const level: number | undefined = coef["educ[high]"];
        export const typo = coef.edcu;
        export const other = coef["log(hour)"];`,
      prefix: `import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
        export type Names = CoefficientNames<"works ~ log(educ)", "selection:">;`,
      open: `import type { CoefficientNames } from "../../src/formula/coefficient-names.ts";
        export type Names = CoefficientNames<string>;
        export type Pattern = CoefficientNames<\`y ~ \${string}\`>;
        export type Either = CoefficientNames<"y ~ log(a)" | "y ~ log(b)">;`,
    };
    compilation = compile({ ...snippets, ...more });
  });

  it.each(formulas)("of %j are those that its terms give", (formula) => {
    const { errors, typeOf } = compilation.snippets[`names${formulas.indexOf(formula)}`]!;
    expect(errors).toEqual([]);
    expect(typeOf("Names").map(unescaped).sort()).toEqual(expected[formula]!.map(written).sort());
  });

  it("make a misspelt coefficient a compile error", () => {
    expect(compilation.snippets.record!.errors).toEqual([
      expect.stringContaining("Property 'edcu' does not exist"),
      expect.stringContaining("log(hour)"),
    ]);
  });

  it("carry the equation's prefix", () => {
    expect(compilation.snippets.prefix!.typeOf("Names")).toEqual(['"selection:(Intercept)"', '"selection:log(educ)"']);
  });

  it("are any text when the formula is not a literal", () => {
    expect(compilation.snippets.open!.typeOf("Names")).toEqual(["string"]);
    expect(compilation.snippets.open!.typeOf("Pattern")).toEqual(["string"]);
    expect(compilation.snippets.open!.typeOf("Either")).toEqual(['"(Intercept)"', '"log(a)"', '"log(b)"']);
  });
});
