import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    special: "src/special/index.ts",
    report: "src/report/index.ts",
    globalization: "src/globalization/index.ts",
    node: "src/node/index.ts",
    cli: "src/cli/index.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  dts: { compilerOptions: { ignoreDeprecations: "6.0", allowImportingTsExtensions: true } },
  splitting: true,
  treeshake: true,
  sourcemap: true,
  clean: true,
  outDir: "dist",
});
