import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root: string = fileURLToPath(new URL("../", import.meta.url));

/** A ```ts block of a page; the ```text block right after it, where there is one, is what it prints. */
export interface CodeBlock {
  readonly code: string;
  readonly printed: string | undefined;
}

const pattern = /^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?/gms;

/** README.md and the pages of docs/, by their path in the repository. */
export function documentedPages(): Readonly<Record<string, string>> {
  const pages = readdirSync(`${root}docs`).filter((file) => file.endsWith(".md"));
  const paths = ["README.md", ...pages.map((file) => `docs/${file}`)];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(root + path, "utf8")]));
}

export function codeBlocks(page: string): CodeBlock[] {
  return [...page.matchAll(pattern)].map(([, code = "", printed]) => ({ code, printed }));
}

/** The blocks of a page as one module, in their order: a later block uses the names of an earlier one. */
export function pageModule(
  blocks: readonly CodeBlock[],
  between: string,
  source: (specifier: string) => string,
): string {
  const imported = new Map<string, Set<string>>();
  const bodies = blocks.map(({ code }) =>
    code.replace(/^import (type )?\{([^}]*)\} from "([^"]+)";\n/gm, (_, type = "", names: string, from: string) => {
      const known = imported.get(from) ?? new Set();
      for (const name of names.split(",")) if (name.trim() !== "") known.add(type + name.trim());
      imported.set(from, known);
      return "";
    }),
  );
  const imports = [...imported].map(([from, names]) => `import { ${[...names].join(", ")} } from "${source(from)}";`);
  return [...imports, ...bodies.flatMap((body) => [body, between]), "export {};"].join("\n");
}

/** "estimand/node" as the file of this repository that it stands for. */
export function sourceFile(specifier: string, base: string): string {
  const [, room] = /^estimand(?:\/(\w+))?$/.exec(specifier) ?? [];
  return /^estimand\b/.test(specifier) ? `${base}src/${room === undefined ? "" : `${room}/`}index.ts` : specifier;
}

/** Runs a page's blocks in the repository's folder and returns what each printed. */
export function runBlocks(blocks: readonly CodeBlock[]): string[] {
  const mark = "\u241eend of block";
  const folder = mkdtempSync(join(tmpdir(), "documented-"));
  const file = join(folder, "page.mts");
  try {
    writeFileSync(
      file,
      pageModule(blocks, `console.log(${JSON.stringify(mark)});`, (from) => sourceFile(from, root)),
    );
    const loader = pathToFileURL(`${root}node_modules/tsx/dist/esm/index.mjs`).href;
    const env = { ...process.env, NO_COLOR: "1" };
    const printed = execFileSync(process.execPath, ["--import", loader, file], { cwd: root, encoding: "utf8", env });
    return printed.split(`${mark}\n`).slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The page with what its blocks print now in place of what it says they print. */
export function withPrinted(page: string, printed: readonly string[]): string {
  let block = 0;
  return page.replace(pattern, (text, code: string, said: string | undefined) => {
    const now = printed[block++]!;
    return said === undefined ? text : `\`\`\`ts\n${code}\`\`\`\n\n\`\`\`text\n${now}\`\`\`\n`;
  });
}
