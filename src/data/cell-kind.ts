/** What the cells of a column can be. Dates become numbers (days), decimals and bigints become numbers. */
export type CellKind = "number" | "boolean" | "text" | "date" | "unknown";

/** A decimal number as DuckDB hands it over: `value` / 10^`scale`. */
interface Decimal {
  readonly value: bigint;
  readonly scale: number;
}

const millisecondsPerDay = 86_400_000;

/** Fields by which date and time objects (DuckDB's) are known, and their unit: how many make a day. */
const unitsPerDay: readonly (readonly [field: string, unitsPerDay: number])[] = [
  ["days", 1],
  ["seconds", 86_400],
  ["millis", millisecondsPerDay],
  ["micros", 86_400e6],
  ["nanos", 86_400e9],
];

const infiniteDate = 2 ** 31 - 1;
const infiniteTimestamp = 2n ** 63n - 1n;

/** The kind of one cell; undefined when it is missing (null or undefined). */
export function cellKind(cell: unknown): CellKind | undefined {
  switch (typeof cell) {
    case "number":
    case "bigint":
      return "number";
    case "string":
      return "text";
    case "boolean":
      return "boolean";
    case "undefined":
      return undefined;
    case "object":
      return cell === null ? undefined : objectKind(cell);
    default:
      return "unknown";
  }
}

function objectKind(cell: object): CellKind {
  if (isDecimal(cell)) return "number";
  if (cell instanceof Date || dateUnit(cell) !== undefined) return "date";
  return "hugeint" in cell ? "text" : "unknown";
}

/** A number from a number, bigint, decimal, date or time; undefined for a bigint that a number cannot hold exactly. */
export function cellNumber(cell: unknown): number | undefined {
  if (typeof cell === "number") return cell;
  if (typeof cell === "bigint") return exactNumber(cell);
  if (cell instanceof Date) return cell.getTime() / millisecondsPerDay;
  if (isDecimal(cell as object)) return decimalNumber(cell as Decimal);
  return daysOf(cell as Record<string, unknown>);
}

/** The number equal to this bigint; undefined beyond ±(2^53 - 1), where neighbours would become one number. */
function exactNumber(value: bigint): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** `value` / 10^`scale`, correctly rounded: one division of two exact numbers where possible, else through decimal text. */
export function decimalNumber({ value, scale }: Decimal): number {
  const exact = exactNumber(value);
  return exact !== undefined && scale <= 22 ? exact / 10 ** scale : Number(`${value}e-${scale}`);
}

function isDecimal(cell: object): cell is Decimal {
  return "scale" in cell && "value" in cell && typeof cell.value === "bigint" && typeof cell.scale === "number";
}

function dateUnit(cell: object): readonly [string, number] | undefined {
  if ("months" in cell) return undefined;
  return unitsPerDay.find(([field]) => field in cell);
}

function daysOf(cell: Record<string, unknown>): number | undefined {
  const unit = dateUnit(cell);
  if (unit === undefined) return undefined;
  const count = cell[unit[0]] as number | bigint;
  const limit = typeof count === "bigint" ? infiniteTimestamp : infiniteDate;
  if (count >= limit) return Number.POSITIVE_INFINITY;
  if (count <= -limit) return Number.NEGATIVE_INFINITY;
  return Number(count) / unit[1];
}
