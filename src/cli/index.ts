#!/usr/bin/env node
import { EstimandError } from "../errors.ts";
import { study } from "./study.ts";

const usage = `estimand study [--out DIR] [--seed N]
    the determinant analysis of the simulated survey, written to DIR (default: study)
estimand study --data FILE.csv --map MAP.json [--out DIR]
    the same of your firms`;

const commands: Readonly<
  Record<string, (words: readonly string[], progress: (line: string) => void) => Promise<string[]>>
> = { study };

const [name = "", ...words] = process.argv.slice(2);
const command = commands[name];
try {
  if (command === undefined) {
    process.stdout.write(`${usage}\n`);
    process.exitCode = name === "" || name === "--help" ? 0 : 2;
  } else {
    const lines = await command(words, (line) => process.stderr.write(`… ${line}\n`));
    process.stdout.write(`${lines.join("\n")}\n`);
  }
} catch (error) {
  if (!(error instanceof EstimandError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
