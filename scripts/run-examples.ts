import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Runs every example and compares what it prints with the committed `<example>.out`. `--update` writes the outputs anew.
 * An example whose data is not at hand prints how to get it, starting with "skipped:", and is not compared.
 */
const folder = fileURLToPath(new URL("../examples/", import.meta.url));
const update = process.argv.includes("--update");
const examples = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => /^(\d\d-[\w-]+|[\w-]+\/main)\.ts$/.test(file))
  .sort();

let failed = 0;
for (const example of examples) {
  const printed = execFileSync("npx", ["tsx", folder + example], { encoding: "utf8", cwd: folder, env: { ...process.env, NO_COLOR: "1" } });
  const outputFile = folder + example.replace(/\.ts$/, ".out");
  if (printed.startsWith("skipped:")) {
    console.log(`- ${example}: ${printed.trim()}`);
  } else if (update) {
    writeFileSync(outputFile, printed);
    console.log(`wrote ${outputFile}`);
  } else if (existsSync(outputFile) && readFileSync(outputFile, "utf8") === printed) {
    console.log(`ok ${example}`);
  } else {
    failed += 1;
    console.log(`DIFFERS ${example}: run "npm run examples -- --update" and read the difference\n${printed}`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
