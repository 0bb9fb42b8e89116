import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { describe } from "../../src/cli/describe.ts";
import { progressDisplay } from "../../src/cli/progress-display.ts";

const folder = mkdtempSync(join(tmpdir(), "describe-"));
const quiet = (): void => {};

it("estimand describe tells columns, faults and a draft of the mapping", async () => {
  const file = join(folder, "firms.csv");
  writeFileSync(file, "업종,매출액,수출액,비고\nJ62,1200,2000,\nM71,640,0,가\nJ62,,10,나\n");
  const steps: string[] = [];
  const text = (await describe([file, "--language", "ko"], (step) => steps.push(step))).join("\n");
  expect(steps.slice(0, 2)).toEqual([`reading ${file}`, "checking: the mapping"]);
  expect(steps.at(-1)).toBe("checking: outliers");
  expect(text).toMatch(/매출액 +수 +1 +640 ~ 1200/);
  expect(text).toContain("매핑 초안");
  expect(text).toContain("수출액이 매출액보다 큼: 1건.");
  expect(text).toContain('"sales": "매출액"');
});

it("estimand describe checks a mapping that is given, and reads Stata files with their labels", async () => {
  const data = fileURLToPath(new URL("../node/stata/haven-14.dta", import.meta.url));
  const plain = (await describe([data], quiet)).join("\n");
  expect(plain).toMatch(/Column +Label +Kind +Missing +Values/);
  expect(plain).toContain("Sales (million KRW)");
  expect(plain).toContain('"sales": "sales"');
  const map = join(folder, "map.json");
  writeFileSync(map, JSON.stringify({ fields: { sales: "turnover" } }));
  const text = (await describe(["--data", data, "--map", map], quiet)).join("\n");
  expect(text).toContain("no column 'turnover'");
  expect(text).not.toContain("A draft");
});

it("a command followed by --help prints what it takes", () => {
  const program = fileURLToPath(new URL("../../src/cli/index.ts", import.meta.url));
  const printed = execFileSync("npx", ["tsx", program, "describe", "--help"], { encoding: "utf8" });
  expect(printed).toMatch(/^estimand describe DATA \[--map/);
  expect(printed).not.toContain("estimand study");
});

it("estimand describe says what is wrong with its arguments", async () => {
  await expect(describe([], quiet)).rejects.toThrow("needs a file");
  await expect(describe(["firms.xlsx"], quiet)).rejects.toThrow("Save a spreadsheet as CSV");
  await expect(describe(["firms.csv", "--language", "fr"], quiet)).rejects.toThrow("en or ko");
  const map = join(folder, "empty.json");
  writeFileSync(map, "{}");
  writeFileSync(join(folder, "one.csv"), "a\n1\n");
  await expect(describe([join(folder, "one.csv"), "--map", map], quiet)).rejects.toThrow('"fields"');
});

it("shows steps in place with their time on a terminal, and a line each elsewhere", () => {
  let clock = 0;
  const shown = (isTTY: boolean): string => {
    let text = "";
    const display = progressDisplay({ isTTY, write: (more) => (text += more) }, () => clock);
    display.step("reading");
    clock += 1500;
    display.step("estimating");
    clock += 250;
    display.end();
    display.end();
    return text;
  };
  expect(shown(true)).toBe("… reading\r\u001b[K✓ reading (1.5 s)\n… estimating\r\u001b[K✓ estimating (0.3 s)\n");
  expect(shown(false)).toBe("… reading\n… estimating\n");
});
