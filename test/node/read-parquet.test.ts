import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { describe as describeData } from "../../src/cli/describe.ts";
import { study } from "../../src/cli/study.ts";
import { readParquet } from "../../src/node/read-parquet.ts";

const folder = mkdtempSync(join(tmpdir(), "parquet-"));
const path = join(folder, "firms.parquet");
const firms = `select 'F' || i::varchar as firm, i as small, (i * 3)::bigint as big, i / 4.0 as real, (i / 8)::float as single,
  (i * 1.25)::decimal(9, 2) as amount, i % 2 = 0 as exporter, case when i % 5 = 0 then null else '지역' || (i % 3)::varchar end as region,
  case when i = 3 then null else i::double end as gaps, date '2018-01-01' + i::integer as day from range(0, 5000) t(i)`;

const installed = await import("hyparquet").then(
  () => true,
  () => false,
);
if (!installed) console.log("skipped: hyparquet is not installed (npm ci)");

beforeAll(async () => {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`copy (${firms}) to '${path}' (format parquet, row_group_size 2048)`);
  await connection.run(`copy (${firms}) to '${folder}/zstd.parquet' (format parquet, compression zstd)`);
  await connection.run(`copy (select [1, 2] as list, 1 as plain) to '${folder}/list.parquet' (format parquet)`);
});

describe.runIf(installed)("a Parquet file", () => {
  it("is read as DuckDB wrote it: numbers of every width, truth values, text, dates and nulls, over row groups", async () => {
    const t = await readParquet(path);
    expect(t.rows).toBe(5000);
    for (const [name, value] of [
      ["small", 4999],
      ["big", 14997],
      ["real", 1249.75],
      ["single", 624.875],
      ["amount", 6248.75],
      ["exporter", 0],
      ["gaps", 4999],
      ["day", 17532 + 4999],
    ] as const)
      expect(t.numbers(name)[4999], name).toBe(value);
    expect([...t.numbers("gaps").keys()].filter((i) => Number.isNaN(t.numbers("gaps")[i]!))).toEqual([3]);
    const region = t.column("region");
    if (region.kind !== "category") throw new Error("region is text");
    expect(region.levels).toEqual(["지역0", "지역1", "지역2"]);
    expect(Array.from(region.codes.subarray(0, 6))).toEqual([-1, 1, 2, 0, 1, -1]);
    expect(t.column("exporter").kind).toBe("boolean");
  });

  it("may be given by URL, and read in part", async () => {
    const t = await readParquet(pathToFileURL(path), { columns: ["real", "firm"] });
    expect(t.names).toEqual(["real", "firm"]);
    await expect(readParquet(path, { columns: ["rael"] })).rejects.toMatchObject({ code: "unknown-column" });
  });

  it("that is none, is compressed otherwise, or holds lists is refused in words", async () => {
    const none = join(folder, "none.parquet");
    writeFileSync(none, "a,b\n1,2\n");
    await expect(readParquet(none)).rejects.toThrow(/'none.parquet' cannot be read as Parquet/);
    await expect(readParquet(join(folder, "zstd.parquet"))).rejects.toThrow(/compressed by ZSTD.*snappy/);
    const lists = await readParquet(join(folder, "list.parquet"));
    expect(() => lists.column("list")).toThrow(/list/);
    expect((await readParquet(join(folder, "list.parquet"), { columns: ["plain"] })).numbers("plain")[0]).toBe(1);
  });

  it("is described and studied by the commands", async () => {
    const text = (await describeData([path], () => {})).join("\n");
    expect(text).toMatch(/big +number +0 +0 to 14.?997/);
    const map = join(folder, "map.json");
    const fields = { firmId: "firm", exporter: "exporter", employees: "small + 1" };
    writeFileSync(map, JSON.stringify({ fields, specification: { participation: "exporter ~ log(employees)" } }));
    const lines = await study([path, "--map", map, "--out", join(folder, "out")], () => {});
    expect(lines.join("\n")).toMatch(/50\.0% of the firms globalize .*2,500 of 5,000/);
  });
});

it("without the package the error says how to install it", async () => {
  vi.doMock("hyparquet", () => {
    throw new Error("Cannot find package 'hyparquet'");
  });
  await expect(readParquet(path)).rejects.toMatchObject({
    code: "missing-package",
    message: expect.stringContaining("npm install hyparquet"),
  });
  vi.doUnmock("hyparquet");
});
