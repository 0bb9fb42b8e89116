import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { exampleNotebook } from "../../scripts/example-notebook.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(root + path, "utf8");
interface Notebook {
  readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[];
}

describe.each(["determinants", "ecuador"])("the notebook of examples/%s", (example) => {
  const { cells } = JSON.parse(read(`examples/${example}/main.ipynb`)) as Notebook;
  const code = cells.filter(({ cell_type }) => cell_type === "code").map(({ source }) => source.join(""));

  it("is its script's", () => {
    expect(read(`examples/${example}/main.ipynb`)).toBe(exampleNotebook(read(`examples/${example}/main.ts`)));
  });

  it("imports the published package and Node, so that it runs where the package alone is", () => {
    const imported = [...code.join("\n").matchAll(/from "([^"]+)"/g)].map(([, from]) => from!);
    expect(imported).toContain("npm:estimand/globalization");
    for (const from of imported) expect(from).toMatch(/^(npm:estimand(\/[\w-]+)?|node:\w+)$/);
    expect(code.join("\n")).not.toContain("import.meta");
  });

  it("has its imports resolved to the sources of this repository", () => {
    const { imports } = JSON.parse(read("examples/deno.json")) as { readonly imports: Record<string, string> };
    const entries = JSON.parse(read("package.json")).exports as Record<string, unknown>;
    for (const [from, source] of Object.entries(imports)) {
      expect(entries).toHaveProperty([from.replace("npm:estimand", ".")]);
      expect(existsSync(`${root}examples/${source}`), source).toBe(true);
    }
    for (const [, from] of code.join("\n").matchAll(/from "(npm:[^"]+)"/g)) expect(imports).toHaveProperty([from!]);
  });

  it("shows results as values of cells, not as text", () => {
    expect(code.some((source) => /^policyScenarios\(|^\w+$/m.test(source.split("\n").at(-1)!))).toBe(true);
  });
});

it("a script's comments become text, its code cells, and its last print the cell's value", () => {
  const printed = (name: string): string => `console.log(\`\${${name}}\\n\`);`;
  const script = `// Title.
import { probit } from "../../src/index.ts";

const x = 1;

// Then
${printed("fit")}
// In a notebook: fit
`;
  const { cells } = JSON.parse(exampleNotebook(script)) as Notebook;
  expect(cells.map(({ source }) => source.join(""))).toEqual([
    "Title.",
    'import { probit } from "npm:estimand";\n\nconst x = 1;',
    "Then",
    `${printed("fit")}\nfit`,
  ]);
  const shown = JSON.parse(exampleNotebook(`// A\n${printed("firmCase(a)")}\n`)) as Notebook;
  expect(shown.cells[1]!.source).toEqual(["firmCase(a)"]);
});
