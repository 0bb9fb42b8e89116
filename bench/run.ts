/**
 * Times Estimand's estimators, and R's where it is installed, on the same numbers in the same run:
 *
 *   npm run bench                                       all cases at 100 000 and 1 000 000 rows
 *   npm run bench -- --rows 100000 --cases probit,iv    some sizes, some cases
 *   npm run bench -- --repeats 5 --limit 600            calls timed; seconds that R may take for a case
 *   npm run bench -- --without-r
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
import { benchCases, type RCall } from "./bench-cases.ts";
import { writeBenchData } from "./bench-data.ts";
import { benchStudy } from "./bench-study.ts";
import { type BenchRow, benchTable } from "./bench-table.ts";
import { benchKernels } from "./kernels.ts";
import type { EstimandTimes } from "./time-estimand.ts";
import { rPackageVersion, type RTimes, rVersion, timeInR } from "./time-r.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", multiple: true, default: ["100000", "1000000"] },
    cases: { type: "string", multiple: true, default: [[...Object.keys(benchCases), "kernels"].join()] },
    repeats: { type: "string", default: "5" },
    limit: { type: "string", default: "600" },
    "without-r": { type: "boolean", default: false },
  },
});
const sizes = listed(options.rows).map(Number);
const chosen = listed(options.cases);
/** Cases that are no estimators. */
const own = ["kernels", "study"];
const unknown = chosen.filter((name) => !own.includes(name) && benchCases[name] === undefined);
if (unknown.length > 0)
  throw new Error(`No case ${unknown.join(", ")}: ${Object.keys(benchCases).join(", ")}, ${own.join(", ")}.`);

const r = options["without-r"] ? undefined : rVersion();
const packages = new Map(
  [...new Set(Object.values(benchCases).flatMap((each) => each.r?.package ?? []))].map(withVersion),
);
console.log(machine());

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
  const inR = benchCase.r && r !== undefined ? timeR(benchCase.r, folder, size, name) : undefined;
  if (typeof inR === "object") {
    console.log(`${name} ${size}: R        ${seconds(inR)}`);
    checkEqual(name, estimand.estimates, inR.estimates);
  } else if (inR !== undefined) console.log(`${name} ${size}: R        ${inR}`);
  const missing = benchCase.r === undefined ? "no counterpart" : "R is not installed";
  return { benchCase, size, estimand, r: inR ?? (options["without-r"] ? "not asked for" : missing) };
}

function timeEstimand(folder: string, size: number, name: string): EstimandTimes {
  const script = fileURLToPath(new URL("time-estimand.ts", import.meta.url));
  const parameters = ["--import", "tsx", script, folder, String(size), name, options.repeats];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} with ${size} rows failed:\n${stderr}`);
  return JSON.parse(stdout) as EstimandTimes;
}

/** R's times, or why there are none. */
function timeR(call: RCall, folder: string, size: number, name: string): RTimes | string {
  if (packages.get(call.package) === undefined) return `R has no package ${call.package}`;
  const limit = Number(options.limit);
  return timeInR(call, [folder, size, name, Number(options.repeats)], limit) ?? `no end within ${limit} s`;
}

function checkEqual(name: string, ours: readonly number[], theirs: readonly number[]): void {
  if (ours.length !== theirs.length) throw new Error(`${name}: ${ours.length} estimates, in R ${theirs.length}.`);
  const apart = Math.max(...ours.map((b, j) => Math.abs(b - theirs[j]!) / Math.max(1, Math.abs(theirs[j]!))));
  if (!(apart < 1e-6)) throw new Error(`${name}: estimates differ from R's by ${apart.toExponential(1)}.`);
}

function seconds(times: { readonly seconds: readonly number[]; readonly cpuSeconds: readonly number[] }): string {
  const shown = (list: readonly number[]): string => list.map((time) => time.toFixed(3)).join(" ");
  return `${shown(times.seconds)} s elapsed, ${shown(times.cpuSeconds)} s of processor time`;
}

function memory({ peakBefore, peak }: EstimandTimes): string {
  return `at most ${(peakBefore / 1e6).toFixed(0)} MB before the first call, ${(peak / 1e6).toFixed(0)} MB after it`;
}

function machine(): string {
  const versions = [...packages].flatMap(([name, version]) =>
    version && name !== "stats" ? [`${name} ${version}`] : [],
  );
  const inR =
    r === undefined ? (options["without-r"] ? "" : ", R is not installed") : `, ${[r, ...versions].join(", ")}`;
  return `${availableParallelism()} cores, Node ${process.versions.node}${inR}`;
}

function withVersion(name: string): [string, string | undefined] {
  return [name, r === undefined ? undefined : rPackageVersion(name)];
}

function listed(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.split(",")).map((text) => text.trim());
}
