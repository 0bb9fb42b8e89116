import { formatCount, formatFixed } from "../../report/format.ts";

/** A number as a reader wants it: whole where it is or is above 100, one decimal above 10, more below; nothing where it is not known. */
export function amount(x: number): string {
  if (!Number.isFinite(x)) return "";
  const size = Math.abs(x);
  if (Number.isInteger(x)) return formatCount(x);
  if (size >= 99.95) return formatCount(Math.round(x));
  return formatFixed(x, size >= 9.995 ? 1 : size >= 0.0995 ? 2 : 4);
}

/** An interval, as "[1.20, 3.40]"; nothing where an end is not known. */
export function spread(low: number, high: number): string {
  return Number.isFinite(low) && Number.isFinite(high) ? `[${amount(low)}, ${amount(high)}]` : "";
}
