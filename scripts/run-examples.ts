import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { codeBlocks, documentedPages, runBlocks, withPrinted } from "./documented-code.ts";
import { withFirmFields } from "./firm-fields-table.ts";

/**
 * Runs every example and compares what it prints with the committed `<example>.out`; and the code of README.md and docs/,
 * whose outputs stand in the pages. `--update` writes the outputs anew. An example whose data is not at hand prints how to
 * get it, starting with "skipped:", and is not compared.
 */
const root = fileURLToPath(new URL("../", import.meta.url));
const update = process.argv.includes("--update");

const examples = readdirSync(`${root}examples`, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(\d\d-[\w-]+|[\w-]+\/main)\.ts$/.test(file))
  .sort();

const failed = [
  ...examples.map((example) => runExample(`examples/${example}`)),
  ...Object.entries(documentedPages()).map(([path, page]) => runPage(path, page)),
].filter((ok) => !ok);
process.exitCode = failed.length === 0 ? 0 : 1;

function runExample(example: string): boolean {
  const environment = { ...process.env, NO_COLOR: "1" };
  const printed = execFileSync("npx", ["tsx", root + example], { encoding: "utf8", cwd: root, env: environment });
  if (printed.startsWith("skipped:")) {
    console.log(`- ${example}: ${printed.trim()}`);
    return true;
  }
  return compareOrUpdate(example.replace(/\.ts$/, ".out"), printed);
}

function runPage(path: string, page: string): boolean {
  return compareOrUpdate(path, withFirmFields(withPrinted(page, runBlocks(codeBlocks(page)))));
}

/** Whether the file holds this text; with `--update` it does afterwards. */
function compareOrUpdate(path: string, text: string): boolean {
  if (existsSync(root + path) && readFileSync(root + path, "utf8") === text) {
    console.log(`ok ${path}`);
    return true;
  }
  if (update) {
    writeFileSync(root + path, text);
    console.log(`wrote ${path}`);
    return true;
  }
  console.log(`DIFFERS ${path}: run "npm run examples -- --update" and read the difference\n${text}`);
  return false;
}
