import { stat } from "node:fs/promises";
import { EstimandError } from "../errors.ts";

/** Refuses what is no file, before it is read. */
export async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile() === true) return;
  const what = found === undefined ? `There is no file '${file}'` : `'${file}' is a folder, not a file`;
  throw new EstimandError("bad-option", `${what}: check its name and where it is.`, { file });
}
