import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/** What runs `jupyter nbconvert`: the command, or a Python that has the modules, as Debian's does without the command. */
const commands: readonly (readonly string[])[] = [
  ["jupyter"],
  ["python3", "-m", "jupyter"],
  ["/usr/bin/python3", "-m", "jupyter"],
];

/** The outputs of one cell, by type: "text/html", "image/svg+xml", "stream". */
export type CellOutputs = readonly string[];

/** How to execute notebooks here, or in words what is missing. */
export function jupyter(kernel: string): readonly string[] | { readonly missing: string } {
  const works = (command: readonly string[]): boolean => answer([...command, "nbconvert", "--version"]) !== undefined;
  const command = commands.find(works);
  if (command === undefined) return { missing: "no Jupyter with nbconvert" };
  const paths = JSON.parse(answer([...command, "--paths", "--json"]) ?? "{}") as { readonly data?: readonly string[] };
  if ((paths.data ?? []).some((folder) => existsSync(`${folder}/kernels/${kernel}/kernel.json`))) return command;
  return { missing: `Jupyter has no kernel '${kernel}'` };
}

/** Executes a notebook in its folder: the types of output of each code cell, or the error. */
export function executeNotebook(command: readonly string[], folder: string): readonly CellOutputs[] | Error {
  const [program, ...words] = [...command, "nbconvert", "--to", "notebook", "--execute", "--stdout", "main.ipynb"];
  const timeout = ["--ExecutePreprocessor.timeout=600"];
  const ran = spawnSync(program!, [...words, ...timeout], { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 30 });
  if (ran.error !== undefined) return ran.error;
  if (ran.status !== 0) return new Error(ran.stderr);
  const { cells } = JSON.parse(ran.stdout) as { readonly cells: readonly ExecutedCell[] };
  return cells.filter(({ cell_type }) => cell_type === "code").map(({ outputs = [] }) => outputs.flatMap(typesOf));
}

interface ExecutedCell {
  readonly cell_type: string;
  readonly outputs?: readonly { readonly output_type: string; readonly data?: Readonly<Record<string, unknown>> }[];
}

function typesOf({ output_type, data }: NonNullable<ExecutedCell["outputs"]>[number]): readonly string[] {
  return data === undefined ? [output_type] : Object.keys(data);
}

function answer([program, ...words]: readonly string[]): string | undefined {
  try {
    return execFileSync(program!, words, { encoding: "utf8", stdio: "pipe" });
  } catch {
    return undefined;
  }
}
