import { EstimandError } from "../errors.ts";

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** Takes a cell: `text.slice(start, end)`, where "" stands for " when `escaped`. */
export type TakeCell = (column: number, start: number, end: number, escaped: boolean) => void;

/**
 * Reads one row of CSV (RFC 4180; lines may end in \n, \r\n or \r) and hands over its cells without copying them.
 *
 * @param at where the row begins
 * @param delimiter the delimiter's character code
 * @returns where the next row begins
 * @throws EstimandError "bad-data" at a quote that is never closed, or that closes before the cell ends
 */
export function scanRow(text: string, at: number, delimiter: number, take: TakeCell): number {
  const length = text.length;
  let position = at;
  for (let column = 0; ; column++) {
    if (text.charCodeAt(position) === quote) {
      position = scanQuoted(text, position, delimiter, column, take);
    } else {
      const start = position;
      while (position < length) {
        const code = text.charCodeAt(position);
        if (code === delimiter || code === lineFeed || code === carriageReturn) break;
        position++;
      }
      take(column, start, position, false);
    }
    if (position >= length) return length;
    if (text.charCodeAt(position) !== delimiter) return lineAfter(text, position);
    position++;
  }
}

/** Where the next line begins, given where this one ends. */
export function lineAfter(text: string, end: number): number {
  return text.charCodeAt(end) === carriageReturn && text.charCodeAt(end + 1) === lineFeed ? end + 2 : end + 1;
}

/** Whether a line ends here: a row that begins here is blank. */
export function isLineEnd(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === lineFeed || code === carriageReturn;
}

/** Line number, from 1, of a position: for errors. */
export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|\n|\r/).length;
}

function scanQuoted(text: string, at: number, delimiter: number, column: number, take: TakeCell): number {
  let escaped = false;
  let end = text.indexOf('"', at + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === quote) {
    escaped = true;
    end = text.indexOf('"', end + 2);
  }
  if (end < 0) throw quoteFault(text, at, "opens a quote that is never closed");
  const after = end + 1;
  if (after < text.length && text.charCodeAt(after) !== delimiter && !isLineEnd(text, after)) {
    throw quoteFault(
      text,
      end,
      "has text between a closing quote and the next delimiter (a quote inside quotes is written twice)",
    );
  }
  take(column, at + 1, end, escaped);
  return after;
}

function quoteFault(text: string, position: number, fault: string): EstimandError {
  const line = lineOf(text, position);
  return new EstimandError("bad-data", `Line ${line} of the CSV ${fault}.`, { line });
}
