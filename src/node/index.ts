/** Files: the part of estimand that needs a file system (Node, Deno, Bun). */

// Reading
export { type ReadCsvOptions, readCsv } from "./read-csv.ts"; // CSV, its encoding found
export { readParquet, type ReadParquetOptions } from "./read-parquet.ts"; // Parquet, by the package hyparquet
export { readStata, type ReadStataOptions, readStataLabels, type StataLabels } from "./read-stata.ts"; // Stata's .dta
