import { EstimandError } from "../errors.ts";

/** The level if it is a coverage between 0 and 1. */
export function checkLevel(level: number): number {
  if (typeof level === "number" && level > 0 && level < 1) return level;
  throw new EstimandError(
    "bad-option",
    `level: ${typeof level === "string" ? `"${level}"` : level} is no coverage; give a number between 0 and 1, such as 0.95.`,
    {
      option: "level",
      value: level,
    },
  );
}
