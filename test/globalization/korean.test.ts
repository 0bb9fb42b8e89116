import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { emptyCellWarning } from "../../src/diagnostics/two-outcomes.ts";
import { noResiduals } from "../../src/diagnostics/no-residuals.ts";
import { quadratureWarnings } from "../../src/diagnostics/quadrature-warnings.ts";
import { correlationWarnings, shapeWarnings, twoStepAtEnd } from "../../src/diagnostics/correlation-warnings.ts";
import { exclusionWarning, flatWarning, millsWarning } from "../../src/diagnostics/selection-warnings.ts";
import { censoringWarnings } from "../../src/diagnostics/censoring.ts";
import { EstimandError } from "../../src/errors.ts";
import { heckman, iv, ols, orderedProbit, poisson, probit, tobit } from "../../src/index.ts";
import type { Fit, Warning } from "../../src/fit/fit.ts";
import { failureWarnings } from "../../src/inference/bootstrap-run.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { koreanDropReason } from "../../src/globalization/korean/drop-reason.ts";
import { koreanReason } from "../../src/globalization/korean/reason.ts";
import { koreanWarning, koreanWarnings } from "../../src/globalization/korean/warning.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";

const source = new URL("../../src/", import.meta.url).pathname;

/** The codes of warnings that the sources raise: outside of this room and of the commands, `code:` is nothing else. */
function raisedCodes(): string[] {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".ts") && !/^(globalization|cli|node)/.test(name),
  );
  const codes = files.flatMap((name) =>
    [...readFileSync(join(source, name), "utf8").matchAll(/\bcode: "([a-z-]+)"/g)].map(([, code]) => code!),
  );
  return [...new Set(codes)].sort();
}

const numbersIn = (text: string): string[] =>
  text.match(/\d[\d,]*(\.\d+)?(e[+-]?\d+)?/g)?.map((number) => number.replace(/[.,]$/, "")) ?? [];

describe("a Korean sentence", () => {
  it("is there for every warning that an estimator can raise, and for no other code", () => {
    const codes = raisedCodes();
    expect(codes.length).toBeGreaterThan(25);
    expect(Object.keys(koreanWarnings).sort()).toEqual(codes);
  });

  it("of a code without one is the English message, marked as such", () => {
    const text = koreanWarning({ code: "new-kind", message: "Something new." });
    expect(text).toBe("(영문 원문, new-kind) Something new.");
  });
});

const { table: firms } = simulateFirms({ firms: 400, seed: 11 });
const number = (values: Iterable<number>): { kind: "number"; values: Float64Array } => ({
  kind: "number",
  values: Float64Array.from(values),
});
const employees = firms.numbers("lnEmployees");
const exporter = firms.numbers("exporter");
const rowNumbers = Float64Array.from(employees.keys());
const tens = Float64Array.from(employees.keys(), (i) => (i % 20 === 0 && exporter[i] === 0 ? 1 : 0));
const made = firms.with({
  rare: number(tens),
  twin: number(employees.map((x, i) => x + 1e-9 * (i % 3))),
  noise: number(rowNumbers.map((i) => Math.sin(37 * i))),
  other: number(rowNumbers.map((i) => Math.cos(91 * i))),
  groups: number(rowNumbers.map((i) => i % 5)),
  rows: number(rowNumbers),
  treated: number(rowNumbers.map((i) => (i % 5 < 2 ? 1 : 0))),
  double: number(employees.map((x) => 2 * x + 1)),
  marks: number(rowNumbers.map((i) => (i % 20 === 0 ? 5 : i % 3))),
  gone: number(rowNumbers.map((i) => (i % 20 === 0 ? Number.NaN : (i % 7) / 7))),
});

const place = { rho: 0.42, logLik: -120.35 };
const end = { rho: 0.999, logLik: -119.12 };
const best = { value: -120.35 } as never;
const maxima = {
  best,
  rhoOfBest: 0.42,
  maxima: [place, { rho: -0.31, logLik: -121.07 }],
  points: [],
  rhoSet: [[-0.2, 1]],
};
const atEnd = { ...maxima, boundary: end, independent: { rho: 0, logLik: -122.5 } } as never;
const regimes = {
  symbols: ["ρ₀", "ρ₁"],
  best: { rho: [0.31, -0.2], logLik: -120.35 },
  maxima: [{ rho: [0.31, -0.2], logLik: -120.35 }],
  boundary: { rho: [0.17, -0.999], logLik: -118.21 },
  independent: { rho: [0, 0], logLik: -122.5 },
  rhoSets: [undefined, undefined],
};

/** Warnings of real estimates, and of the functions that make them. */
const warnings: readonly Warning[] = [
  ...probit("exporter ~ lnEmployees + rare", made).warnings,
  ...probit("exporter ~ lnEmployees + rare", made, { separation: "keep" }).warnings,
  ...probit("exporter ~ lnEmployees + rare", made, { separation: "firth" }).warnings,
  ...probit("exporter ~ lnEmployees", made, { vcov: cluster("groups") }).warnings,
  ...probit("exporter ~ lnEmployees + treated", made, { vcov: cluster("groups") }).warnings,
  ...ols("noise ~ lnEmployees", made, { vcov: cluster("rows") }).warnings,
  ...ols("double ~ lnEmployees", made).warnings,
  ...ols("noise ~ lnEmployees + twin", made).warnings,
  ...(iv("exporter ~ lnAge + [rdIntensity ~ noise]", made) as Fit).warnings,
  ...(iv("exporter ~ lnAge + [rdIntensity + lnEmployees ~ noise + other + rows]", made) as Fit).warnings,
  ...(iv("exporter ~ [rdIntensity ~ rdSubsidy + lnEmployees + lnProductivity]", made) as Fit).warnings,
  ...heckman({ selection: "exporter ~ lnEmployees", outcome: "log(exports) ~ lnEmployees" }, made).warnings,
  ...heckman({ selection: "exporter ~ lnEmployees + noise", outcome: "log(exports) ~ lnEmployees" }, made, {
    method: "two-step",
  }).warnings,
  ...tobit("lnEmployees ~ lnAge", made, { lower: -5 }).warnings,
  ...orderedProbit("marks ~ gone", made).warnings,
  ...poisson("exporter ~ lnEmployees + rare", made).warnings,
  ...censoringWarnings("sales", { left: 5, right: 0, belowLower: 3, aboveUpper: 0 }),
  ...noResiduals("sales", 1e-30, 4),
  ...quadratureWarnings(12, [{ nodes: 24, logLik: 0.31, coefficients: 0.27 }]),
  ...failureWarnings({ replications: 100, failed: 7, failures: { "not-converged": 7 } } as never),
  ...censoringWarnings("sales", { left: 0, right: 0, belowLower: 0, aboveUpper: 0 }, true),
  ...exclusionWarning(["a"], ["a", "b"]),
  ...exclusionWarning(["a"], ["a", "b"], "treatment"),
  ...millsWarning({ r2: 0.9712, condition: 183.2, conditionWithout: 40.1 } as never),
  ...correlationWarnings(atEnd),
  ...correlationWarnings(atEnd, twoStepAtEnd),
  ...correlationWarnings({ ...(atEnd as object), best: undefined } as never, twoStepAtEnd),
  ...shapeWarnings(regimes),
  ...shapeWarnings({ ...regimes, best: undefined }),
  ...flatWarning({ lr: 1.2, wald: 9.8, rhoSet: [[-0.9, 0.8]] }),
  ...emptyCellWarning({ n11: 5, n10: 0, n01: 7, n00: 3 }, ["used", "exporter"]),
];

describe("the Korean sentences of warnings that are raised", () => {
  const told = [...new Map(warnings.map((warning) => [warning.message, warning])).values()];

  it("are of most kinds", () => {
    expect(new Set(told.map(({ code }) => code)).size).toBeGreaterThanOrEqual(18);
  });

  it.each(told.map((warning) => [warning.code, warning] as const))(
    "%s has the numbers of the English one, and nothing that is not known",
    (_, warning) => {
      const korean = koreanWarning(warning);
      expect(korean).not.toMatch(/undefined|NaN|\[object|\(영문/);
      const there = numbersIn(korean);
      // Advice in English, such as the name of an option, holds no number of the data.
      const numbers = numbersIn(warning.message.replace(/HC\d|poly\(x, d\)|\|ρ\| (<= 0\.\d+|= 1)/g, ""));
      expect(numbers.filter((each) => !there.includes(each))).toEqual([]);
    },
  );
});

describe("a Korean reason", () => {
  it("has the error's numbers and names", () => {
    const few = new EstimandError("too-few-rows", "", {
      coefficients: 9,
      rows: 7,
      dropped: [{ reason: "missing: size", count: 3 }],
    });
    expect(koreanReason(few)).toBe(
      "추정할 모수가 9개인데 쓸 수 있는 관측치가 7개뿐입니다. 제외된 관측치: size 결측 3개.",
    );
    const constant = new EstimandError("constant-outcome", "", { column: "exporter", value: 0, rows: 12 });
    expect(koreanReason(constant)).toContain("12개 관측치에서 모두 0");
  });

  it("of rows that left is in words, with the columns' labels", () => {
    const label = (column: string): string => (column === "size" ? "규모" : column);
    expect(koreanDropReason("missing: size", label)).toBe("규모 결측");
    expect(koreanDropReason("first period of a unit", label)).toBe("기업의 첫 연도");
    expect(koreanDropReason("something else", label)).toBe("something else");
  });
});
