import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the compiler says of one snippet. */
interface Compiled {
  /** Messages of the errors, in order of position, with everything they say below the first line. */
  readonly errors: readonly string[];
  /** The type of an exported name, written out; a union's members are sorted. */
  typeOf(name: string): string[];
}

export interface Compilation {
  readonly snippets: Readonly<Record<string, Compiled>>;
  readonly instantiations: number;
  readonly checkMilliseconds: number;
}

/**
 * Compiles snippets as files of `test/types/`, under the project's own options: `import ... from "../../src/..."` works.
 * Nothing is written; one program for all snippets, since reading the standard library is what takes time.
 */
export function compile(snippets: Readonly<Record<string, string>>): Compilation {
  const { config } = ts.readConfigFile(`${root}tsconfig.test.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, undefined, `${root}tsconfig.test.json`);
  const sources = new Map(Object.entries(snippets).map(([name, text]) => [pathOf(name), text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.fileExists = (path) => sources.has(path) || fileExists.call(host, path);
  host.readFile = (path) => sources.get(path) ?? readFile.call(host, path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = sources.get(path);
    return text === undefined
      ? getSourceFile.call(host, path, target, ...rest)
      : ts.createSourceFile(path, text, target);
  };
  const program = ts.createProgram(
    [...sources.keys()],
    { ...options, noUnusedLocals: false, noErrorTruncation: true },
    host,
  );
  const begin = performance.now();
  const compiled = Object.keys(snippets).map((name) => [name, compiledSnippet(program, pathOf(name))] as const);
  return {
    snippets: Object.fromEntries(compiled),
    instantiations: program.getInstantiationCount(),
    checkMilliseconds: performance.now() - begin,
  };
}

function pathOf(name: string): string {
  return `${root}test/types/${name}.snippet.ts`;
}

function compiledSnippet(program: ts.Program, path: string): Compiled {
  const file = program.getSourceFile(path)!;
  const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  return {
    errors: diagnostics.map((diagnostic) => ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n")),
    typeOf(name) {
      const checker = program.getTypeChecker();
      const symbol = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!).find((one) => one.name === name)!;
      const type =
        symbol.flags & ts.SymbolFlags.TypeAlias
          ? checker.getDeclaredTypeOfSymbol(symbol)
          : checker.getTypeOfSymbol(symbol);
      const members = type.isUnion() ? type.types : [type];
      return members.map((member) => checker.typeToString(member, undefined, ts.TypeFormatFlags.NoTruncation)).sort();
    },
  };
}
