import { DuckDBInstance } from "@duckdb/node-api";
import * as arrow from "apache-arrow";
import * as aq from "arquero";
import { beforeAll, describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import { errorOf } from "./error-of.ts";

describe("an Arrow table", () => {
  it("gives numbers, int64, text and truth values", () => {
    const t = table(
      arrow.tableFromArrays({
        size: Float64Array.of(1, 2, 3),
        id: BigInt64Array.of(7n, 8n, 9n),
        single: Float32Array.of(0.5, 1.5, 2.5),
        region: ["south", "north", "south"],
        exporter: [true, false, true],
      }),
    );
    expect(t.names).toEqual(["size", "id", "single", "region", "exporter"]);
    expect(t.numbers("id")).toEqual(Float64Array.of(7, 8, 9));
    expect(t.numbers("single")).toEqual(Float64Array.of(0.5, 1.5, 2.5));
    expect(t.column("region")).toEqual({ kind: "category", codes: Int32Array.of(1, 0, 1), levels: ["north", "south"] });
    expect(t.column("exporter")).toEqual({ kind: "boolean", values: Float64Array.of(1, 0, 1) });
  });

  it("is not copied where a column is float64 without nulls in one piece", () => {
    const size = Float64Array.of(1, 2, 3);
    expect(table(arrow.tableFromArrays({ size })).numbers("size").buffer).toBe(size.buffer);
  });

  it("has missing values where the validity bitmap says so, not what lies below", () => {
    const vectors = {
      a: arrow.vectorFromArray([1, null, 3], new arrow.Float64()),
      b: arrow.vectorFromArray([1, null, 3], new arrow.Int32()),
      c: arrow.vectorFromArray([1n, null, 3n], new arrow.Int64()),
      d: arrow.vectorFromArray(["x", null, "y"], new arrow.Utf8()),
      e: arrow.vectorFromArray([true, null, false], new arrow.Bool()),
    };
    const t = table(new arrow.Table(vectors));
    for (const name of ["a", "b", "c"]) expect(t.numbers(name)).toEqual(Float64Array.of(1, Number.NaN, 3));
    expect(t.column("d")).toMatchObject({ codes: Int32Array.of(0, -1, 1) });
    expect(t.numbers("e")).toEqual(Float64Array.of(1, Number.NaN, 0));
  });

  it("gives decimals, half floats and dates their value", () => {
    const day = new Date("1970-01-11T00:00:00Z");
    const noon = new Date("1970-01-02T12:00:00Z");
    const t = table(
      new arrow.Table({
        half: arrow.vectorFromArray([0.5, -2], new arrow.Float16()),
        date: arrow.vectorFromArray([day, null], new arrow.DateDay()),
        milliseconds: arrow.vectorFromArray([day, null], new arrow.DateMillisecond()),
        time: arrow.vectorFromArray([noon, null], new arrow.TimestampMicrosecond()),
        decimal: arrow.vectorFromArray([decimalWords(12345n), decimalWords(-5n)], new arrow.Decimal(2, 10)),
      }),
    );
    expect(t.numbers("half")).toEqual(Float64Array.of(0.5, -2));
    expect(t.numbers("date")).toEqual(Float64Array.of(10, Number.NaN));
    expect(t.numbers("milliseconds")).toEqual(Float64Array.of(10, Number.NaN));
    expect(t.numbers("time")).toEqual(Float64Array.of(1.5, Number.NaN));
    expect(t.numbers("decimal")).toEqual(Float64Array.of(123.45, -0.05));
  });

  it("may be of several batches, and a part of a larger one", () => {
    const batch = arrow.tableFromArrays({ a: Float64Array.of(1, 2), b: ["x", "y"] });
    const both = batch.concat(batch);
    expect(table(both).numbers("a")).toEqual(Float64Array.of(1, 2, 1, 2));
    expect(table(both).column("b")).toMatchObject({ codes: Int32Array.of(0, 1, 0, 1) });
    expect(table(both.slice(1, 3)).numbers("a")).toEqual(Float64Array.of(2, 1));
  });

  it("may come from a file in the IPC format", () => {
    const bytes = arrow.tableToIPC(arrow.tableFromArrays({ a: Int32Array.of(1, 2), b: ["x", "y"] }));
    expect(table(arrow.tableFromIPC(bytes)).numbers("a")).toEqual(Float64Array.of(1, 2));
  });
});

/** A 128-bit decimal as Arrow stores it: four words, lowest first. */
function decimalWords(value: bigint): Uint32Array {
  return Uint32Array.from({ length: 4 }, (_, i) =>
    Number((BigInt.asUintN(128, value) >> BigInt(32 * i)) & 0xffffffffn),
  );
}

describe("an Arquero table", () => {
  const firms = aq.table({
    size: [3, 1, 2],
    region: ["b", "a", null],
    founded: [new Date(0), null, new Date(86_400_000)],
  });

  it("gives its columns", () => {
    const t = table(firms);
    expect(t.names).toEqual(["size", "region", "founded"]);
    expect(t.numbers("size")).toEqual(Float64Array.of(3, 1, 2));
    expect(t.column("region")).toEqual({ kind: "category", codes: Int32Array.of(1, 0, -1), levels: ["a", "b"] });
    expect(t.numbers("founded")).toEqual(Float64Array.of(0, Number.NaN, 1));
  });

  it("gives its rows as filtered and ordered", () => {
    const t = table(firms.filter((d: { size: number }) => d.size > 1).orderby("size"));
    expect(t.rows).toBe(2);
    expect(t.numbers("size")).toEqual(Float64Array.of(2, 3));
    expect(t.column("region")).toMatchObject({ codes: Int32Array.of(-1, 0) });
  });

  it("may come from CSV or from Arrow", () => {
    expect(table(aq.fromCSV("a,b\n1,x\n2,y")).numbers("a")).toEqual(Float64Array.of(1, 2));
    const fromArrow = aq.fromArrow(
      arrow.tableToIPC(arrow.tableFromArrays({ a: BigInt64Array.of(1n, 2n), b: ["x", "y"] })),
    );
    expect(table(fromArrow).numbers("a")).toEqual(Float64Array.of(1, 2));
  });
});

describe("a DuckDB result", () => {
  let connection: Awaited<ReturnType<DuckDBInstance["connect"]>>;

  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(":memory:")).connect();
  });

  it("gives integers, decimals, text, truth values, dates and NULL", async () => {
    const t = table(
      await connection.runAndReadAll(`
        select * from (values
          (1::bigint, 1.25::decimal(9, 2), 'b', true, date '1970-01-03', timestamp '1970-01-01 12:00:00', 7::hugeint, 0.5::float),
          (null, null, null, null, null, null, null, null),
          (3, -0.05, 'a', false, date '1969-12-31', timestamp '1970-01-02 00:00:00', 8, 1.5)
        ) as firms(id, price, region, exporter, founded, seen, huge, single)`),
    );
    expect(t.names).toEqual(["id", "price", "region", "exporter", "founded", "seen", "huge", "single"]);
    expect(t.numbers("id")).toEqual(Float64Array.of(1, Number.NaN, 3));
    expect(t.numbers("price")).toEqual(Float64Array.of(1.25, Number.NaN, -0.05));
    expect(t.column("region")).toEqual({ kind: "category", codes: Int32Array.of(1, -1, 0), levels: ["a", "b"] });
    expect(t.column("exporter")).toEqual({ kind: "boolean", values: Float64Array.of(1, Number.NaN, 0) });
    expect(t.numbers("founded")).toEqual(Float64Array.of(2, Number.NaN, -1));
    expect(t.numbers("seen")).toEqual(Float64Array.of(0.5, Number.NaN, 1));
    expect(t.numbers("huge")).toEqual(Float64Array.of(7, Number.NaN, 8));
    expect(t.numbers("single")).toEqual(Float64Array.of(0.5, Number.NaN, 1.5));
  });

  it("gives other times in days, enumerations and UUIDs as text", async () => {
    await connection.run("create type mood as enum ('good', 'bad')");
    const t = table(
      await connection.runAndReadAll(`select
        timestamp_s '1970-01-02 00:00:00' as s, timestamp_ms '1970-01-02 00:00:00' as ms, timestamp_ns '1970-01-02 00:00:00' as ns,
        timestamptz '1970-01-02 00:00:00+00' as tz, 'good'::mood as mood, uuid '00000000-0000-0000-0000-000000000001' as id`),
    );
    for (const name of ["s", "ms", "ns", "tz"]) expect(t.numbers(name)).toEqual(Float64Array.of(1));
    expect(t.column("mood")).toMatchObject({ kind: "category", levels: ["good"] });
    expect(t.column("id")).toMatchObject({ kind: "category", levels: ["00000000-0000-0000-0000-000000000001"] });
  });

  it("refuses lists, naming column and row", async () => {
    const t = table(await connection.runAndReadAll("select [1, 2] as pair, interval 3 days as gap"));
    expect(errorOf(() => t.column("pair")).message).toContain("Column 'pair'");
    expect(errorOf(() => t.column("gap")).message).toContain("Column 'gap'");
  });

  it("may have more rows than one chunk", async () => {
    const t = table(await connection.runAndReadAll("select i, i::varchar as text from range(5000) r(i)"));
    expect(t.rows).toBe(5000);
    expect(t.numbers("i")[4999]).toBe(4999);
    expect((t.column("text") as { levels: readonly string[] }).levels).toHaveLength(5000);
  });

  it("that is not read yet is refused, saying what to pass", async () => {
    const result = await connection.run("select 1 as a");
    expect(errorOf(() => table(result as never)).message).toContain("runAndReadAll");
    const reader = await connection.runAndReadUntil("select * from range(100000)", 10);
    expect(errorOf(() => table(reader)).message).toContain("runAndReadAll");
  });
});
