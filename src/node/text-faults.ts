import { TextDecoder } from "node:util";

const zip = [0x50, 0x4b, 0x03, 0x04];
const oleFile = [0xd0, 0xcf, 0x11, 0xe0];

/** Why these bytes are no text, in words that follow the file's name; undefined where they may be one. */
export function noTextFault(bytes: Uint8Array): string | undefined {
  const startsWith = (mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte);
  if (startsWith(zip)) return "is a ZIP archive, such as an Excel workbook, whatever its name says. Save it as CSV.";
  if (startsWith(oleFile)) return "is an old Excel or Office file, whatever its name says. Save it as CSV.";
  const first = bytes.subarray(0, 4096);
  const marked = (first[0] === 0xff && first[1] === 0xfe) || (first[0] === 0xfe && first[1] === 0xff);
  if (marked || !first.includes(0)) return undefined;
  const zeros = (parity: number): number =>
    first.reduce((sum, byte, i) => sum + Number(byte === 0 && i % 2 === parity), 0);
  const [even, odd] = [zeros(0), zeros(1)];
  if (Math.max(even, odd) < first.length / 8) return "has zero bytes: it is no text file. Save it as CSV in UTF-8.";
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  return `looks like UTF-16 without its byte-order mark. Pass {encoding: "${encoding}"} (--encoding ${encoding}), or save it as UTF-8.`;
}

/**
 * The lines that show two encodings in one file: one that is UTF-8 beyond ASCII, one that is not. Undefined for a file in one
 * encoding. Hangul tells UTF-8 surely; other letters only in files that are not Korean otherwise.
 */
export function twoEncodings(
  bytes: Uint8Array,
  korean: boolean,
): { readonly unicode: number; readonly other: number } | undefined {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const telling = korean ? /[가-힣]/ : /[^\0-\x7f]/;
  let [unicode, other] = [0, 0];
  for (let line = 1, at = 0; at < bytes.length && (unicode === 0 || other === 0); line++) {
    const end = bytes.indexOf(10, at);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      if (unicode === 0 && telling.test(decoder.decode(bytes.subarray(at, next)))) unicode = line;
      else if (unicode !== 0) decoder.decode(bytes.subarray(at, next));
    } catch {
      if (other === 0) other = line;
    }
    at = next;
  }
  return unicode === 0 || other === 0 ? undefined : { unicode, other };
}
