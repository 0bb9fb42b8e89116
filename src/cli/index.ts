#!/usr/bin/env node
import { EstimandError } from "../errors.ts";
import { describe } from "./describe.ts";
import { progressDisplay } from "./progress-display.ts";
import { study } from "./study.ts";

interface Command {
  readonly usage: string;
  run(words: readonly string[], progress: (line: string) => void): Promise<string[]>;
}

const commands: Readonly<Record<string, Command>> = {
  study: {
    usage: `estimand study [--out DIR] [--seed N] [--language en|ko]
    the determinant analysis of the simulated survey, written to DIR (default: study)
estimand study DATA --map MAP.json [--out DIR] [--language en|ko] [--encoding NAME]
    the same of your firms: DATA is CSV (UTF-8, EUC-KR, or --encoding), Stata (.dta) or Parquet (.parquet)`,
    run: study,
  },
  describe: {
    usage: `estimand describe DATA [--map MAP.json] [--language en|ko] [--encoding NAME]
    columns, faults, and a draft of the mapping`,
    run: describe,
  },
};
const usage = Object.values(commands).map((each) => each.usage);

const [name = "", ...words] = process.argv.slice(2);
const command = commands[name];
const progress = progressDisplay(process.stderr);
try {
  if (command === undefined) {
    process.stdout.write(`${usage.join("\n")}\n`);
    process.exitCode = name === "" || name === "--help" ? 0 : 2;
  } else if (words.includes("--help")) {
    process.stdout.write(`${command.usage}\n`);
  } else {
    const lines = await command.run(words, progress.step);
    progress.end();
    process.stdout.write(`${lines.join("\n")}\n`);
  }
} catch (error) {
  progress.end();
  const { message, code, stack } = error as NodeJS.ErrnoException;
  const known = error instanceof EstimandError || code !== undefined;
  const ours = `This is a fault of estimand, not of your data: ${message}. Please report it with what ESTIMAND_TRACE=1 prints.`;
  process.stderr.write(`${known ? message : ours}\n`);
  if (!known && process.env.ESTIMAND_TRACE !== undefined) process.stderr.write(`${stack}\n`);
  process.exitCode = 2;
}
