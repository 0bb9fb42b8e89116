import { EstimandError } from "../errors.ts";

/** Characters that a terminal shows two cells wide: the caret must stay under its character. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * The error for a formula that cannot be read: a sentence with the column number (1-based, in characters), then the
 * formula with a caret under the place.
 *
 * @param at position in `text`, 0-based, in UTF-16 units
 */
export function syntaxError(
  text: string,
  at: number,
  sentence: string,
  facts: { expected?: string } = {},
): EstimandError {
  const before = [...text.slice(0, at)];
  const column = before.length + 1;
  const indent = before.map((character) => (wide.test(character) ? "  " : " ")).join("");
  const shown = text.replace(/\s/g, " ");
  return new EstimandError(
    "formula-syntax",
    `At column ${column} of the formula: ${sentence}\n  ${shown}\n  ${indent}^`,
    {
      formula: text,
      column,
      ...facts,
    },
  );
}
