/**
 * Times Estimand's estimators, and those of R, gretl and statsmodels where they are installed, on the same numbers in the
 * same run:
 *
 *   npm run bench                                       all cases at 100 000 and 1 000 000 rows
 *   npm run bench -- --rows 100000 --cases probit,iv    some sizes, some cases
 *   npm run bench -- --repeats 5 --limit 600            calls timed; seconds that a peer may take for a case
 *   npm run bench -- --alone
 *   npm run bench -- --python /usr/bin/python3          the interpreter that has statsmodels
 *   npm run bench -- --cases kernels                    the loops under everything
 *   npm run bench -- --cases study --rows 1000000       the commands on a file of firms: only where asked for
 *
 * A ratio is printed only after the coefficients of both were found equal to 1e-6.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchCases } from "./bench-cases.ts";
import { writeBenchData } from "./bench-data.ts";
import { benchStudy } from "./bench-study.ts";
import { type BenchRow, benchTable } from "./bench-table.ts";
import { benchKernels } from "./kernels.ts";
import type { EstimandTimes } from "./time-estimand.ts";
import { type PeerCall, Peers, type PeerTimes } from "./time-peer.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", multiple: true, default: ["100000", "1000000"] },
    cases: { type: "string", multiple: true, default: [[...Object.keys(benchCases), "kernels"].join()] },
    repeats: { type: "string", default: "5" },
    limit: { type: "string", default: "600" },
    alone: { type: "boolean", default: false },
    python: { type: "string", default: "python3" },
  },
});
const sizes = listed(options.rows).map(Number);
const chosen = listed(options.cases);
/** Cases that are no estimators. */
const own = ["kernels", "study"];
const unknown = chosen.filter((name) => !own.includes(name) && benchCases[name] === undefined);
if (unknown.length > 0)
  throw new Error(`No case ${unknown.join(", ")}: ${Object.keys(benchCases).join(", ")}, ${own.join(", ")}.`);

const peers = new Peers(options.python);

const rows: BenchRow[] = [];
for (const size of sizes) {
  const names = chosen.filter((name) => !own.includes(name));
  if (names.length === 0) continue;
  const folder = mkdtempSync(join(tmpdir(), "estimand-bench-"));
  try {
    console.log(`\nwriting ${size} rows`);
    writeBenchData(folder, size);
    for (const name of names) rows.push(timeCase(folder, size, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
if (rows.length > 0) console.log(`\n${machine()}\n\n${benchTable(rows)}`);
if (chosen.includes("kernels")) {
  console.log("\nKernels at a million rows and 20 columns");
  benchKernels();
}
if (chosen.includes("study")) for (const size of sizes) await benchStudy(size);

function timeCase(folder: string, size: number, name: string): BenchRow {
  const benchCase = benchCases[name]!;
  const estimand = timeEstimand(folder, size, name);
  console.log(`${name} ${size}: estimand ${seconds(estimand)}; ${memory(estimand)}`);
  const asked = options.alone ? [] : benchCase.peers;
  return {
    benchCase,
    size,
    estimand,
    peers: asked.map((call) => {
      const times = timePeer(call, folder, size);
      console.log(`${name} ${size}: ${call.title} ${typeof times === "string" ? times : seconds(times)}`);
      if (typeof times !== "string") checkEqual(name, call.title, estimand.estimates, times.estimates);
      return { title: call.title, times };
    }),
  };
}

function timeEstimand(folder: string, size: number, name: string): EstimandTimes {
  const script = fileURLToPath(new URL("time-estimand.ts", import.meta.url));
  const parameters = ["--import", "tsx", script, folder, String(size), name, options.repeats];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} with ${size} rows failed:\n${stderr}`);
  return JSON.parse(stdout) as EstimandTimes;
}

/** A peer's times, or why there are none. */
function timePeer(call: PeerCall, folder: string, size: number): PeerTimes | string {
  if (peers.version(call) === undefined) return `${call.package} is not installed`;
  const limit = Number(options.limit);
  return peers.time(call, [folder, size, Number(options.repeats)], limit) ?? `no end within ${limit} s`;
}

function checkEqual(name: string, title: string, ours: readonly number[], theirs: readonly number[]): void {
  if (ours.length !== theirs.length)
    throw new Error(`${name}: ${ours.length} estimates, ${theirs.length} of ${title}.`);
  const apart = Math.max(...ours.map((b, j) => Math.abs(b - theirs[j]!) / Math.max(1, Math.abs(theirs[j]!))));
  if (!(apart < 1e-6)) throw new Error(`${name}: estimates differ from ${title} by ${apart.toExponential(1)}.`);
}

function seconds(times: { readonly seconds: readonly number[]; readonly cpuSeconds: readonly number[] }): string {
  const shown = (list: readonly number[]): string => list.map((time) => time.toFixed(3)).join(" ");
  return `${shown(times.seconds)} s elapsed, ${shown(times.cpuSeconds)} s of processor time`;
}

function memory({ peakBefore, peak }: EstimandTimes): string {
  return `at most ${(peakBefore / 1e6).toFixed(0)} MB before the first call, ${(peak / 1e6).toFixed(0)} MB after it`;
}

function machine(): string {
  return [`${availableParallelism()} cores, Node ${process.versions.node}`, ...peers.found()].join(", ");
}

function listed(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(",")).map((text) => text.trim());
}
