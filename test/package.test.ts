import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import * as estimand from "../src/index.ts";
import tsup from "../tsup.config.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");
const manifest = JSON.parse(read("package.json"));
const entries = {
  ".": "index",
  "./special": "special",
  "./report": "report",
  "./globalization": "globalization",
  "./node": "node",
};
const sources = Object.values(entries).map((name) => (name === "index" ? "src/index.ts" : `src/${name}/index.ts`));
const forBrowsers = sources.filter((source) => source !== "src/node/index.ts");

/** What may be installed with the package; each is loaded only by the function that needs it. */
const loadedWhenNeeded: readonly string[] = ["mathjs"];

describe("the manifest", () => {
  it("exports each entry as module and as CommonJS, types first", () => {
    const { "./package.json": itself, ...exported } = manifest.exports;
    expect(itself).toBe("./package.json");
    for (const [path, name] of Object.entries(entries)) {
      expect(Object.entries(exported[path].import)).toEqual([
        ["types", `./dist/${name}.d.ts`],
        ["default", `./dist/${name}.js`],
      ]);
      expect(Object.entries(exported[path].require)).toEqual([
        ["types", `./dist/${name}.d.cts`],
        ["default", `./dist/${name}.cjs`],
      ]);
    }
    expect(Object.keys(exported)).toEqual(Object.keys(entries));
  });

  it("exports what is built, from files that exist", () => {
    const [library, command] = tsup as unknown as readonly { readonly entry: Readonly<Record<string, string>> }[];
    expect(Object.keys(library!.entry)).toEqual(Object.values(entries));
    expect(Object.values(library!.entry)).toEqual(sources);
    expect(manifest.bin).toEqual({ estimand: `./dist/${Object.keys(command!.entry)[0]}.js` });
    for (const source of [...sources, ...Object.values(command!.entry)])
      expect(existsSync(root + source), source).toBe(true);
  });

  it("promises Node 20, no side effects, and sources beside what is built", () => {
    expect(manifest).toMatchObject({
      type: "module",
      sideEffects: false,
      engines: { node: ">=20" },
      files: ["dist", "src"],
    });
  });

  it("installs nothing but what a function may need, in fixed versions", () => {
    const dependencies: Readonly<Record<string, string>> = manifest.dependencies ?? {};
    expect(loadedWhenNeeded).toEqual(expect.arrayContaining(Object.keys(dependencies)));
    for (const [name, version] of Object.entries(manifest.devDependencies)) expect(version, name).toMatch(/^\d/);
  });

  it("names in its size budget only what the entry exports", () => {
    const budgets = JSON.parse(read(".size-limit.json")) as readonly {
      readonly path: string;
      readonly import?: string;
    }[];
    for (const { path, import: names = "{}" } of budgets) {
      expect(Object.values(entries).map((name) => `dist/${name}.js`)).toContain(path);
      for (const name of names.match(/\w+/g) ?? []) expect(estimand).toHaveProperty(name);
    }
  });
});

describe("the entry points", () => {
  it("export these names", () => {
    expect(Object.keys(estimand).sort()).toEqual([
      "EstimandError",
      "cluster",
      "compare",
      "confint",
      "deltaMethod",
      "fitted",
      "forestPlot",
      "heckman",
      "iv",
      "logit",
      "lrTest",
      "marginalEffects",
      "ols",
      "parseCsv",
      "predict",
      "probit",
      "residuals",
      "summary",
      "table",
      "toHtml",
      "toLatex",
      "toMarkdown",
      "wald",
      "withVcov",
    ]);
  });

  it.each(forBrowsers)(
    "%s reaches no file that needs Node, and nothing that is installed before it is needed",
    (source) => {
      const { files, packages } = reachable(source);
      expect(files.length).toBeGreaterThan(3);
      expect(files.filter((file) => /src\/(node|cli)\//.test(file))).toEqual([]);
      expect(
        packages.filter(({ specifier, dynamic }) => !dynamic || !loadedWhenNeeded.includes(specifier.split("/")[0]!)),
      ).toEqual([]);
    },
  );

  it("give every function a docstring with an example", () => {
    const { options } = ts.parseJsonConfigFileContent(
      ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config,
      ts.sys,
      root,
    );
    const program = ts.createProgram(
      sources.map((source) => root + source),
      options,
    );
    const checker = program.getTypeChecker();
    const without = sources.flatMap((source) => {
      const names = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(root + source)!)!);
      return names
        .map((name) => (name.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(name) : name))
        .filter((symbol) => symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class))
        .filter((symbol) => !symbol.getJsDocTags(checker).some((tag) => tag.name === "example"))
        .map((symbol) => `${source}: ${symbol.name}`);
    });
    expect(without).toEqual([]);
  });
});

interface Reached {
  readonly files: readonly string[];
  readonly packages: readonly { readonly specifier: string; readonly dynamic: boolean }[];
}

/** The source files that an entry loads, and what it imports from elsewhere; types are erased and do not count. */
function reachable(entry: string): Reached {
  const files = [root + entry];
  const packages: { specifier: string; dynamic: boolean }[] = [];
  for (const file of files) {
    for (const imported of importsOf(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022))) {
      const path = fileURLToPath(new URL(imported.specifier, `file://${file}`));
      if (!imported.specifier.startsWith(".")) packages.push(imported);
      else if (!files.includes(path)) files.push(path);
    }
  }
  return { files, packages };
}

function importsOf(file: ts.SourceFile): { specifier: string; dynamic: boolean }[] {
  const found: { specifier: string; dynamic: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !(node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)) {
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, dynamic: false });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && !node.isTypeOnly) {
      found.push({ specifier: (node.moduleSpecifier as ts.StringLiteral).text, dynamic: false });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push({ specifier: (node.arguments[0] as ts.StringLiteral).text, dynamic: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
