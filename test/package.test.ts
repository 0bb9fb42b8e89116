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
  "./nlcom": "nlcom",
  "./node": "node",
};
const sources = Object.values(entries).map((name) => (name === "index" ? "src/index.ts" : `src/${name}/index.ts`));
const forBrowsers = sources.filter((source) => source !== "src/node/index.ts");

/** What is installed with the package, and the one entry that loads it. */
const installed: Readonly<Record<string, string>> = { mathjs: "src/nlcom/index.ts" };

type Entry = { readonly import?: { readonly default: string } };

describe("the manifest", () => {
  it("exports each entry as module (one file for Node, file by file for bundlers) and as CommonJS, types first", () => {
    const { "./package.json": itself, ...exported } = manifest.exports;
    expect(itself).toBe("./package.json");
    for (const [path, name] of Object.entries(entries)) {
      const modules = path === "." ? "./dist/modules/index.js" : `./dist/modules/${name}/index.js`;
      expect(Object.entries(exported[path].import)).toEqual([
        ["types", `./dist/${name}.d.ts`],
        ...(path === "./node" ? [] : [["node", `./dist/${name}.js`]]),
        ["default", path === "./node" ? `./dist/${name}.js` : modules],
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

  it("installs what one entry needs and no more; tools in fixed versions", () => {
    expect(Object.keys(manifest.dependencies ?? {})).toEqual(Object.keys(installed));
    expect(Object.keys(manifest.peerDependencies)).toEqual(["hyparquet"]); // of `readParquet`, loaded when it is called
    expect(manifest.peerDependenciesMeta).toEqual({ hyparquet: { optional: true } });
    for (const [name, version] of Object.entries(manifest.devDependencies)) expect(version, name).toMatch(/^\d/);
  });

  it("names in its size budget only what the entry exports", () => {
    const budgets = JSON.parse(read(".size-limit.json")) as readonly {
      readonly path: string;
      readonly import?: string;
    }[];
    for (const { path, import: names = "{}" } of budgets) {
      expect(Object.values(manifest.exports).map((entry) => (entry as Entry).import?.default)).toContain(`./${path}`);
      for (const name of names.match(/\w+/g) ?? []) expect(estimand).toHaveProperty(name);
    }
  });
});

describe("the entry points", () => {
  it("export these names", () => {
    expect(Object.keys(estimand).sort()).toEqual([
      "EstimandError",
      "balanceTable",
      "between",
      "bivariateProbit",
      "bootstrap",
      "bootstrapIntervals",
      "breuschGodfrey",
      "breuschPagan",
      "classification",
      "cloglog",
      "cluster",
      "compare",
      "comparisons",
      "conditionIndices",
      "confint",
      "deltaMethod",
      "describe",
      "durbinWatson",
      "dynamicProbit",
      "effectPlot",
      "firth",
      "fitted",
      "fixedEffects",
      "forestPlot",
      "fractionalLogit",
      "fractionalProbit",
      "hac",
      "hausman",
      "heckman",
      "heckprobit",
      "hetProbit",
      "heteroskedasticityTest",
      "hosmerLemeshow",
      "influence",
      "informationMatrixTest",
      "interval",
      "iv",
      "ivDiagnostics",
      "ivHeckman",
      "ivProbit",
      "ivTobit",
      "linearRandomEffects",
      "linkTest",
      "lmTest",
      "logit",
      "lrTest",
      "marginalEffects",
      "negativeBinomial",
      "nonlinearWald",
      "normalityTest",
      "ols",
      "orderedLogit",
      "orderedProbit",
      "parseCsv",
      "poisson",
      "predict",
      "predictionPlot",
      "predictions",
      "probit",
      "profilePlot",
      "pseudoR2",
      "randomEffectsProbit",
      "reset",
      "residuals",
      "reviveFit",
      "roc",
      "rocPlot",
      "scoreBootstrapTest",
      "scores",
      "summary",
      "switching",
      "table",
      "toCsv",
      "toHtml",
      "toLatex",
      "toMarkdown",
      "tobit",
      "treatment",
      "treatmentEffects",
      "truncated",
      "twoPart",
      "vif",
      "wald",
      "weakInstrumentInference",
      "weakInstrumentTests",
      "whiteTest",
      "wildBootstrapTest",
      "withVcov",
    ]);
  });

  it.each(forBrowsers)("%s loads no file that needs Node, and no other package than its own", (source) => {
    const { files, packages } = reachable(source);
    expect(files.filter((file) => /src\/(node|cli)\//.test(file))).toEqual([]);
    const own = Object.keys(installed).filter((name) => installed[name] === source);
    expect([...new Set(packages.map((name) => name.split("/")[0]))]).toEqual(own);
  });

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
  readonly packages: readonly string[];
}

/** The source files that an entry loads, and what it imports from elsewhere; types are erased and do not count. */
function reachable(entry: string): Reached {
  const files = [root + entry];
  const packages: string[] = [];
  for (const file of files) {
    for (const specifier of importsOf(ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022))) {
      const path = fileURLToPath(new URL(specifier, `file://${file}`));
      if (!specifier.startsWith(".")) packages.push(specifier);
      else if (!files.includes(path)) files.push(path);
    }
  }
  return { files, packages };
}

function importsOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const erased = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : ts.isExportDeclaration(node) && (node.isTypeOnly || node.moduleSpecifier === undefined);
    const imports = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (imports && !erased) found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      found.push((node.arguments[0] as ts.StringLiteral).text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
