interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows steps as they begin, and how long each took: on a terminal in place, elsewhere a line each. */
export interface ProgressDisplay {
  step(line: string): void;
  /** Ends the last step. */
  end(): void;
}

export function progressDisplay(output: Output, now: () => number = () => performance.now()): ProgressDisplay {
  let current: string | undefined;
  let began = 0;
  const end = (): void => {
    if (current === undefined) return;
    const seconds = ((now() - began) / 1000).toFixed(1);
    if (output.isTTY === true) output.write(`\r\u001b[K✓ ${current} (${seconds} s)\n`);
    current = undefined;
  };
  return {
    step(line) {
      end();
      current = line;
      began = now();
      output.write(output.isTTY === true ? `… ${line}` : `… ${line}\n`);
    },
    end,
  };
}
