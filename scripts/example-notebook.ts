interface Cell {
  readonly cell_type: "markdown" | "code";
  readonly metadata: Record<string, never>;
  readonly source: readonly string[];
  readonly outputs?: readonly never[];
  readonly execution_count?: null;
}

/**
 * An example's script as a notebook for the Deno kernel: its comments become text, what stands between them code; it imports
 * the published package (`examples/deno.json` resolves it to the sources here); and what a cell prints last it shows, as a
 * table or picture where it has one. "// In a notebook: x" is x in the notebook alone.
 */
export function exampleNotebook(script: string): string {
  const cells = script
    .trim()
    .split(/\n\n(?=\/\/ )/)
    .flatMap(cellsOf);
  const metadata = {
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 4 }, null, 1)}\n`;
}

/** A block of comments, and the code that follows it. */
function cellsOf(part: string): Cell[] {
  const lines = part.split("\n");
  const firstCode = lines.findIndex((line) => !line.startsWith("//"));
  const comment = (firstCode < 0 ? lines : lines.slice(0, firstCode)).map((line) => line.replace(/^\/\/ ?/, ""));
  const code = firstCode < 0 ? [] : lines.slice(firstCode);
  return [
    ...(comment.length === 0 ? [] : [cell("markdown", comment)]),
    ...(code.join("").trim() === "" ? [] : [cell("code", code.map(asPublished))]),
  ].map(withLastShown);
}

/** Imports of the sources as imports of the package; what the notebook alone shows. */
function asPublished(line: string): string {
  return line
    .replace(/"\.\.\/\.\.\/src\/index\.ts"/, '"npm:estimand"')
    .replace(/"\.\.\/\.\.\/src\/([\w-]+)\/index\.ts"/, '"npm:estimand/$1"')
    .replace(/^\/\/ In a notebook: /, "");
}

/** A printed result as the value of its cell: console.log(`${fit}\n`) as fit. */
function withLastShown(made: Cell): Cell {
  if (made.cell_type === "markdown") return made;
  const last = made.source.at(-1)!.replace(/^console\.log\(`\$\{(.+)\}(?:\\n)?`\);$/, "$1");
  return { ...made, source: [...made.source.slice(0, -1), last] };
}

function cell(kind: Cell["cell_type"], lines: readonly string[]): Cell {
  const source = lines.map((line, i) => (i < lines.length - 1 ? `${line}\n` : line));
  const own = { cell_type: kind, metadata: {}, source } as const;
  return kind === "code" ? { ...own, execution_count: null, outputs: [] } : own;
}
