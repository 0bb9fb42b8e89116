import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../src/", import.meta.url));

/** Each room imports only from itself and from rooms before it. */
const rooms = [
  "special",
  "linalg",
  "random",
  "optimize",
  "absorb",
  "data",
  "formula",
  "likelihood",
  "moments",
  "fit",
  "report",
  "inference",
  "nlcom",
  "diagnostics",
  "estimators",
  "globalization",
  "node",
  "cli",
] as const;

/** The only rooms in which Node's modules may be named. */
const onNode = ["node", "cli"];

const mostLines = 150;

/** Files that are longer than 150 lines, and why they are not two files. */
const longer: Readonly<Record<string, string>> = {
  "index.ts": "the catalogue: a line for each thing that the package exports",
  "linalg/products.ts": "one loop with its scratch around it, as constants that the engine knows",
  "likelihood/likelihood-problem.ts": "value, gradient, Hessian and scores are one pass over the same scratch arrays",
  "optimize/cone-maximum.ts": "one algorithm, whose steps share their tableau",
  "special/beta.ts": "one function: its continued fraction, its prefactor and both tails",
  "inference/hypothesis-reader.ts": "one grammar, read by one reader",
};

interface Source {
  /** From `src/`: "linalg/qr.ts". */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  /** What it imports, as written: "../errors.ts". */
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(root + path, "utf8");
    return { path, text, lines: text.split("\n").length - 1, imports: importsOf(text) };
  });

/** Static imports and re-exports, with or without types, and imports at run time; not what stands in comments. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/^\s*\/\/.*$/gm, "");
  const statements =
    /(?:^|\n)\s*(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g;
  return [...code.matchAll(statements)].map((match) => (match[1] ?? match[2])!);
}

const isRelative = (imported: string): boolean => imported.startsWith(".");

/** The path from `src/` of a relative import. */
function target({ path }: Source, imported: string): string {
  return new URL(imported, `file:///${path}`).pathname.slice(1);
}

const roomOf = (path: string): string => (path.includes("/") ? path.slice(0, path.indexOf("/")) : "");

/** A sentence for each import that is not allowed. */
function faults(allowed: (source: Source, imported: string) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports
      .filter((imported) => !allowed(source, imported))
      .map((imported) => `${source.path} imports ${imported}`),
  );
}

describe("the rooms of the house", () => {
  it("are read as they are: the sources, with their imports", () => {
    expect(sources.length).toBeGreaterThan(150);
    const probit = sources.find(({ path }) => path === "estimators/probit.ts")!;
    expect(probit.imports).toContain("../special/normal.ts");
    const every =
      'import { a } from "./a.ts";\nexport type { B } from "../b.ts";\nimport "c";\nconst d = await import("./d.ts");';
    expect(importsOf(every)).toEqual(["./a.ts", "../b.ts", "c", "./d.ts"]);
    expect(importsOf('/** import { a } from "./a.ts"; */\n// import { b } from "./b.ts";')).toEqual([]);
  });

  it("are all on the list, and nothing but errors and the catalogue stands outside of them", () => {
    expect([...new Set(sources.map(({ path }) => roomOf(path)))].filter((room) => room !== "").sort()).toEqual(
      [...rooms].sort(),
    );
    expect(sources.filter(({ path }) => roomOf(path) === "").map(({ path }) => path)).toEqual([
      "errors.ts",
      "index.ts",
    ]);
  });

  it("import only from rooms before them, and from errors.ts", () => {
    const position = (room: string): number => rooms.indexOf(room as (typeof rooms)[number]);
    const found = faults((source, imported) => {
      if (!isRelative(imported) || source.path === "index.ts") return true;
      const [from, to] = [roomOf(source.path), roomOf(target(source, imported))];
      if (to !== "") return position(to) <= position(from);
      return target(source, imported) === "errors.ts" || from === "globalization" || from === "cli";
    });
    expect(found).toEqual([]);
  });

  it("import files that exist, by names that end in .ts", () => {
    const paths = new Set(sources.map(({ path }) => path));
    expect(faults((source, imported) => !isRelative(imported) || paths.has(target(source, imported)))).toEqual([]);
    expect(faults((_, imported) => !isRelative(imported) || imported.endsWith(".ts"))).toEqual([]);
  });

  it("use Node's modules in node/ and cli/ only, and no package but mathjs in nlcom/ and, where it is installed, hyparquet in node/", () => {
    expect(faults(({ path }, imported) => !imported.startsWith("node:") || onNode.includes(roomOf(path)))).toEqual([]);
    const mayImport = ({ path }: Source, imported: string): boolean =>
      imported.startsWith("node:") ||
      (roomOf(path) === "nlcom" && imported === "mathjs/number") ||
      (path === "node/read-parquet.ts" && imported === "hyparquet");
    expect(faults((source, imported) => isRelative(imported) || mayImport(source, imported))).toEqual([]);
    const optional = sources.find(({ path }) => path === "node/read-parquet.ts")!.text;
    expect(optional).not.toMatch(/from "hyparquet"/); // loaded when it is asked for, never before
  });

  it("hold no files for things that found no place", () => {
    const homeless = sources.filter(({ path }) => /(^|[/-])(utils?|helpers?|common|misc|shared)([-./]|$)/.test(path));
    expect(homeless.map(({ path }) => path)).toEqual([]);
  });

  it(`hold files of at most ${mostLines} lines, but for those with a reason`, () => {
    const tooLong = sources.filter(({ path, lines }) => lines > mostLines && !Object.hasOwn(longer, path));
    expect(tooLong.map(({ path, lines }) => `${path} has ${lines} lines`)).toEqual([]);
    const listed = Object.keys(longer).filter(
      (path) => !sources.some((source) => source.path === path && source.lines > mostLines),
    );
    expect(listed, "listed as longer, and no longer so").toEqual([]);
  });

  it("are guarded by the lint too: every room has its restriction", () => {
    const lint = readFileSync(fileURLToPath(new URL("../biome.json", import.meta.url)), "utf8");
    for (const room of rooms.filter((each) => each !== "cli")) expect(lint).toContain(`"src/${room}/**"`);
  });
});
