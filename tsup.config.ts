import { defineConfig } from "tsup";

const common = {
  target: "es2022",
  treeshake: true,
  splitting: true,
  sourcemap: true,
  // The package ships src: maps that point there need not repeat it.
  esbuildOptions: (options: { sourcesContent?: boolean }): void => {
    options.sourcesContent = false;
  },
  outDir: "dist",
} as const;

export default defineConfig([
  {
    ...common,
    entry: {
      index: "src/index.ts",
      special: "src/special/index.ts",
      report: "src/report/index.ts",
      globalization: "src/globalization/index.ts",
      nlcom: "src/nlcom/index.ts",
      node: "src/node/index.ts",
    },
    format: ["esm", "cjs"],
    dts: { compilerOptions: { ignoreDeprecations: "6.0", allowImportingTsExtensions: true } },
  },
  { ...common, entry: { cli: "src/cli/index.ts" }, format: ["esm"], dts: false },
]);
