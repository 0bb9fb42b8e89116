import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describe as describeData } from "../../src/cli/describe.ts";
import { study } from "../../src/cli/study.ts";
import { EstimandError } from "../../src/errors.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";

const folder = mkdtempSync(join(tmpdir(), "bad-data-"));
const { table } = simulateFirms({ firms: 300, seed: 4 });
const names = [
  "firmId",
  "year",
  "exporter",
  "exports",
  "industry",
  "region",
  "employees",
  "network",
  "markets",
  "weight",
];
const rows = Array.from({ length: table.rows }, (_, i) => names.map((name) => cell(name, i)));

function cell(name: string, i: number): string {
  const column = table.column(name);
  return String(column.kind === "category" ? column.levels[column.codes[i]!] : column.values[i]);
}

const quoted = (text: string): string => (text.includes(",") ? `"${text}"` : text);
const csv = (body: readonly (readonly string[])[], head: readonly string[] = names): string =>
  [head, ...body].map((row) => `${row.map(quoted).join(",")}\n`).join("");
/** The firms with cells of one column changed. */
const changed = (name: string, to: (value: string, row: number, cells: readonly string[]) => string): string =>
  csv(rows.map((row, i) => row.map((value, j) => (names[j] === name ? to(value, i, row) : value))));
const every50th = (text: string) => (value: string, row: number) => (row % 50 === 0 ? text : value);
const seoulInEucKr = Buffer.from([0xbc, 0xad, 0xbf, 0xef]);
const inKorean = Buffer.from(changed("region", () => "서울"));
const halfAndHalf = Buffer.concat([inKorean, Buffer.from("X1,2018,0,0,J62,"), seoulInEucKr, Buffer.from(",5,0,0,1\n")]);
const eucKr = Buffer.from(changed("region", () => "@@@@"));
for (let at = eucKr.indexOf("@@@@"); at >= 0; at = eucKr.indexOf("@@@@", at)) seoulInEucKr.copy(eucKr, at);
const ofIndustry = (value: string, cells: readonly string[], otherwise: string): string =>
  cells[names.indexOf("industry")] === "M71" ? value : otherwise;

/** By fault: the file; what `describe` says or refuses; what `study` says, reports, or refuses. */
interface Case {
  readonly file: string | Buffer;
  readonly describe: RegExp;
  readonly study: RegExp;
  readonly ending?: string;
}
const textOf = (column: string, text: string): RegExp =>
  new RegExp(`column '${column}' holds text in \\d+ row\\(s\\), first in row \\d+: "${text}`);
const faults: Readonly<Record<string, Case>> = {
  "a column that the mapping names and the file lacks": {
    file: csv(
      rows.map((row) => row.slice(0, 8)),
      names.slice(0, 8),
    ),
    describe: /network/,
    study: /field 'markets' from 'markets', but the data has no column 'markets'/,
  },
  "two encodings in one file": {
    file: halfAndHalf,
    describe: /in two encodings: line 2 is UTF-8, line 302 is not/,
    study: /in two encodings/,
  },
  "EUC-KR, recognized and said": {
    file: eucKr,
    describe: /서울/,
    study: /% of the firms globalize .*in the sample, \d+ of 300/,
  },
  "UTF-8 with a byte-order mark": { file: `\uFEFF${csv(rows)}`, describe: /firmId +text/, study: /of 300/ },
  "UTF-16": { file: Buffer.from(`\uFEFF${csv(rows)}`, "utf16le"), describe: /firmId +text/, study: /of 300/ },
  "UTF-16 without its mark": {
    file: Buffer.from(csv(rows), "utf16le"),
    describe: /looks like UTF-16 .* \(--encoding utf-16le\)/,
    study: /looks like UTF-16/,
  },
  "an Excel workbook that is called CSV": {
    file: "PK\u0003\u0004\u0014",
    describe: /is a ZIP archive, such as an Excel workbook/,
    study: /Save it as CSV/,
  },
  "zero bytes": { file: Buffer.from([1, 2, 0, 4, 5, 6, 7, 8, 9, 10]), describe: /zero bytes/, study: /zero bytes/ },
  "numbers with thousands separators": {
    file: changed("exports", (value) => Number(value).toLocaleString("en-US")),
    describe: /Exports should be numbers, but \d+ cell\(s\) hold text: "\d,\d/,
    study: textOf("exports", "\\d+,\\d"),
  },
  '"n/a" among numbers': {
    file: changed("exports", every50th("n/a")),
    describe: /Exports should be numbers, but 6 cell\(s\) hold text: "n\/a"/,
    study: textOf("exports", "n/a"),
  },
  '"미상" among numbers': {
    file: changed("employees", every50th("미상")),
    describe: /Employees should be numbers, but 6 cell\(s\) hold text: "미상"/,
    study: textOf("employees", "미상"),
  },
  "a digit of full width": {
    file: changed("markets", (value, i) => (i === 7 ? "５" : value)),
    describe: /hold text: "５".*8/,
    study: textOf("markets", "５"),
  },
  "yes and no where 0 and 1 are needed": {
    file: changed("network", (value) => (value === "1" ? "yes" : "no")),
    describe: /"equals": "yes"/,
    study: /Field 'network' is yes or no.*Map it as \{"column":"network","equals":"no"\}/,
  },
  "firms that are there twice": {
    file: csv([...rows, ...rows.slice(0, 10)]),
    describe: /10 row\(s\) hold a firm that an earlier row holds for the same year/,
    study: /! 10 row\(s\) hold a firm[\s\S]*Persistence \| .*two rows of one unit of 'firmId'/,
  },
  "a column without variance in a group": {
    file: changed("network", (value, _, cells) => ofIndustry("1", cells, value)),
    describe: /0\/1/,
    study: /Who globalizes/,
  },
  "a group without exporters": {
    file: changed("exporter", (value, _, cells) => ofIndustry("0", cells, value)),
    describe: /nobody exports, or everybody does \(.*M71/,
    study: /exporter' is 0 in all \d+ rows/,
  },
  "weights of zero": {
    file: changed("weight", (value, i) => (i < 50 ? "0" : value)),
    describe: /50 row\(s\) have a weight of zero/,
    study: /weight of zero \(50\)|zero weight \(50\)|weight.* \(50\)/,
  },
  "no weight above zero": {
    file: changed("weight", () => "0"),
    describe: /300 row\(s\) have a weight of zero/,
    study: /The sampling weights were not used[\s\S]*has no positive value/,
  },
  "a negative weight": {
    file: changed("weight", (value, i) => (i === 3 ? "-1" : value)),
    describe: /Sampling weight: 1 value\(s\) outside what is possible \(≥ 0\), such as -1/,
    study: /Field 'weight', mapped from 'weight', is -1 in row 4: below 0 is impossible/,
  },
  "ten rows": { file: csv(rows.slice(0, 10)), describe: /Only 10 row\(s\)/, study: /could not be estimated/ },
  "one firm": { file: csv(rows.slice(0, 1)), describe: /Only 1 row\(s\)/, study: /could not be estimated/ },
  "a header and nothing else": {
    file: csv([]),
    describe: /Only 0 row\(s\)/,
    study: /The table has no rows: nothing can be estimated/,
  },
  "an empty file": { file: "", describe: /The CSV is empty/, study: /The CSV is empty/ },
  "blank lines": { file: "\n\n\n", describe: /The CSV is empty/, study: /The CSV is empty/ },
  "no value anywhere": {
    file: csv(rows.slice(0, 20).map((row) => row.map(() => ""))),
    describe: /Employees is missing in every row/,
    study: /! Employees is missing in every row/,
  },
  "lines of different length": { file: `${csv(rows)}a,b\n`, describe: /Line 302 .* 2 cells/, study: /Line 302/ },
  "two columns of one name": {
    file: csv(rows, ["firmId", "firmId", ...names.slice(2)]),
    describe: /two columns 'firmId'/,
    study: /rename one of them/,
  },
  "an infinite number": {
    file: changed("employees", (value, i) => (i === 5 ? "inf" : value)),
    describe: /Employees: 1 value\(s\) outside what is possible .* such as Infinity/,
    study: /is Infinity in row 6: an infinite number is impossible/,
  },
};

const fields = Object.fromEntries(names.map((name) => [name, name]));
const specification = {
  participation: "exporter ~ log(employees) + network + industry",
  group: "industry",
  weights: "weight",
  persistence: { formula: "exporter ~ network", panel: "firmId", time: "year" },
};
const map = join(folder, "map.json");
writeFileSync(map, JSON.stringify({ fields, specification }));

/** What a command says: its lines, or the sentence with which it refuses; any other error is thrown. */
async function said(command: () => Promise<readonly string[]>): Promise<string> {
  try {
    return (await command()).join("\n");
  } catch (error) {
    if (!(error instanceof EstimandError)) throw error;
    return error.message;
  }
}

describe.each(Object.entries(faults))("a file with %s", (name, { file, ...expected }) => {
  const data = join(folder, `${name.replace(/\W+/g, "-")}.csv`);
  const out = data.replace(/\.csv$/, "");
  writeFileSync(data, file);

  it("is described, or refused in words", async () => {
    const text = await said(() => describeData([data], () => {}));
    expect(text).toMatch(expected.describe);
    expect(text).not.toMatch(/NaN|undefined|\[object/);
  });

  it("gives a study that says what it left out, or is refused in words", async () => {
    let text = await said(() => study([data, "--map", map, "--out", out], () => {}));
    const written = /Written: (.*)/.exec(text)?.[1]?.split(", ") ?? [];
    for (const path of written) {
      const report = readFileSync(path, "utf8");
      expect(report).not.toMatch(/NaN|undefined(?!-)|\[object/);
      if (path.endsWith(".md")) text += report;
    }
    expect(text).toMatch(expected.study);
  });
});

it("a mapping says how the file writes missing values and decimals, and the command its encoding", async () => {
  const data = join(folder, "written.csv");
  writeFileSync(data, Buffer.from("exporter;employees\n1;12,5\n0;n/a\n0;3,5\n1;8,0\n", "utf16le"));
  const csvMap = join(folder, "csv.json");
  const mapping = { fields: { exporter: "exporter", employees: "employees" }, csv: { decimal: ",", missing: ["n/a"] } };
  writeFileSync(csvMap, JSON.stringify(mapping));
  const text = await said(() => describeData([data, "--map", csvMap, "--encoding", "utf-16le"], () => {}));
  expect(text).toMatch(/employees +number +1 +3.5 to 12.5/);
  const report = await said(() =>
    study([data, "--map", csvMap, "--encoding", "utf-16le", "--out", join(folder, "w")], () => {}),
  );
  expect(report).toContain("50.0% of the firms globalize (95% interval 2.5 to 97.5); in the sample, 2 of 4.");
});

it("the command says in one line what is wrong, without a stack trace, and exits with 2", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const empty = join(folder, "an-empty-file.csv");
  writeFileSync(empty, "");
  try {
    execFileSync("npx", ["tsx", `${root}src/cli/index.ts`, "study", empty, "--map", map], {
      stdio: "pipe",
      cwd: root,
    });
    expect.unreachable();
  } catch (error) {
    const { status, stderr } = error as { readonly status: number; readonly stderr: Buffer };
    expect(status).toBe(2);
    expect(stderr.toString()).toMatch(/The CSV is empty/);
    expect(stderr.toString()).not.toMatch(/^ +at /m);
  }
});
