import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { exampleNotebook } from "./example-notebook.ts";
import { executeNotebook, jupyter } from "./jupyter.ts";

/**
 * Compares each example's notebook with its script, from which `--update` makes it, and executes it where Jupyter has a Deno
 * kernel; elsewhere, or where an example's data are not at hand, it says "skipped:". An executed notebook must show what its
 * cells say: tables as HTML.
 */
const root = fileURLToPath(new URL("../examples/", import.meta.url));
const update = process.argv.includes("--update");
const examples = ["determinants", "ecuador"];
const howTo =
  "pip install nbconvert, or Debian's jupyter-nbconvert; npm install --global deno && deno jupyter --install";

const stale = examples.filter((example) => !isCurrent(example));
for (const example of stale) console.log(`DIFFERS examples/${example}/main.ipynb: run with --update`);
const command = jupyter("deno");
if ("missing" in command) console.log(`skipped: the notebooks were not executed: ${command.missing} (${howTo})`);
const failed = "missing" in command ? [] : examples.filter((example) => !executes(command, example));
if (stale.length + failed.length > 0) process.exitCode = 1;

function isCurrent(example: string): boolean {
  const file = `${root}${example}/main.ipynb`;
  const notebook = exampleNotebook(readFileSync(`${root}${example}/main.ts`, "utf8"));
  if (update) writeFileSync(file, notebook);
  return existsSync(file) && readFileSync(file, "utf8") === notebook;
}

function executes(jupyterCommand: readonly string[], example: string): boolean {
  const cells = executeNotebook(jupyterCommand, root + example);
  if (cells instanceof Error) {
    const skipped = /Error: (skipped: .*)/.exec(cells.message)?.[1];
    console.log(skipped === undefined ? `FAILED ${example}\n${cells.message}` : `- ${example}/main.ipynb: ${skipped}`);
    return skipped !== undefined;
  }
  const count = (type: string): number => cells.flat().filter((each) => each === type).length;
  const shown = `${count("text/html")} as HTML, ${count("image/svg+xml")} as pictures, ${count("stream")} as text`;
  console.log(`ok examples/${example}/main.ipynb: ${cells.length} cells of code; shown ${shown}`);
  return count("text/html") > 0;
}
