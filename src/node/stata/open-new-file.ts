import { EstimandError } from "../../errors.ts";
import { asciiText, byteCursor, unsigned } from "./byte-cursor.ts";
import type { StataFile, StataType } from "./stata-file.ts";

/** What the formats of Stata 13 and later differ in: bytes of names, formats, labels and counts. */
interface Widths {
  readonly name: number;
  readonly format: number;
  readonly label: number;
  readonly variables: 2 | 4;
  readonly rows: 4 | 8;
  readonly dataLabel: 1 | 2;
}

const widthsOf: Readonly<Record<number, Widths>> = {
  117: { name: 33, format: 49, label: 81, variables: 2, rows: 4, dataLabel: 1 },
  118: { name: 129, format: 57, label: 321, variables: 2, rows: 8, dataLabel: 2 },
  119: { name: 129, format: 57, label: 321, variables: 4, rows: 8, dataLabel: 2 },
};

const numberTypes: Readonly<Record<number, StataType>> = {
  65526: "double",
  65527: "float",
  65528: "long",
  65529: "int",
  65530: "byte",
  32768: "strL",
};

/** Places in the file's map of its parts. */
const part = { types: 2, names: 3, formats: 5, valueLabelNames: 6, labels: 7, data: 9, longTexts: 10, valueLabels: 11 };

/**
 * Opens a file of Stata 13 or later (formats 117 to 119): parts between tags, and a map that says where each begins.
 *
 * Source: Stata's manual, [P] file formats .dta, releases 13 to 18.
 */
export function openNewFile(view: DataView, name: string): StataFile {
  const release = Number(asciiText(byteCursor(view, true, "<stata_dta><header><release>".length).take(3)));
  const widths = widthsOf[release];
  if (widths === undefined) throw unreadable(release, name);
  const order = byteCursor(view, true, "<stata_dta><header><release>117</release><byteorder>".length);
  const littleEndian = asciiText(order.take(3)) === "LSF";
  const cursor = byteCursor(view, littleEndian, order.at + "</byteorder><K>".length);
  const count = cursor.number(widths.variables);
  cursor.at += "</K><N>".length;
  const rows = cursor.number(widths.rows);
  cursor.at += "</N><label>".length;
  const label = cursor.text(cursor.number(widths.dataLabel));
  cursor.at += "</label><timestamp>".length;
  cursor.take(cursor.number(1)); // time of writing
  const map = cursor.at + "</timestamp></header><map>".length;
  const start = (index: number, tag: string): number =>
    unsigned(view, map + 8 * index, 8, littleEndian) + tag.length + 2;
  const texts = (index: number, tag: string, bytes: number): Uint8Array[] => {
    const at = byteCursor(view, littleEndian, start(index, tag));
    return Array.from({ length: count }, () => at.text(bytes));
  };
  const types = byteCursor(view, littleEndian, start(part.types, "variable_types"));
  const names = texts(part.names, "varnames", widths.name);
  const formats = texts(part.formats, "formats", widths.format);
  const valueLabelNames = texts(part.valueLabelNames, "value_label_names", widths.name);
  const labels = texts(part.labels, "variable_labels", widths.label);
  return {
    release,
    view,
    littleEndian,
    rows,
    label,
    variables: names.map((variable, j) => ({
      name: variable,
      type: typeOf(types.number(2), name),
      format: asciiText(formats[j]!),
      label: labels[j]!,
      valueLabel: asciiText(valueLabelNames[j]!),
    })),
    data: start(part.data, "data"),
    longTexts: start(part.longTexts, "strls"),
    valueLabels: start(part.valueLabels, "value_labels"),
  };
}

function typeOf(code: number, name: string): StataType {
  const type = numberTypes[code];
  if (type !== undefined) return type;
  if (code > 0 && code <= 2045) return { bytes: code };
  throw new EstimandError("bad-data", `'${name}' has a variable of the unknown Stata type ${code}.`, {
    file: name,
    code,
  });
}

function unreadable(release: number, name: string): EstimandError {
  return new EstimandError(
    "bad-data",
    `'${name}' is a Stata file of format ${release}; formats 113 to 115 and 117 to 119 are read. Save it from Stata with saveold.`,
    { file: name, release },
  );
}
