interface Cell {
  readonly cell_type: "markdown" | "code";
  readonly metadata: Record<string, never>;
  readonly source: readonly string[];
  readonly outputs?: readonly never[];
  readonly execution_count?: null;
}

/** An example's script as a notebook for the Deno kernel: its comments become text, what stands between them code. */
export function exampleNotebook(script: string): string {
  const cells = script
    .trim()
    .split(/\n\n(?=\/\/ )/)
    .flatMap(cellsOf);
  const metadata = {
    kernelspec: { display_name: "Deno", language: "typescript", name: "deno" },
    language_info: { file_extension: ".ts", mimetype: "text/x.typescript", name: "typescript" },
  };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** A block of comments, and the code that follows it. */
function cellsOf(part: string): Cell[] {
  const lines = part.split("\n");
  const firstCode = lines.findIndex((line) => !line.startsWith("//"));
  const comment = (firstCode < 0 ? lines : lines.slice(0, firstCode)).map((line) => line.replace(/^\/\/ ?/, ""));
  const code = firstCode < 0 ? [] : lines.slice(firstCode);
  return [
    ...(comment.length === 0 ? [] : [cell("markdown", comment)]),
    ...(code.join("").trim() === "" ? [] : [cell("code", code)]),
  ];
}

function cell(kind: Cell["cell_type"], lines: readonly string[]): Cell {
  const source = lines.map((line, i) => (i < lines.length - 1 ? `${line}\n` : line));
  const own = { cell_type: kind, metadata: {}, source } as const;
  return kind === "code" ? { ...own, execution_count: null, outputs: [] } : own;
}
