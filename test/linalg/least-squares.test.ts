import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import { type LeastSquares, leastSquares } from "../../src/linalg/least-squares.ts";
import filip from "../reference/nist/Filip.json" with { type: "json" };
import longley from "../reference/nist/Longley.json" with { type: "json" };
import norris from "../reference/nist/Norris.json" with { type: "json" };
import wampler1 from "../reference/nist/Wampler1.json" with { type: "json" };
import wampler5 from "../reference/nist/Wampler5.json" with { type: "json" };
import { describeShared, readSharedCsv, sharedPath } from "../shared.ts";
import { expectClose } from "./expect-close.ts";
import { combine, randomColumn, randomColumns } from "./random-columns.ts";

type Data = Readonly<Record<string, ArrayLike<number>>>;

interface Certified {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly rss: number;
}

/** Powers from `lowest` of the one regressor, or a constant and the columns where there are several. */
function design(data: Data, lowest: number, count: number): Float64Array[] {
  const names = Object.keys(data).filter((name) => name !== "y");
  if (names.length > 1)
    return [new Float64Array(data.y!.length).fill(1), ...names.map((x) => Float64Array.from(data[x]!))];
  return Array.from({ length: count }, (_, p) => Float64Array.from(data.x!, (x) => x ** (lowest + p)));
}

function standardErrors(fit: LeastSquares, n: number): Float64Array {
  const k = fit.coefficients.length;
  return fit.coefficients.map((_, j) => Math.sqrt((fit.rss / (n - k)) * fit.inverse[j * k + j]!));
}

/** The fit reaches the certified values to these numbers of digits; where 0 is certified, that many digits of 1. */
function expectCertified(data: Data, lowest: number, certified: Certified, digits: { coef: number; se: number }): void {
  const fit = leastSquares(design(data, lowest, certified.coefficients.length), Float64Array.from(data.y!));
  expectClose(fit.coefficients, certified.coefficients, { relative: 10 ** -digits.coef });
  const absolute = certified.rss === 0 ? 10 ** -digits.se : 0;
  const errors = standardErrors(fit, data.y!.length);
  expectClose(errors, certified.standardErrors, { relative: 10 ** -digits.se, absolute });
}

describe("leastSquares reaches the values certified by NIST", () => {
  it("Norris, a line: 12 digits", () => expectCertified(norris.data, 0, norris.certified, { coef: 12, se: 12 }));
  it("Longley, seven economic series, nearly collinear: 13 digits", () =>
    expectCertified(longley.data, 0, longley.certified, { coef: 13, se: 13 }));
  it("Wampler1, a polynomial of degree 5 without error: 14 digits", () =>
    expectCertified(wampler1.data, 0, wampler1.certified, { coef: 14, se: 14 }));
  it("Wampler5, the same under errors 10000 times larger than in Wampler3: 14 digits", () =>
    expectCertified(wampler5.data, 0, wampler5.certified, { coef: 14, se: 13 }));
  it("Filip, a polynomial of degree 10: 7.9 digits, which is what the rounding of the powers leaves", () =>
    expectCertified(filip.data, 0, filip.certified, { coef: 7.9, se: 7.8 }));
});

describeShared("leastSquares on all NIST linear regression sets", () => {
  for (const name of "Norris Pontius NoInt1 NoInt2 Filip Longley Wampler1 Wampler2 Wampler3 Wampler4 Wampler5".split(
    " ",
  )) {
    it(`${name} reaches the certified coefficients and standard errors`, () => {
      const file = JSON.parse(readFileSync(sharedPath("reference", "nist", `${name}.json`), "utf8"));
      const names = Object.keys(file.coefficients);
      const text = (j: string): number => Number(file.coefficients_text?.[j] ?? file.coefficients[j]);
      const certified = {
        coefficients: names.map(text),
        standardErrors: names.map((j) => Number(file.se.classical[j])),
        rss: Number(file.stats.rss),
      };
      const data = readSharedCsv("reference", "nist", `${name}.csv`) as Record<string, Float64Array>;
      const digits = name === "Filip" ? { coef: 7.9, se: 7.8 } : { coef: 12, se: 12 };
      expectCertified(data, Number(names[0]!.slice(1)), certified, digits);
    });
  }
});

describe("leastSquares", () => {
  const sizes = fc.record({
    k: fc.integer({ min: 1, max: 6 }),
    n: fc.integer({ min: 8, max: 200 }),
    seed: fc.integer({ min: 1, max: 1000 }),
  });

  it("leaves residuals orthogonal to every column, and reports their sum of squares", () => {
    fc.assert(
      fc.property(sizes, fc.boolean(), ({ k, n, seed }, weighted) => {
        const X = randomColumns(k, n, seed);
        const y = randomColumn(n, seed + 7);
        const weights = weighted ? randomColumn(n, seed + 8).map((v) => v + 0.6) : undefined;
        const fit = leastSquares(X, y, { weights });
        const weightedResidual = y.map((v, i) => (v - at(X, fit.coefficients, i)) * (weights?.[i] ?? 1));
        const moments = X.map((x) => x.reduce((s, v, i) => s + v * weightedResidual[i]!, 0));
        expectClose(moments, new Float64Array(k), { absolute: 1e-12 });
        const rss = weightedResidual.reduce((s, v, i) => s + v * (y[i]! - at(X, fit.coefficients, i)), 0);
        expect(Math.abs(fit.rss - rss)).toBeLessThan(1e-12);
      }),
    );
  });

  it("treats an integer weight as that many copies of the row", () => {
    fc.assert(
      fc.property(sizes, ({ k, n, seed }) => {
        const [X, y] = [randomColumns(k, n, seed), randomColumn(n, seed + 7)];
        const weights = Float64Array.from({ length: n }, (_, i) => 1 + (i % 3));
        const copies = (x: Float64Array): Float64Array =>
          Float64Array.from([...x].flatMap((v, i) => Array<number>(weights[i]!).fill(v)));
        const fit = leastSquares(X, y, { weights });
        const expanded = leastSquares(X.map(copies), copies(y));
        expectClose(fit.coefficients, expanded.coefficients, { absolute: 1e-11 });
        expectClose(fit.inverse, expanded.inverse, { absolute: 1e-10 });
        expect(Math.abs(fit.rss - expanded.rss)).toBeLessThan(1e-11);
      }),
    );
  });

  it("follows a change of units exactly, from 1e-8 to 1e10", () => {
    const [X, y] = [randomColumns(3, 500, 1), randomColumn(500, 99)];
    const units = [1e-8, 1, 1e10];
    const plain = leastSquares(X, y);
    const scaled = leastSquares(
      X.map((x, j) => x.map((v) => v * units[j]!)),
      y.map((v) => v * 1e5),
    );
    expectClose(
      scaled.coefficients,
      plain.coefficients.map((b, j) => (b * 1e5) / units[j]!),
      { relative: 1e-12 },
    );
    expectClose(
      scaled.inverse,
      plain.inverse.map((v, p) => v / units[Math.floor(p / 3)]! / units[p % 3]!),
      { relative: 1e-11 },
    );
    expect(scaled.rss / plain.rss).toBeCloseTo(1e10, 0);
    expect([plain.method, scaled.method]).toEqual(["cholesky", "cholesky"]);
  });

  it("turns to QR for nearly collinear columns, weighted or not, over many blocks, and recovers the coefficients", () => {
    const n = 10_000;
    const [a, b, noise] = randomColumns(3, n, 4) as [Float64Array, Float64Array, Float64Array];
    const one = new Float64Array(n).fill(1);
    const X = [one, a, b, combine([a, b, noise], [1, 1, 2 ** -20])];
    for (const weights of [undefined, b.map((v) => v + 0.75)]) {
      const fit = leastSquares(X, combine(X, [1, 2, 3, 4]), { weights });
      expect(fit.method).toBe("qr");
      expect(fit.condition).toBeGreaterThan(1e6);
      expectClose(fit.coefficients, [1, 2, 3, 4], { relative: 1e-9 });
    }
  });

  it("gives the same answer by Cholesky and by QR on either side of the change", () => {
    const n = 3000;
    const [a, noise, y] = randomColumns(3, n, 5) as [Float64Array, Float64Array, Float64Array];
    const fits = [2.4e-3, 2.0e-3, 1.6e-3].map((size) => {
      const fit = leastSquares([a, noise], y);
      const mixed = leastSquares([a, combine([a, noise], [1, size])], y);
      // b1 a + b2 (a + s e) = (b1 + b2) a + b2 s e
      const back = [mixed.coefficients[0]! + mixed.coefficients[1]!, mixed.coefficients[1]! * size];
      expectClose(back, fit.coefficients, { relative: 1e-9 });
      expect(Math.abs(mixed.rss / fit.rss - 1)).toBeLessThan(1e-12);
      return mixed.method;
    });
    expect(new Set(fits)).toEqual(new Set(["cholesky", "qr"]));
  });

  it("refuses a column that is a combination of earlier ones and says which", () => {
    const [a, b] = randomColumns(2, 50, 6) as [Float64Array, Float64Array];
    expect(() => leastSquares([a, b, combine([a, b], [1, 2])], a)).toThrow(EstimandError);
    expect(() => leastSquares([a, b, combine([a, b], [1, 2])], a)).toThrow(/Column 3 of 3/);
    expect(() => leastSquares([a, new Float64Array(50)], b)).toThrow(/Column 2 of 2/);
  });

  it("fits nothing to nothing: no columns, a zero outcome", () => {
    const none = leastSquares([], Float64Array.of(1, 2));
    expect([none.coefficients.length, none.rss, none.inverse.length]).toEqual([0, 5, 0]);
    const zero = leastSquares(randomColumns(2, 9, 1), new Float64Array(9));
    expect([[...zero.coefficients], zero.rss]).toEqual([[0, 0], 0]);
  });
});

function at(X: readonly Float64Array[], b: Float64Array, i: number): number {
  return X.reduce((s, x, j) => s + x[i]! * b[j]!, 0);
}
