import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { codeBlocks, documentedPages, runBlocks, withPrinted } from "./documented-code.ts";
import { withFirmFields } from "./firm-fields-table.ts";

/**
 * Runs every example and compares what it prints with the committed `<example>.out`. `--update` writes the outputs anew, and those in
 * README.md and docs/, whose code test/docs.test.ts runs and compares. An example in a folder of its own runs there. One whose
 * data is not at hand throws an error that starts with "skipped:", and is not compared. Paths after the options
 * (`docs/discrete.md`) run these alone.
 */
const root = fileURLToPath(new URL("../", import.meta.url));
const update = process.argv.includes("--update");
const named = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const wanted = (path: string): boolean => named.length === 0 || named.includes(path);

const examples = readdirSync(`${root}examples`, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(\d\d-[\w-]+|[\w-]+\/main)\.ts$/.test(file))
  .sort();

const failed = [
  ...examples
    .map((example) => `examples/${example}`)
    .filter(wanted)
    .map(runExample),
  ...Object.entries(documentedPages())
    .filter(([path]) => wanted(path) && (update || named.length > 0))
    .map(([path, page]) => runPage(path, page)),
].filter((ok) => !ok);
process.exitCode = failed.length === 0 ? 0 : 1;

function runExample(example: string): boolean {
  const where = { cwd: example.endsWith("/main.ts") ? dirname(root + example) : root, encoding: "utf8" } as const;
  const environment = { ...process.env, NO_COLOR: "1" };
  const ran = spawnSync("npx", ["tsx", root + example], { ...where, env: environment, maxBuffer: 2 ** 28 });
  if (ran.status === 0) return compareOrUpdate(example.replace(/\.ts$/, ".out"), ran.stdout);
  const skipped = /Error: (skipped: .*)/.exec(ran.stderr)?.[1];
  console.log(skipped === undefined ? `FAILED ${example}\n${ran.stderr}` : `- ${example}: ${skipped}`);
  return skipped !== undefined;
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
