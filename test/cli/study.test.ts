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

  it("says what is wrong with its arguments", async () => {
    await expect(study(["--dta", "x.csv"], () => {})).rejects.toThrow("--data");
    await expect(study(["--data"], () => {})).rejects.toThrow("needs a value");
    await expect(study(["--data", "x.csv"], () => {})).rejects.toThrow("--map");
    const broken = join(folder, "broken.json");
    writeFileSync(broken, "{ fields: 1 }");
    await expect(study(["--data", "x.csv", "--map", broken], () => {})).rejects.toThrow(EstimandError);
    await expect(study(["--seed", "seven"], () => {})).rejects.toThrow("seed");
  });
});
