import { readFileSync } from "node:fs";

/** The numbers of R, with the program beside them: test/reference/dependent-errors.R. */
// biome-ignore lint/suspicious/noExplicitAny: plain JSON of many shapes
export const byR: any = JSON.parse(
  readFileSync(new URL("../reference/dependent-errors.json", import.meta.url), "utf8"),
);

export const grunfeld: Record<string, number[]> = byR.grunfeld;
export const investment: Record<string, number[]> = byR.investment;
/** The first eight firms of Petersen's data. */
export const petersen: Record<string, number[]> = byR.petersen;
