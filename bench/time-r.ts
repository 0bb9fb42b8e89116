/** R's side of a case: whether it is there, and its times. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RCall } from "./bench-cases.ts";

export interface RTimes {
  readonly seconds: readonly number[];
  readonly cpuSeconds: readonly number[];
  readonly estimates: readonly number[];
}

const script = fileURLToPath(new URL("time-r.R", import.meta.url));

/** "R version 4.2.2 ...", or undefined where R is not installed. */
export function rVersion(): string | undefined {
  const { status, stdout } = spawnSync("Rscript", ["-e", "cat(R.version.string)"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The version of an R package, or undefined where it is not installed. */
export function rPackageVersion(name: string): string | undefined {
  const expression = `cat(tryCatch(as.character(packageVersion("${name}")), error = function(e) ""))`;
  const { stdout } = spawnSync("Rscript", ["-e", expression], { encoding: "utf8" });
  return stdout.trim() || undefined;
}

/** Runs a case in R; undefined where it did not end within the limit. */
export function timeInR(
  { formulas }: RCall,
  [folder, rows, name, repeats]: readonly [string, number, string, number],
  limitSeconds: number,
): RTimes | undefined {
  const { status, stdout, stderr, signal } = spawnSync(
    "Rscript",
    ["--vanilla", script, folder, String(rows), name, String(repeats), ...formulas],
    { encoding: "utf8", timeout: limitSeconds * 1e3, killSignal: "SIGKILL" },
  );
  if (signal === "SIGKILL") return undefined;
  if (status !== 0) throw new Error(`R failed on ${name} with ${rows} rows:\n${stderr}`);
  const numbers = (word: string): number[] => {
    const line = stdout.split("\n").find((text) => text.startsWith(`${word} `));
    return line === undefined ? [] : line.slice(word.length).trim().split(/\s+/).map(Number);
  };
  return { seconds: numbers("seconds"), cpuSeconds: numbers("cpuSeconds"), estimates: numbers("estimates") };
}
