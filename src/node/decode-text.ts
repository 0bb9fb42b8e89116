import { TextDecoder } from "node:util";
import { EstimandError } from "../errors.ts";
import { twoEncodings } from "./text-faults.ts";

interface DecodeOptions {
  /** The file's name, for messages. */
  readonly name: string;
  readonly encoding: string | undefined;
  readonly onNotice: (message: string) => void;
}

/** The longest text that JavaScript holds on Node 20, in characters. */
const longest = 2 ** 29 - 24;

/** The text in these bytes: by the encoding given, or the byte-order mark, or UTF-8, or EUC-KR where that fits. */
export function decodeText(bytes: Uint8Array, { name, encoding, onNotice }: DecodeOptions): string {
  if (bytes.length > longest) throw tooLong(name, bytes.length);
  if (encoding !== undefined) {
    return (
      decode(bytes, encoding) ??
      refuse(name, `is not in the encoding '${encoding}'. Pass the right one as \`encoding\`.`, encoding)
    );
  }
  const marked = encodingOfMark(bytes);
  if (marked !== undefined)
    return decode(bytes, marked) ?? refuse(name, `has the byte-order mark of ${marked}, but is not.`, marked);
  const unicode = decode(bytes, "utf-8");
  if (unicode !== undefined) return unicode;
  const inPairs = looksKorean(bytes);
  const mixed = twoEncodings(bytes, inPairs);
  if (mixed !== undefined) {
    return refuse(
      name,
      `is in two encodings: line ${mixed.unicode} is UTF-8, line ${mixed.other} is not. Files that were joined must be in one ` +
        "encoding: save each as UTF-8 and join them again.",
    );
  }
  const korean = inPairs ? decode(bytes, "euc-kr") : undefined;
  if (korean === undefined) {
    return refuse(
      name,
      'is not UTF-8. Pass its encoding, such as {encoding: "euc-kr"} or {encoding: "windows-1252"} (--encoding euc-kr).',
    );
  }
  onNotice(
    `'${name}' is not UTF-8 and was read as EUC-KR. Pass {encoding: "euc-kr"} if that is right, or its encoding if not.`,
  );
  return korean;
}

/** The text, or undefined when the bytes are not in this encoding. */
function decode(bytes: Uint8Array, encoding: string): string | undefined {
  const decoder = decoderFor(encoding);
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new EstimandError(
      "bad-option",
      `There is no encoding '${encoding}'. Examples: "utf-8", "euc-kr", "windows-1252".`,
      {
        encoding,
      },
    );
  }
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/**
 * Whether bytes beyond ASCII come in pairs as Korean does: the second byte beyond ASCII too. In Western encodings an
 * accented letter stands alone between letters, and yet most such files would decode as Korean without an error.
 */
function looksKorean(bytes: Uint8Array): boolean {
  let pairs = 0;
  let single = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! < 0x80) continue;
    if ((bytes[i + 1] ?? 0) >= 0xa1) {
      pairs++;
      i++;
    } else {
      single++;
    }
  }
  return pairs > 9 * single;
}

function refuse(name: string, fault: string, encoding?: string): never {
  throw new EstimandError("bad-data", `'${name}' ${fault}`, {
    file: name,
    ...(encoding === undefined ? {} : { encoding }),
  });
}

function tooLong(name: string, bytes: number): EstimandError {
  return new EstimandError(
    "bad-data",
    `'${name}' has ${Math.round(bytes / 2 ** 20)} MB, more than a text can hold (512 MB). Read it with DuckDB: ` +
      `table(await connection.runAndReadAll("from '${name}'")).`,
    { file: name, bytes },
  );
}
