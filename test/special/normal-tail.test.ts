import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inverseMills, logCdfAndMills } from "../../src/special/normal-tail.ts";

const tables = JSON.parse(readFileSync(new URL("../reference/special.json", import.meta.url), "utf8"));

function block(x: Float64Array): { logCdf: Float64Array; mills: Float64Array } {
  const logCdf = new Float64Array(x.length);
  const mills = new Float64Array(x.length);
  logCdfAndMills(x, x.length, logCdf, mills);
  return { logCdf, mills };
}

describe("logCdfAndMills", () => {
  it("agrees with mpmath to 1e-15 in both results", () => {
    for (const [name, result] of [
      ["normalLogCdf", "logCdf"],
      ["inverseMills", "mills"],
    ] as const) {
      const rows: [number, string][] = tables[name];
      const values = block(Float64Array.from(rows, (row) => row[0]))[result];
      for (const [i, [x, expected]] of rows.entries()) {
        expect(Math.abs(values[i]! / Number(expected) - 1), `${name} ${x}`).toBeLessThan(1e-15);
      }
    }
  });

  it("joins its pieces without a step and meets the outer formulas at both ends", () => {
    const ends = Float64Array.from({ length: 193 }, (_, piece) => -8 + piece / 16);
    const before = block(ends.map((x) => x - 1e-15 * Math.max(1, Math.abs(x))));
    const after = block(ends);
    ends.forEach((x, i) => {
      expect(Math.abs(before.mills[i]! / after.mills[i]! - 1), `λ at ${x}`).toBeLessThan(2e-14);
      expect(Math.abs(before.logCdf[i]! / after.logCdf[i]! - 1), `log Φ at ${x}`).toBeLessThan(6e-14);
    });
  });

  it("equals the scalar inverse Mills ratio exactly, row by row", () => {
    const x = Float64Array.from({ length: 4001 }, (_, i) => -20 + i / 100);
    expect([...block(x).mills]).toEqual([...x].map(inverseMills));
  });

  it("may write over its input and leaves later rows alone", () => {
    const x = Float64Array.of(-1, 0, 1, 7);
    const mills = Float64Array.of(0, 0, 0, 5);
    logCdfAndMills(x, 3, x, mills);
    expect([...x]).toEqual([...block(Float64Array.of(-1, 0, 1)).logCdf, 7]);
    expect(mills[3]).toBe(5);
  });

  it("handles the infinities and NaN", () => {
    const { logCdf, mills } = block(Float64Array.of(-Infinity, Infinity, Number.NaN));
    expect([...logCdf]).toEqual([-Infinity, 0, Number.NaN]);
    expect([...mills]).toEqual([Infinity, 0, Number.NaN]);
  });
});
