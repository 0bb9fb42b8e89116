import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Table } from "../../src/data/table.ts";
import { readStata, readStataLabels } from "../../src/node/index.ts";

const file = (name: string): string => fileURLToPath(new URL(`stata/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "stata-"));

function texts(table: Table, name: string): (string | undefined)[] {
  const column = table.column(name);
  if (column.kind !== "category") throw new Error(`${name} is ${column.kind}`);
  return Array.from(column.codes, (code) => column.levels[code]);
}

describe("readStata", () => {
  it.each([8, 10, 12, 13, 14, 15])("reads what R's haven wrote for Stata %i", async (version) => {
    const table = await readStata(file(`haven-${version}.dta`));
    expect(table.rows).toBe(4);
    expect(table.names).toEqual(["firm", "sales", "employees", "stage", "exporter", "satisfaction", "opened"]);
    expect(texts(table, "firm")).toEqual(["A-1", "B-2", undefined, "D-4"]);
    expect([...table.numbers("sales")]).toEqual([1200.5, Number.NaN, 3e9, -0.25]);
    expect([...table.numbers("employees")]).toEqual([12, 2147483620, Number.NaN, 0]);
    expect([...table.numbers("opened")]).toEqual([-3653, 0, 17896, Number.NaN]);
  });

  it("makes a category of labelled numbers, in their order, but not of 0 and 1 or of numbers without labels", async () => {
    const table = await readStata(file("haven-14.dta"));
    expect(table.column("stage")).toMatchObject({ kind: "category", levels: ["domestic", "exports", "abroad"] });
    expect(texts(table, "stage")).toEqual(["domestic", "abroad", "exports", undefined]);
    expect([...table.numbers("exporter")]).toEqual([0, 1, 1, Number.NaN]);
    expect([...table.numbers("satisfaction")]).toEqual([5, 4, 9, 1]);
    const kept = await readStata(file("haven-14.dta"), { numbers: ["stage"] });
    expect([...kept.numbers("stage")]).toEqual([1, 3, 2, Number.NaN]);
  });

  it.each([14, 15])("reads Korean names, labels and long texts of Stata %i", async (version) => {
    const table = await readStata(file(`korean-${version}.dta`));
    expect(texts(table, "기업")).toEqual(["한국소프트", "서울엔지니어링", "가나다".repeat(800)]);
    expect(texts(table, "업종")).toEqual(["컴퓨터 프로그래밍", "전문 서비스업", "컴퓨터 프로그래밍"]);
    expect((await readStataLabels(file(`korean-${version}.dta`))).variables.업종).toBe("업종 (대분류)");
  });

  it("reads what R's foreign wrote, EUC-KR by guess or by option, and says when it guessed", async () => {
    const notices: string[] = [];
    const table = await readStata(file("euc-kr-10.dta"), { onNotice: (notice) => notices.push(notice) });
    expect(texts(table, "name")).toEqual(["한국소프트", "서울엔지니어링"]);
    expect([...table.numbers("ratio")]).toEqual([0.1, Number.NaN]);
    expect([...table.numbers("count")]).toEqual([3, Number.NaN]);
    expect(notices).toHaveLength(1);
    const told = await readStata(file("euc-kr-10.dta"), {
      encoding: "euc-kr",
      onNotice: (notice) => notices.push(notice),
    });
    expect(texts(told, "name")).toEqual(texts(table, "name"));
    expect(notices).toHaveLength(1);
    expect(texts(await readStata(file("factor-8.dta")), "industry")).toEqual(["J62", "M71", "J62"]);
  });

  it("reads files of machines with the other order of bytes", async () => {
    const path = join(folder, "big-endian.dta");
    writeFileSync(path, bigEndian([258, -7]));
    const table = await readStata(path);
    expect([...table.numbers("x")]).toEqual([258, -7]);
  });

  it("gives the labels of data, variables and values", async () => {
    const labels = await readStataLabels(file("haven-13.dta"));
    expect(labels.data).toBe("Made firms");
    expect(labels.variables).toMatchObject({ sales: "Sales (million KRW)", exporter: "" });
    expect(labels.values).toMatchObject({ stage: { 1: "domestic", 3: "abroad" }, satisfaction: { 9: "no answer" } });
  });

  it("refuses what is no Stata file, is of another format, or is cut short", async () => {
    const write = (name: string, content: Uint8Array | string): string => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    };
    await expect(readStata(write("text.dta", "a,b\n1,2\n"))).rejects.toThrow("no Stata file");
    await expect(readStata(write("empty.dta", ""))).rejects.toThrow("no Stata file");
    const whole = readFileSync(file("haven-14.dta"));
    const other = whole.toString("latin1").replace("<release>118", "<release>125");
    await expect(readStata(write("future.dta", Buffer.from(other, "latin1")))).rejects.toThrow("format 125");
    await expect(readStata(write("cut.dta", whole.subarray(0, 3000)))).rejects.toThrow("cut short");
    const old = readFileSync(file("haven-12.dta"));
    for (const bytes of [50, 400, 900]) {
      await expect(readStata(write("cut.dta", old.subarray(0, bytes))), String(bytes)).rejects.toThrow("cut short");
    }
  });
});

/** A file of format 114 with one variable `x` of 2-byte integers, in the order of bytes of SPARC and PowerPC. */
function bigEndian(values: readonly number[]): Uint8Array {
  const header = Buffer.alloc(109);
  header.set([114, 1, 1, 0]);
  header.writeInt16BE(1, 4);
  header.writeInt32BE(values.length, 6);
  const variable = Buffer.alloc(1 + 33 + 4 + 49 + 33 + 81 + 5);
  variable[0] = 252;
  variable.write("x", 1);
  variable.write("%8.0g", 1 + 33 + 4);
  const data = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => data.writeInt16BE(value, 2 * i));
  return Buffer.concat([header, variable, data]);
}
