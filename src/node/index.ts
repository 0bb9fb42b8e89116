/** Files: the part of estimand that needs a file system (Node, Deno, Bun). */

// Reading
export { type ReadCsvOptions, readCsv } from "./read-csv.ts";
