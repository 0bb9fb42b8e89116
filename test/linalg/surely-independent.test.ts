import { describe, expect, it } from "vitest";
import { surelyIndependent } from "../../src/linalg/surely-independent.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

const n = 20_001;
const healthy = (k: number): Float64Array[] => [new Float64Array(n).fill(1), ...randomColumns(k, n, 3)];

describe("surelyIndependent", () => {
  it("is true of healthy columns of any scale", () => {
    expect(surelyIndependent(healthy(7))).toBe(true);
    expect(surelyIndependent(healthy(7).map((x, j) => x.map((value) => value * 10 ** (20 * (j % 3) - 20))))).toBe(true);
  });

  it("is false of a combination, exact or nearly so, of a column of zeros, and of one that is only in rows left out", () => {
    const columns = healthy(4);
    const [one, a, b] = columns as [Float64Array, Float64Array, Float64Array];
    const noise = randomColumn(n, 77);
    const combination = a.map((value, i) => 2 * value - b[i]! + one[i]!);
    expect(surelyIndependent([...columns, combination])).toBe(false);
    expect(surelyIndependent([...columns, combination.map((value, i) => value + 1e-5 * noise[i]!)])).toBe(false);
    expect(surelyIndependent([...columns, new Float64Array(n)])).toBe(false);
    expect(surelyIndependent([...columns, Float64Array.from({ length: n }, (_, i) => (i === 600 ? 1 : 0))])).toBe(
      false,
    );
    expect(surelyIndependent([a, a])).toBe(false);
  });

  it("is false of a column that is a combination in the rows seen, whatever the others", () => {
    const columns = healthy(3);
    const almost = columns[1]!.map((value, i) => (i % 4096 < 512 ? value : 0));
    expect(surelyIndependent([...columns, almost])).toBe(false);
  });

  it("leaves few rows to the whole decision", () => {
    expect(surelyIndependent(randomColumns(3, 1000, 1))).toBe(false);
  });
});
