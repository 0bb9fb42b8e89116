import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Table } from "../src/data/table.ts";
import { simulateFirms } from "../src/globalization/simulate-firms.ts";
import { suggestMapping } from "../src/globalization/suggest-mapping.ts";

const atOnce = 50_000;
const command = fileURLToPath(new URL("../src/cli/index.ts", import.meta.url));

/** Prints, as the process ends, its processor time (s) and the most memory that it held (MB). */
const usage = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("usage "+JSON.stringify([(u.userCPUTime+u.systemCPUTime)/1e6,u.maxRSS/1024])+"\\n")})',
)}`;

/** `estimand describe` and `estimand study` on a CSV of this many simulated firms: time, memory, and the longest steps. */
export async function benchStudy(firms: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "estimand-study-"));
  try {
    const [data, map] = [join(folder, "firms.csv"), join(folder, "map.json")];
    await writeFirms(data, firms);
    writeFileSync(map, JSON.stringify({ fields: suggestMapping(simulateFirms({ firms: 100 }).table) }));
    console.log(`\n${firms} firms, ${(statSync(data).size / 1e6).toFixed(0)} MB of CSV`);
    await timeCommand("describe", [data, "--map", map]);
    await timeCommand("study", [data, "--map", map, "--out", join(folder, "out")]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function timeCommand(name: string, words: readonly string[]): Promise<void> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "tsx", "--import", usage, command, name, ...words], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const steps: { readonly step: string; readonly at: number }[] = [];
  let told = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    told += text;
    for (const [, step] of text.matchAll(/… (.*)\n/g)) steps.push({ step: step!, at: performance.now() });
  });
  const [status] = (await once(child, "close")) as [number];
  if (status !== 0) throw new Error(`estimand ${name} failed:\n${told}`);
  const ended = performance.now();
  const [processor, memory] = JSON.parse(/usage (.*)/.exec(told)![1]!) as [number, number];
  const seconds = ((ended - began) / 1000).toFixed(1);
  console.log(
    `estimand ${name}: ${seconds} s elapsed, ${processor.toFixed(1)} s of processor time, ${memory.toFixed(0)} MB`,
  );
  const lasting = steps.map(({ step, at }, i) => ({ step, seconds: ((steps[i + 1]?.at ?? ended) - at) / 1000 }));
  for (const { step, seconds: each } of lasting.sort((a, b) => b.seconds - a.seconds).slice(0, 8))
    console.log(`  ${each.toFixed(1).padStart(6)} s  ${step}`);
}

/** Firms as CSV, a part at a time: their ids are made different by the part. */
async function writeFirms(file: string, firms: number): Promise<void> {
  const out = createWriteStream(file);
  for (let part = 0; part * atOnce < firms; part++) {
    const size = Math.min(atOnce, firms - part * atOnce);
    const { table } = simulateFirms({ firms: size, seed: 2019 + part });
    if (part === 0) out.write(`${table.names.join(",")}\n`);
    const cells = table.names.map((name) => cellsOf(table, name, part));
    const lines = Array.from({ length: table.rows }, (_, i) => cells.map((cell) => cell(i)).join(","));
    if (!out.write(`${lines.join("\n")}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
}

function cellsOf(table: Table, name: string, part: number): (row: number) => string {
  const column = table.column(name);
  if (column.kind !== "category") return (i) => (Number.isNaN(column.values[i]!) ? "" : String(column.values[i]));
  const prefix = name === "firmId" ? `P${part}` : "";
  return (i) => prefix + column.levels[column.codes[i]!]!;
}
