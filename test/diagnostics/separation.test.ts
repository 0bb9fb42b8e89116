import { describe, expect, it } from "vitest";
import { separatingDirection } from "../../src/diagnostics/separating-direction.ts";
import type { LikelihoodOptions } from "../../src/estimators/likelihood-definition.ts";
import { logit } from "../../src/estimators/logit.ts";
import { probit } from "../../src/estimators/probit.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { EstimandError } from "../../src/errors.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Data = Record<string, number[] | string[]>;
const estimators = [
  ["probit", (formula: string, data: Data, options?: LikelihoodOptions) => probit(formula as string, data, options)],
  ["logit", (formula: string, data: Data, options?: LikelihoodOptions) => logit(formula as string, data, options)],
] as const;

function refusal(run: () => unknown): EstimandError {
  try {
    run();
  } catch (error) {
    expect(error).toBeInstanceOf(EstimandError);
    return error as EstimandError;
  }
  throw new Error("nothing was refused");
}

/** 200 rows of a healthy binary model in a and b, with a region of five levels. */
function healthy(seed = 1, n = 200): { y: number[]; a: number[]; b: number[]; region: string[] } {
  const draw = random(seed);
  const a = Array.from({ length: n }, () => draw.normal());
  const b = Array.from({ length: n }, () => draw.normal());
  const region = Array.from({ length: n }, () => "ABCDE"[draw.integer(5)]!);
  const y = a.map((x, i) => (0.5 * x - b[i]! * 0.3 + draw.normal() > 0 ? 1 : 0));
  return { y, a, b, region };
}

describe.each(estimators)("%s under complete separation", (_, estimate) => {
  it("refuses a perfectly separated outcome and names the column", () => {
    const { a, b } = healthy();
    const error = refusal(() => estimate("y ~ a + b", { y: a.map((x) => (x > 0.3 ? 1 : 0)), a, b }));
    expect(error.code).toBe("complete-separation");
    expect(error.message).toMatch(
      /^'y' is 1 in all \d+ rows with a > 0\.\d+ and 0 in all \d+ rows with a < 0\.\d+: every row/,
    );
    expect(error.facts).toMatchObject({ columns: ["a"], rows: 200 });
  });

  it("names the direction when it takes two columns, and each column alone predicts little", () => {
    const { a, b } = healthy();
    const error = refusal(() => estimate("y ~ a + b", { y: a.map((x, i) => (2 * x - b[i]! > 0.1 ? 1 : 0)), a, b }));
    expect(error.code).toBe("complete-separation");
    expect(error.facts.columns).toEqual(["a", "b"]);
    const direction = error.facts.direction as Record<string, number>;
    expect(direction.a! / direction.b!).toBeLessThan(-1.5);
    expect(direction.a! / direction.b!).toBeGreaterThan(-2.5);
  });

  it("refuses it whatever the columns' scales", () => {
    const { a, b } = healthy();
    const y = a.map((x, i) => (2 * x - b[i]! > 0.1 ? 1 : 0));
    const error = refusal(() =>
      estimate("y ~ a + b", { y, a: a.map((x) => x * 1e10), b: b.map((x) => 2000 + x * 1e-4) }),
    );
    expect(error.code).toBe("complete-separation");
  });

  it("refuses a dummy that is the outcome", () => {
    const { y, a } = healthy();
    const error = refusal(() => estimate("y ~ a + same", { y, a, same: [...y] }));
    expect(error.message).toMatch(/'y' is 1 in all \d+ rows with same = 1 and 0 in all \d+ rows with same = 0/);
  });
});

describe.each(estimators)("%s under quasi-separation", (_, estimate) => {
  const data = (() => {
    const { y, a, b, region } = healthy();
    return { y: y.map((value, i) => (region[i] === "C" ? 0 : value)), a, b, region };
  })();
  const inC = data.region.filter((region) => region === "C").length;
  const rest = data.region.map((region, i) => (region === "C" ? -1 : i)).filter((i) => i >= 0);
  const without: Data = Object.fromEntries(
    Object.entries(data).map(([name, values]) => [name, rest.map((i) => values[i]!)]),
  ) as Data;

  it("drops a level without successes together with its rows, names and counts both, and fits the rest", () => {
    const fit = estimate("y ~ a + b + region", data);
    const expected = estimate("y ~ a + b + region", without);
    for (const [name, value] of Object.entries(expected.coef)) expect(fit.coef[name]! / value).toBeCloseTo(1, 9);
    expect(fit.coef["region[C]"]).toBeUndefined();
    expect(fit.nobs).toBe(200 - inC);
    expect(fit.rows).toEqual({ used: 200 - inC, dropped: [{ reason: "separated: region[C]", count: inC }] });
    expect(fit.droppedColumns).toEqual([{ name: "region[C]", reason: "separated" }]);
    expect(fit.warnings).toHaveLength(1);
    expect(fit.warnings[0]).toMatchObject({ code: "quasi-separation", columns: ["region[C]"], rows: inC });
    expect(fit.warnings[0]!.message).toBe(
      `'y' is 0 in all ${inC} rows with region[C] = 1, so no finite coefficient is best. ` +
        `Left out: column 'region[C]' and these ${inC} rows.`,
    );
    expect(String(fit)).toContain("region[C]");
  });

  it("finds the reference level without successes, which no single column shows", () => {
    const { a, region } = data;
    const y = healthy().y.map((value, i) => (region[i] === "A" ? 0 : value));
    const fit = estimate("y ~ a + region", { y, a, region });
    const inA = region.filter((each) => each === "A").length;
    expect(fit.rows.dropped[0]!.count).toBe(inA);
    expect(fit.warnings[0]!.code).toBe("quasi-separation");
    const kept = region.map((each, i) => (each === "A" ? -1 : i)).filter((i) => i >= 0);
    const expected = estimate("y ~ a + region", {
      y: kept.map((i) => y[i]!),
      a: kept.map((i) => a[i]!),
      region: kept.map((i) => region[i]!),
    });
    expect(fit.logLik!).toBeCloseTo(expected.logLik!, 9);
    expect(fit.coef.a! / expected.coef.a!).toBeCloseTo(1, 9);
  });

  it("drops level after level until none is separated", () => {
    const y = data.y.map((value, i) => (data.region[i] === "E" ? 1 : value));
    const fit = estimate("y ~ a + region", { ...data, y });
    expect(fit.droppedColumns.map(({ name }) => name)).toEqual(["region[C]", "region[E]"]);
    expect(fit.warnings.map(({ code }) => code)).toEqual(["quasi-separation", "quasi-separation"]);
    expect(fit.converged).toBe(true);
  });

  it("finds rows that only a combination of two columns predicts", () => {
    const n = 400;
    const draw = random(5);
    const a = Array.from({ length: n }, () => draw.integer(2));
    const b = Array.from({ length: n }, () => draw.integer(2));
    const x = Array.from({ length: n }, () => draw.normal());
    const y = a.map((value, i) =>
      value === 1 && b[i] === 0 ? 1 : value === b[i] ? (draw.uniform() < 0.5 ? 1 : 0) : 0,
    );
    const fit = estimate("y ~ x + a + b", { y, x, a, b });
    const together = a.filter((value, i) => value !== b[i]).length;
    expect(fit.rows.dropped).toEqual([{ reason: "separated: a, b", count: together }]);
    expect(fit.droppedColumns).toEqual([{ name: "b", reason: "separated" }]);
    expect(fit.warnings[0]!.message).toMatch(/a - b > 0/);
  });

  it('refuses it with separation: "error", and keeps and warns with "keep"', () => {
    const error = refusal(() => estimate("y ~ a + b + region", data, { separation: "error" }));
    expect(error.code).toBe("quasi-separation");
    expect(error.message).toMatch(/region\[C\]/);
    const kept = estimate("y ~ a + b + region", data, { separation: "keep" });
    expect(kept.nobs).toBe(200);
    expect(Math.abs(kept.coef["region[C]"]!)).toBeGreaterThan(4);
    expect(kept.warnings[0]).toMatchObject({ code: "separation-kept", columns: ["region[C]"] });
  });

  it("drops under weights what it drops without", () => {
    const w = data.y.map((_, i) => 1 + (i % 3));
    const fit = estimate("y ~ a + b + region", { ...data, w }, { weights: { kind: "frequency", column: "w" } });
    expect(fit.rows.dropped[0]!.count).toBe(inC);
  });
});

describe("the linear program", () => {
  const equation = (formula: string, data: Data) =>
    modelFrame({ equations: [{ role: "", formula }], data }).equations[0]!;

  it("finds no direction in overlapping data, however strongly the columns predict", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const draw = random(seed);
      const n = 50 + 40 * seed;
      const x = Array.from({ length: 6 }, () => Array.from({ length: n }, () => draw.normal()));
      const y = x[0]!.map((_, i) =>
        x.reduce((sum, column) => sum + 3 * column[i]!, 0) + 0.8 * draw.normal() > 0 ? 1 : 0,
      );
      const data = { y, ...Object.fromEntries(x.map((column, j) => [`x${j}`, column])) };
      const there = equation("y ~ x0 + x1 + x2 + x3 + x4 + x5", data);
      const exists = logitExists(there.outcome, there.regressors.columns);
      expect(separatingDirection(there) === undefined).toBe(exists);
    }
  });

  it("finds one in data separated by a hidden plane, with every row on its side", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const draw = random(100 + seed);
      const n = 300;
      const x = Array.from({ length: 8 }, () => Array.from({ length: n }, () => draw.normal()));
      const b = x.map(() => draw.normal());
      const y = x[0]!.map((_, i) => (x.reduce((sum, column, j) => sum + b[j]! * column[i]!, 0.3) > 0 ? 1 : 0));
      const data = { y, ...Object.fromEntries(x.map((column, j) => [`x${j}`, column])) };
      const there = equation("y ~ x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7", data);
      const found = separatingDirection(there)!;
      expect(found.ones + found.zeros).toBeGreaterThan(n - 9);
      there.outcome.forEach((value, i) => {
        const index = there.regressors.columns.reduce((sum, column, j) => sum + column[i]! * found.direction[j]!, 0);
        expect((2 * value - 1) * index).toBeGreaterThan(-1e-9);
      });
    }
  });

  it("decides dummies with many ties", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const draw = random(200 + seed);
      const n = 120;
      const x = Array.from({ length: 6 }, () => Array.from({ length: n }, () => draw.integer(2)));
      const y = x[0]!.map((_, i) =>
        draw.uniform() < 0.03 + 0.15 * x.reduce((sum, column) => sum + column[i]!, 0) ? 1 : 0,
      );
      const data = { y, ...Object.fromEntries(x.map((column, j) => [`x${j}`, column])) };
      const there = equation("y ~ x0 + x1 + x2 + x3 + x4 + x5", data);
      expect(separatingDirection(there) === undefined).toBe(logitExists(there.outcome, there.regressors.columns));
    }
  });
});

/**
 * Whether the logit estimate is finite, by gradient steps long enough that an infinite one would show: a slow second
 * opinion.
 */
function logitExists(y: Float64Array, columns: readonly Float64Array[]): boolean {
  const data: Data = { y: [...y] };
  columns.slice(1).forEach((column, j) => {
    data[`x${j}`] = [...column];
  });
  const fit = logit(`y ~ ${Object.keys(data).slice(1).join(" + ")}` as string, data, {
    separation: "keep",
    maxIterations: 60,
  });
  const spread = Math.max(...columns.slice(1).map((column) => Math.max(...column) - Math.min(...column)));
  return fit.converged && Math.max(...Object.values(fit.se)) * spread < 1e3;
}

describe.each(estimators)("%s on healthy data", (_, estimate) => {
  it("raises no separation warning, and asks for no linear program where Newton converges quadratically", () => {
    const { y, a, b, region } = healthy(3, 1000);
    const fit = estimate("y ~ a + b + region", { y, a, b, region });
    expect(fit.warnings).toEqual([]);
    expect(fit.iterations).toBeLessThan(8);
  });
});

describeShared("separation on the reference cases", () => {
  it.each([
    "probit_mroz",
    "probit_hmda",
    "probit_swisslabor",
    "probit_resume_cluster",
    "logit_spector",
    "logit_union_cluster",
  ])("the linear program finds none in %s", (name) => {
    const { data, formula } = readCase(name);
    const columns = readSharedCsv("reference", ...(data as string).split("/"));
    expect(
      separatingDirection(modelFrame({ equations: [{ role: "", formula }], data: columns }).equations[0]!),
    ).toBeUndefined();
  });
});
