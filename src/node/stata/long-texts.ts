import { asciiText, byteCursor, unsigned, untilZero } from "./byte-cursor.ts";
import type { StataFile } from "./stata-file.ts";

/** Bytes of variable and row in a cell, by format; of format 119 ReadStat (R's haven) writes what 118 has. */
const layouts: Readonly<Record<number, readonly (readonly [variable: number, row: number])[]>> = {
  117: [[4, 4]],
  118: [[2, 6]],
  119: [
    [3, 5],
    [2, 6],
  ],
};

/** Reads a cell of a variable of long texts: the cell holds the variable and row under which the text is stored. */
export function longTextReader(file: StataFile): (at: number) => Uint8Array {
  const { view, littleEndian, release } = file;
  const texts = storedTexts(file);
  return (at) => {
    for (const [variableBytes, rowBytes] of layouts[release]!) {
      const variable = unsigned(view, at, variableBytes, littleEndian);
      const row = unsigned(view, at + variableBytes, rowBytes, littleEndian);
      const text = texts.get(`${variable} ${row}`);
      if (text !== undefined) return text;
    }
    return new Uint8Array(0);
  };
}

function storedTexts({ view, littleEndian, release, longTexts }: StataFile): ReadonlyMap<string, Uint8Array> {
  const texts = new Map<string, Uint8Array>();
  if (longTexts === undefined) return texts;
  const cursor = byteCursor(view, littleEndian, longTexts);
  while (asciiText(cursor.take(3)) === "GSO") {
    const variable = cursor.number(4);
    const row = cursor.number(release === 117 ? 4 : 8);
    cursor.number(1); // 129 binary, 130 text
    texts.set(`${variable} ${row}`, untilZero(cursor.take(cursor.number(4))));
  }
  return texts;
}
