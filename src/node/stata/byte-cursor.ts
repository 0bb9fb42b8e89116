/** Reads a binary file from its start onwards. */
export interface ByteCursor {
  at: number;
  number(bytes: 1 | 2 | 4 | 8): number;
  take(bytes: number): Uint8Array;
  /** A text of at most so many bytes, which ends at its first zero byte. */
  text(bytes: number): Uint8Array;
}

export function byteCursor(view: DataView, littleEndian: boolean, at = 0): ByteCursor {
  const cursor: ByteCursor = {
    at,
    number(bytes) {
      const from = cursor.at;
      cursor.at += bytes;
      return unsigned(view, from, bytes, littleEndian);
    },
    take(bytes) {
      const taken = new Uint8Array(view.buffer, view.byteOffset + cursor.at, bytes);
      cursor.at += bytes;
      return taken;
    },
    text: (bytes) => untilZero(cursor.take(bytes)),
  };
  return cursor;
}

/** A whole number without sign, of so many bytes. */
export function unsigned(view: DataView, at: number, bytes: number, littleEndian: boolean): number {
  let value = 0;
  for (let i = 0; i < bytes; i++) value = value * 256 + view.getUint8(littleEndian ? at + bytes - 1 - i : at + i);
  return value;
}

export function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** The text of bytes of which each is one character. */
export function asciiText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}
