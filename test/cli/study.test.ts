import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { study } from "../../src/cli/study.ts";
import { EstimandError } from "../../src/errors.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";

const folder = mkdtempSync(join(tmpdir(), "study-"));

/** EUC-KR of the few Korean words used here: Node decodes that encoding and cannot write it. */
const eucKr: Readonly<Record<string, readonly number[]>> = {
  수출액: [0xbc, 0xf6, 0xc3, 0xe2, 0xbe, 0xd7],
  종업원: [0xc1, 0xbe, 0xbe, 0xf7, 0xbf, 0xf8],
  협력: [0xc7, 0xf9, 0xb7, 0xc2],
  예: [0xbf, 0xb9],
  무: [0xb9, 0xab],
};

function encode(text: string): Buffer {
  const words = text.split(/([\uac00-\ud7a3]+)/);
  return Buffer.concat(
    words.map((word) => (eucKr[word] === undefined ? Buffer.from(word, "latin1") : Buffer.from(eucKr[word]!))),
  );
}

describe("estimand study", () => {
  it("writes the report of the simulated survey, telling its steps", async () => {
    const steps: string[] = [];
    const lines = await study(["--out", join(folder, "simulated"), "--seed", "7"], (step) => steps.push(step));
    expect(steps[0]).toBe("simulating firms");
    expect(lines.join("\n")).toMatch(/\d+\.\d% of the firms globalize/);
    expect(readFileSync(join(folder, "simulated", "report.html"), "utf8")).toContain("seed 7");
    expect(readFileSync(join(folder, "simulated", "figure-1.svg"), "utf8")).toContain("<svg");
  });

  it("analyses a Korean survey in EUC-KR through a mapping", async () => {
    const { table } = simulateFirms({ firms: 600, seed: 8 });
    const [exports, employees, network] = ["exports", "employees", "network"].map((name) => table.numbers(name));
    const rows = Array.from(
      { length: table.rows },
      (_, i) => `${exports![i]! * 100},${employees![i]},${network![i] === 1 ? "예" : "무"}`,
    );
    const data = join(folder, "firms.csv");
    writeFileSync(data, encode(`수출액,종업원,협력\n${rows.join("\n")}\n`));
    const map = join(folder, "map.json");
    const fields = { exports: "수출액 / 100", employees: "종업원", network: { column: "협력", equals: "예" } };
    writeFileSync(
      map,
      JSON.stringify({
        name: "기업 조사",
        currency: "백만원",
        fields,
        specification: { participation: "exporter ~ lnEmployees + network" },
      }),
    );
    await study(["--data", data, "--map", map, "--out", join(folder, "own")], () => {});
    const report = readFileSync(join(folder, "own", "report.md"), "utf8");
    expect(report).toContain("기업 조사");
    expect(report).toContain("Money in 백만원");
    expect(report).not.toContain("simulated");
  });

  it("runs the specification that a report prints, and gives the same report, of simulated firms and of a file", async () => {
    const scenarios = { grants: { rdIntensity: "x + 1", where: "employees < 50", cost: 5 } };
    const written = { scenarios, policy: { sampling: true }, cases: ["F00012"] };
    const specification = { participation: "exporter ~ lnEmployees + network + rdIntensity", group: "region" };
    const again = async (name: string, map: object, data: readonly string[]): Promise<[string, string]> => {
      const [first, second] = [`${name}-1`, `${name}-2`];
      writeFileSync(join(folder, `${first}.json`), JSON.stringify(map));
      await study([...data, "--map", join(folder, `${first}.json`), "--out", join(folder, first)], () => {});
      const report = readFileSync(join(folder, first, "report.md"), "utf8");
      writeFileSync(join(folder, `${second}.json`), /### Specification\s+```\n([\s\S]*?)\n```/.exec(report)![1]!);
      await study([...data, "--map", join(folder, `${second}.json`), "--out", join(folder, second)], () => {});
      return [first, second].map((out) => readFileSync(join(folder, out, "report.html"), "utf8")) as [string, string];
    };
    const simulate = { firms: 300, seed: 4 };
    const simulated = await again("simulated", { name: "a survey", simulate, specification, ...written }, []);
    expect(simulated[1]).toBe(simulated[0]);
    expect(simulated[0]).toContain("npx estimand study --map study.json --language en");
    const { table } = simulateFirms(simulate);
    const names = ["firmId", "region", "exports", "sales", "employees", "network", "rdIntensity"];
    const columns = names.map((name) => table.column(name));
    const lines = Array.from({ length: table.rows }, (_, i) =>
      columns
        .map((column) => (column.kind === "category" ? column.levels[column.codes[i]!] : column.values[i]))
        .join(","),
    );
    const data = join(folder, "mapped.csv");
    writeFileSync(data, [names.join(","), ...lines, ""].join("\n"));
    const fields = Object.fromEntries(names.map((name) => [name, name]));
    const own = await again("mapped", { fields, specification, ...written }, ["--data", data]);
    expect(own[1]).toBe(own[0]);
    expect(own[0]).toContain("Firm F00012");
  });

  it("says what is wrong with its arguments", async () => {
    await expect(study(["--dta", "x.csv"], () => {})).rejects.toThrow("--data");
    await expect(study(["--data"], () => {})).rejects.toThrow("needs a value");
    await expect(study(["--data", "x.csv"], () => {})).rejects.toThrow("--map");
    const broken = join(folder, "broken.json");
    writeFileSync(broken, "{ fields: 1 }");
    await expect(study(["--data", "x.csv", "--map", broken], () => {})).rejects.toThrow(EstimandError);
    const columns = join(folder, "columns.json");
    writeFileSync(columns, JSON.stringify({ fields: {} }));
    await expect(study(["--map", columns], () => {})).rejects.toThrow("there is no --data");
    await expect(study(["--seed", "seven"], () => {})).rejects.toThrow("seed");
  });
});
