import { describe, expect, it } from "vitest";
import { codeBlocks, documentedPages, pageModule, runBlocks, sourceFile } from "../scripts/documented-code.ts";
import { withFirmFields } from "../scripts/firm-fields-table.ts";
import { compile } from "./types/compile.ts";

const pages = Object.entries(documentedPages()).map(([path, text]) => ({ path, blocks: codeBlocks(text) }));
const withCode = pages.filter(({ blocks }) => blocks.length > 0);

describe("the code of README.md and docs/", () => {
  it("is there to be tested", () => {
    expect(withCode.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["README.md", "docs/getting-started.md", "docs/formula.md", "docs/globalization.md"]),
    );
  });

  it.each(withCode)("$path runs and prints what it says", ({ blocks }) => {
    const printed = runBlocks(blocks);
    for (const [i, block] of blocks.entries()) if (block.printed !== undefined) expect(printed[i]).toBe(block.printed);
  });

  it("stands beside the firm record as the code has it", () => {
    const page = documentedPages()["docs/globalization.md"]!;
    expect(page).toContain("| `exporter` | Exporter | 수출 여부 |");
    expect(withFirmFields(page)).toBe(page);
  });

  it("compiles under the project's strict options", () => {
    const modules = withCode.map(({ path, blocks }) => {
      return [path.replace(/\W/g, "-"), pageModule(blocks, "", (from) => sourceFile(from, "../../"))];
    });
    for (const [page, { errors }] of Object.entries(compile(Object.fromEntries(modules)).snippets)) {
      expect(errors, page).toEqual([]);
    }
  });
});
