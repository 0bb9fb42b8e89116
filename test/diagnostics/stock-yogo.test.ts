import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type StockYogoTable, stockYogo, stockYogoRow, stockYogoValues } from "../../src/diagnostics/stock-yogo.ts";
import { twoStageBias } from "../../src/diagnostics/stock-yogo-bias.ts";
import { fullerBias, fullerMaximum } from "../../src/diagnostics/stock-yogo-fuller.ts";
import { limlSize } from "../../src/diagnostics/stock-yogo-liml.ts";
import { twoStageSize } from "../../src/diagnostics/stock-yogo-size.ts";

type Values = readonly (readonly (readonly number[])[])[];
const cragg: { readonly bias: Values; readonly size: Values } = JSON.parse(
  readFileSync(new URL("../reference/stock-yogo.json", import.meta.url), "utf8"),
);

const tables = { twoStageBias, twoStageSize, limlSize, fullerBias, fullerMaximum };
const everyValue = (table: StockYogoTable): Values =>
  table.steps.map((rows, i) => rows.map((_, n) => stockYogoRow(table, i, n + 1)));
const valuesOf = (endogenous: number, instruments: number, method?: string): number[] =>
  stockYogoValues(endogenous, instruments, method).map(({ value }) => value);

describe("Stock and Yogo's tables", () => {
  it("are those of R's cragg to 30 instruments", () => {
    for (const [ours, theirs] of [
      [twoStageBias, cragg.bias],
      [twoStageSize, cragg.size],
    ] as const) {
      theirs.forEach((table, i) => {
        table.forEach((row, n) => expect(everyValue(ours)[i]![n]!.slice(0, row.length)).toEqual(row));
      });
    }
  });

  it.each(Object.entries(tables))("are as long as published and smooth: %s", (name, table) => {
    const { spare } = table;
    const longest = name.startsWith("twoStage") ? 100 : 30;
    for (const rows of everyValue(table)) {
      for (const [n, row] of rows.entries()) {
        expect(row.length).toBe(longest - n - spare);
        // What curvature there is has gone beyond twelve instruments, but in LIML's table, which has a kink.
        const bend = row.slice(14).map((value, i) => Math.abs(value - 2 * row[i + 13]! + row[i + 12]!));
        expect(Math.max(...bend)).toBeLessThan(name === "limlSize" ? 0.2 : 0.035);
      }
    }
  });

  it("fall as more is allowed", () => {
    for (const values of Object.values(tables).map(everyValue)) {
      for (const [i, table] of values.slice(1).entries()) {
        table.forEach((row, n) => row.forEach((value, k) => expect(value).toBeLessThan(values[i]![n]![k]!)));
      }
    }
  });

  it("agree where LIML is two-stage least squares: as many instruments as columns", () => {
    for (const endogenous of [1, 2]) {
      const size = valuesOf(endogenous, endogenous).slice(-4);
      expect(valuesOf(endogenous, endogenous, "liml")).toEqual(size);
    }
  });
});

describe("stockYogoValues", () => {
  it.each([
    ["2sls", 1, 3, [13.91, 9.08, 6.46, 5.39, 22.3, 12.83, 9.54, 7.8]],
    ["gmm", 2, 4, [11.04, 7.56, 5.57, 4.73, 16.87, 9.93, 7.54, 6.28]],
    ["2sls", 1, 1, [16.38, 8.96, 6.66, 5.53]],
    ["2sls", 3, 5, [9.53, 6.61, 4.99, 4.3]],
    ["2sls", 2, 100, [20.99, 10.8, 5.62, 3.86, 181.53, 93.95, 64.8, 50.01]],
    ["liml", 1, 3, [6.46, 4.36, 3.69, 3.32]],
    ["fuller", 1, 2, [13.46, 10.89, 9, 7.49, 12.38, 10.14, 8.16, 6.97]],
    ["kclass", 1, 3, []],
    ["2sls", 4, 9, []],
    ["liml", 1, 31, []],
  ])("has those that Stata's ivreg2 prints: %s, %d endogenous, %d instruments", (method, endogenous, k, expected) => {
    expect(valuesOf(endogenous, k, method)).toEqual(expected);
  });

  it("says what each guards against", () => {
    const words = stockYogoValues(1, 3).map(({ guards }) => guards);
    expect(words[0]).toBe("a bias above 5% of that of least squares");
    expect(words[7]).toBe("5% tests that reject more than 25% of the time");
  });
});

describe("stockYogo", () => {
  it("is of 10% of bias, or of rejections where bias has no table", () => {
    expect(stockYogo(1, 3)).toMatchObject({ value: 9.08, guards: expect.stringContaining("bias") });
    expect(stockYogo(2, 2)).toMatchObject({ value: 7.03, guards: expect.stringContaining("reject") });
    expect(stockYogo(2, 3).value).toBe(13.43);
    expect(stockYogo(1, 2, "liml").value).toBe(8.68);
    expect(stockYogo(1, 2, "fuller").value).toBe(10.89);
  });

  it("is the last of a table beyond it, and the rule of thumb where there is none", () => {
    expect(stockYogo(2, 145).value).toBe(10.8);
    expect(stockYogo(4, 9)).toMatchObject({ value: 10 });
    expect(stockYogo(3, 3)).toMatchObject({ value: 10 });
    expect(stockYogo(1, 3, "kclass").value).toBe(10);
  });
});
