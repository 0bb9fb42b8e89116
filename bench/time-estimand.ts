/**
 * One case in a process of its own: `tsx bench/time-estimand.ts FOLDER ROWS CASE REPEATS` prints a line of JSON. The peak is
 * that of the first call, before repetitions can leave anything behind.
 */
import { benchCases } from "./bench-cases.ts";
import { readBenchData } from "./bench-data.ts";

export interface EstimandTimes {
  /** Of each call. */
  readonly seconds: readonly number[];
  /** Of all threads: compiling and collecting garbage included. */
  readonly cpuSeconds: readonly number[];
  readonly estimates: readonly number[];
  /** Largest resident memory before the timed call and after the first one, in bytes. */
  readonly peakBefore: number;
  readonly peak: number;
}

const [folder, rows, name, repeats] = process.argv.slice(2) as [string, string, string, string];
const benchCase = benchCases[name]!;
const data = readBenchData(folder, benchCase.columns, Number(rows));
const before = benchCase.before?.(data);
const peakBefore = peakMemory();
const seconds: number[] = [];
const cpuSeconds: number[] = [];
let peak = 0;
let estimates: readonly number[] = [];
for (let repeat = 0; repeat < Number(repeats) && sum(seconds) < 60; repeat++) {
  const cpu = process.cpuUsage();
  const from = performance.now();
  const result = benchCase.run(data, before);
  seconds.push((performance.now() - from) / 1e3);
  const { user, system } = process.cpuUsage(cpu);
  cpuSeconds.push((user + system) / 1e6);
  if (repeat > 0) continue;
  peak = peakMemory();
  estimates = benchCase.estimates(result);
}
const times: EstimandTimes = { seconds, cpuSeconds, estimates, peakBefore, peak };
console.log(JSON.stringify(times));

function peakMemory(): number {
  return process.resourceUsage().maxRSS * 1024;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
