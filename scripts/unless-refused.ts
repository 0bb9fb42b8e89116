import { EstimandError } from "../src/index.ts";

/** What is computed; undefined where the package refuses the sample. */
export function unlessRefused<T>(compute: () => T): T | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof EstimandError) return undefined;
    throw error;
  }
}
