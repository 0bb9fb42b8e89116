import { EstimandError } from "../../errors.ts";
import { asciiText, byteCursor, type ByteCursor } from "./byte-cursor.ts";
import { type StataFile, type StataType, widthOf } from "./stata-file.ts";

const numberTypes: Readonly<Record<number, StataType>> = {
  251: "byte",
  252: "int",
  253: "long",
  254: "float",
  255: "double",
};

/**
 * Opens a file of Stata 8 to 12 (formats 113 to 115): a header of fixed widths, variables, rows, value labels.
 *
 * Source: Stata's manual, [P] file formats .dta, release 12.
 */
export function openOldFile(view: DataView, name: string): StataFile {
  const littleEndian = view.getUint8(1) === 2;
  const cursor = byteCursor(view, littleEndian);
  const release = cursor.number(1);
  cursor.at = 4;
  const count = cursor.number(2);
  const rows = cursor.number(4);
  const label = cursor.text(81);
  cursor.take(18); // time of writing
  const types = [...cursor.take(count)].map((code) => numberTypes[code] ?? textType(code, name));
  const names = types.map(() => cursor.text(33));
  cursor.take(2 * (count + 1)); // order of sorting
  const formats = types.map(() => asciiText(cursor.text(release === 113 ? 12 : 49)));
  const valueLabelNames = types.map(() => asciiText(cursor.text(33)));
  const labels = types.map(() => cursor.text(81));
  skipCharacteristics(cursor);
  const variables = types.map((type, j) => {
    return { name: names[j]!, type, format: formats[j]!, label: labels[j]!, valueLabel: valueLabelNames[j]! };
  });
  const rowBytes = variables.reduce((sum, { type }) => sum + widthOf(type), 0);
  const data = cursor.at;
  const valueLabels = data + rows * rowBytes;
  return { release, view, littleEndian, rows, label, variables, data, longTexts: undefined, valueLabels };
}

function textType(code: number, name: string): StataType {
  if (code > 0 && code <= 244) return { bytes: code };
  throw new EstimandError("bad-data", `'${name}' has a variable of the unknown Stata type ${code}.`, {
    file: name,
    code,
  });
}

/** Notes and settings, of which an analysis needs none: type, length, content; ended by a zero type and length. */
function skipCharacteristics(cursor: ByteCursor): void {
  for (;;) {
    const type = cursor.number(1);
    const length = cursor.number(4);
    if (type === 0 && length === 0) return;
    cursor.take(length);
  }
}
