import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exampleNotebook } from "./example-notebook.ts";

/**
 * Compares each example's notebook with its script, from which `--update` makes it, and executes it where Jupyter has a Deno
 * kernel; elsewhere it says "skipped:".
 */
const root = fileURLToPath(new URL("../examples/", import.meta.url));
const update = process.argv.includes("--update");
const examples = ["determinants", "ecuador"];

const failed = examples.filter((example) => !isCurrent(example));
for (const example of failed) console.log(`DIFFERS examples/${example}/main.ipynb: run with --update`);
if (failed.length > 0) process.exitCode = 1;
else if (!hasKernel())
  console.log("skipped: no Jupyter with a Deno kernel (deno jupyter --install) to execute the notebooks");
else for (const example of examples) execute(example);

function isCurrent(example: string): boolean {
  const file = `${root}${example}/main.ipynb`;
  const notebook = exampleNotebook(readFileSync(`${root}${example}/main.ts`, "utf8"));
  if (update) writeFileSync(file, notebook);
  return existsSync(file) && readFileSync(file, "utf8") === notebook;
}

function hasKernel(): boolean {
  try {
    return /\bdeno\b/.test(execFileSync("jupyter", ["kernelspec", "list"], { encoding: "utf8", stdio: "pipe" }));
  } catch {
    return false;
  }
}

function execute(example: string): void {
  execFileSync("jupyter", ["nbconvert", "--to", "notebook", "--execute", "--stdout", "main.ipynb"], {
    cwd: `${root}${example}`,
    stdio: ["ignore", "ignore", "inherit"],
  });
  console.log(`ok examples/${example}/main.ipynb`);
}
