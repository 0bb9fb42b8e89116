import { asciiText, byteCursor, untilZero } from "./byte-cursor.ts";
import type { StataFile } from "./stata-file.ts";

/** A set of value labels: what a number means. */
export type ValueLabels = ReadonlyMap<number, Uint8Array>;

/** The sets of value labels of a file, by name. */
export function valueLabelSets(file: StataFile): ReadonlyMap<string, ValueLabels> {
  const sets = new Map<string, ValueLabels>();
  const cursor = byteCursor(file.view, file.littleEndian, file.valueLabels);
  const tagged = file.release >= 117;
  const nameBytes = file.release >= 118 ? 129 : 33;
  while (cursor.at + 4 < file.view.byteLength) {
    if (tagged && asciiText(cursor.take("<lbl>".length)) !== "<lbl>") break;
    const length = cursor.number(4);
    const name = asciiText(cursor.text(nameBytes));
    cursor.take(3);
    sets.set(name, labelsAt(file, cursor.at));
    cursor.at += length + (tagged ? "</lbl>".length : 0);
  }
  return sets;
}

/** Count, bytes of text, where each label begins in the text, the values, the text. */
function labelsAt({ view, littleEndian }: StataFile, at: number): ValueLabels {
  const count = view.getInt32(at, littleEndian);
  const bytes = view.getInt32(at + 4, littleEndian);
  const values = at + 8 + 4 * count;
  const text = byteCursor(view, littleEndian, values + 4 * count).take(bytes);
  const labels = new Map<number, Uint8Array>();
  for (let i = 0; i < count; i++) {
    const from = view.getInt32(at + 8 + 4 * i, littleEndian);
    labels.set(view.getInt32(values + 4 * i, littleEndian), untilZero(text.subarray(from)));
  }
  return labels;
}
