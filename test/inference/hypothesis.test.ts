import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import { parseHypothesis } from "../../src/inference/hypothesis.ts";

const names = [
  "(Intercept)",
  "a",
  "b",
  "a:b",
  "log(size)",
  "industry[J62]",
  "industry[New York - east]",
  "selection:a",
  "outcome:a",
  "I(a^2)",
  "a2",
  "규모",
];

/** A restriction as a record of its nonzero weights, with the value under "=". */
function read(text: string): Record<string, number>[] {
  return parseHypothesis(text, names).map(({ weights, value }) => {
    const terms = names.flatMap((name, j) => (weights[j] === 0 ? [] : [[name, weights[j]!] as const]));
    return { ...Object.fromEntries(terms), "=": value };
  });
}

function fault(text: string): EstimandError {
  try {
    parseHypothesis(text, names);
  } catch (error) {
    if (error instanceof EstimandError) return error;
  }
  throw new Error(`no fault in ${text}`);
}

describe("hypotheses as text", () => {
  it("are linear combinations of names and numbers on both sides", () => {
    expect(read("a = b")).toEqual([{ a: 1, b: -1, "=": 0 }]);
    expect(read("2*a - b/4 = 0.5")).toEqual([{ a: 2, b: -0.25, "=": 0.5 }]);
    expect(read("3 - a*2 = 1e-1 + b")).toEqual([{ a: -2, b: -1, "=": 0.1 - 3 }]);
    expect(read("-(a + 2*(b - 1))/2 = 0")).toEqual([{ a: -0.5, b: -1, "=": -1 }]);
    expect(read("a − b = 0")).toEqual([{ a: 1, b: -1, "=": 0 }]);
  });

  it("take names as the fit has them, the longest that fits", () => {
    expect(read("a:b = a")).toEqual([{ a: -1, "a:b": 1, "=": 0 }]);
    expect(read("log(size) = 2*(Intercept)")).toEqual([{ "(Intercept)": -2, "log(size)": 1, "=": 0 }]);
    expect(read("industry[J62]=industry[New York - east]")).toEqual([
      { "industry[J62]": 1, "industry[New York - east]": -1, "=": 0 },
    ]);
    expect(read("selection:a = outcome:a")).toEqual([{ "selection:a": 1, "outcome:a": -1, "=": 0 }]);
    expect(read("I(a^2) + a2 = 규모")).toEqual([{ "I(a^2)": 1, a2: 1, 규모: -1, "=": 0 }]);
    expect(read("`a:b` = `(Intercept)`")).toEqual([{ "(Intercept)": -1, "a:b": 1, "=": 0 }]);
  });

  it("a name alone is zero, a chain of equals is several restrictions", () => {
    expect(read("a")).toEqual([{ a: 1, "=": 0 }]);
    expect(read("a = b = 0")).toEqual([
      { a: 1, b: -1, "=": 0 },
      { b: 1, "=": 0 },
    ]);
  });

  it("name an unknown coefficient and the nearest ones", () => {
    expect(fault("log(siz) = 0")).toMatchObject({ code: "unknown-coefficient", facts: { name: "log(siz)" } });
    expect(fault("log(siz) = 0").message).toContain("Did you mean 'log(size)'?");
    expect(fault("a3 = 0").facts.name).toBe("a3");
    expect(fault("`a b` = 0").facts.name).toBe("a b");
    expect(fault("industry[K] = 0").facts.name).toBe("industry[K]");
  });

  it("say where they go wrong", () => {
    expect(fault("a = ")).toMatchObject({ code: "bad-hypothesis", facts: { position: 5 } });
    expect(fault("a + * b = 0")).toMatchObject({ code: "bad-hypothesis", facts: { position: 5 } });
    expect(fault("(a + b = 0").message).toContain(`expected ")"`);
    expect(fault("a b = 0").message).toContain(`position 3: expected an operator or "=", found "b = 0"`);
    expect(fault("`a = 0").message).toContain("backtick is not closed");
    expect(fault("").message).toContain("the text ends");
  });

  it("refuse what is not linear, and what restricts nothing", () => {
    expect(fault("a*b = 0").message).toContain("product of coefficients");
    expect(fault("a/b = 1").message).toContain("quotient of coefficients");
    expect(fault("a/0 = 1").message).toContain("division by zero");
    expect(fault("a = a").message).toContain("restricts no coefficient");
    expect(fault("1 = 1").message).toContain("restricts no coefficient");
  });
});
