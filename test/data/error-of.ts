import { EstimandError } from "../../src/errors.ts";

/** The EstimandError that `run` throws; fails when it throws none or another. */
export function errorOf(run: () => unknown): EstimandError {
  try {
    run();
  } catch (error) {
    if (error instanceof EstimandError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}
