/** Other programs' side of a case: whether they are there, and their times. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** A call of another program: a function in its script. */
export interface PeerCall {
  readonly program: Program;
  /** As printed. */
  readonly title: string;
  /** The function's name in the script. */
  readonly call: string;
  /** What the program must have. */
  readonly package: string;
  readonly formulas: readonly string[];
}

/** gretl is called from R, which clocks it. */
export type Program = "R" | "gretl" | "Python";

export interface PeerTimes {
  readonly seconds: readonly number[];
  readonly cpuSeconds: readonly number[];
  readonly estimates: readonly number[];
}

/** How the programs are called. */
export class Peers {
  readonly #python: string;
  readonly #versions = new Map<string, string | undefined>();

  /** @param python the interpreter that has statsmodels */
  constructor(python: string) {
    this.#python = python;
  }

  /** "4.2.2", or undefined where the program or its package is not installed. */
  version({ program, package: name }: Pick<PeerCall, "program" | "package">): string | undefined {
    const key = `${program} ${name}`;
    if (!this.#versions.has(key)) this.#versions.set(key, this.#ask(program, name));
    return this.#versions.get(key);
  }

  /** What was asked for and found: "fixest 0.14.2". */
  found(): readonly string[] {
    return [...this.#versions].flatMap(([key, version]) => (version === undefined ? [] : [`${key} ${version}`]));
  }

  /** Runs a case; undefined where it did not end within the limit. */
  time(
    { program, call, formulas }: PeerCall,
    [folder, rows, repeats]: readonly [string, number, number],
    limitSeconds: number,
  ): PeerTimes | undefined {
    const [command, ...parameters] = this.#command(program);
    const { status, stdout, stderr, signal } = spawnSync(
      command!,
      [...parameters, folder, String(rows), call, String(repeats), ...formulas],
      { encoding: "utf8", timeout: limitSeconds * 1e3, killSignal: "SIGKILL" },
    );
    if (signal === "SIGKILL") return undefined;
    if (status !== 0) throw new Error(`${program} failed on ${call} with ${rows} rows:\n${stderr}`);
    const numbers = (word: string): number[] => {
      const line = stdout.split("\n").find((text) => text.startsWith(`${word} `));
      return line === undefined ? [] : line.slice(word.length).trim().split(/\s+/).map(Number);
    };
    return { seconds: numbers("seconds"), cpuSeconds: numbers("cpuSeconds"), estimates: numbers("estimates") };
  }

  #command(program: Program): readonly string[] {
    const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
    if (program === "Python") return [this.#python, script("time-python.py")];
    return ["Rscript", "--vanilla", script(program === "R" ? "time-r.R" : "time-gretl.R")];
  }

  #ask(program: Program, name: string): string | undefined {
    const questions: Readonly<Record<Program, readonly string[]>> = {
      R: ["Rscript", "-e", `cat(tryCatch(as.character(packageVersion("${name}")), error = function(e) ""))`],
      gretl: [
        "Rscript",
        "-e",
        'cat(sub(".*version ([0-9a-z.]+).*", "\\\\1", system2("gretlcli", "--version", TRUE)[1]))',
      ],
      Python: [this.#python, "-c", `import ${name}; print(${name}.__version__)`],
    };
    const [command, ...parameters] = questions[program];
    const { status, stdout } = spawnSync(command!, parameters, { encoding: "utf8" });
    return status === 0 ? stdout.trim() || undefined : undefined;
  }
}
