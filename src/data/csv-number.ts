const zero = 48;
const nine = 57;
const plus = 43;
const minus = 45;

const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));
const numberText = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const leadingZero = /^[+-]?0\d/;
const wholeNumber = /^[+-]?\d+$/;
const wordNumbers: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  "+inf": Number.POSITIVE_INFINITY,
  "-inf": Number.NEGATIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  "-infinity": Number.NEGATIVE_INFINITY,
};

/**
 * Reads the number written in `text` from `start` to before `end` into `into[row]`. Not numbers are: codes such as 007, and
 * whole numbers beyond 2^53, which a number cannot hold.
 *
 * @param decimal code of the decimal mark
 * @returns whether it is a number
 */
export function readNumber(
  text: string,
  start: number,
  end: number,
  decimal: number,
  into: Float64Array,
  row: number,
): boolean {
  const sign = text.charCodeAt(start);
  const first = sign === minus || sign === plus ? start + 1 : start;
  let digits = 0;
  let mantissa = 0;
  let mark = -1;
  for (let i = first; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code >= zero && code <= nine) {
      mantissa = mantissa * 10 + (code - zero);
      digits++;
    } else if (code === decimal && mark < 0) {
      mark = i;
    } else {
      return readSlowly(text.slice(start, end), decimal, into, row);
    }
  }
  const decimals = mark < 0 ? 0 : end - mark - 1;
  // Up to 15 digits and a power of ten below 1e23 are exact, so that one division rounds correctly.
  if (digits === 0 || digits > 15) return readSlowly(text.slice(start, end), decimal, into, row);
  if (digits > decimals + 1 && text.charCodeAt(first) === zero) return false;
  const size = mantissa / powersOfTen[decimals]!;
  into[row] = sign === minus ? -size : size;
  return true;
}

function readSlowly(cell: string, decimal: number, into: Float64Array, row: number): boolean {
  const mark = String.fromCharCode(decimal);
  const written = mark === "." ? cell : cell.includes(".") ? "" : cell.replace(mark, ".");
  if (numberText.test(written) && !leadingZero.test(written)) {
    const number = Number(written);
    if (wholeNumber.test(written) && !Number.isSafeInteger(number)) return false;
    into[row] = number;
    return true;
  }
  const word = wordNumbers[cell.toLowerCase()];
  if (word === undefined) return false;
  into[row] = word;
  return true;
}
