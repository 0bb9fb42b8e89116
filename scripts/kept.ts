import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a long simulation makes: kept in the folder as NAME.json, and read from there the next time; without a folder made. */
export function kept<T extends { readonly replications: number }>(
  folder: string | undefined,
  name: string,
  replications: number,
  make: () => T,
): T {
  if (folder === undefined) return timed(name, make);
  const path = join(folder, `${name.replaceAll(/\W+/gu, "-")}.json`);
  if (existsSync(path)) {
    const found = JSON.parse(readFileSync(path, "utf8")) as T;
    if (found.replications === replications) return found;
    throw new Error(`${path} has ${found.replications} samples, not ${replications}: remove it, or ask for as many.`);
  }
  const made = timed(name, make);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, `${JSON.stringify(made, undefined, 2)}\n`);
  return made;
}

function timed<T>(name: string, make: () => T): T {
  const begun = performance.now();
  const made = make();
  process.stderr.write(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${name}\n`);
  return made;
}
