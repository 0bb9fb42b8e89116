import { EstimandError } from "../errors.ts";

/**
 * Refuses a word that an option does not know.
 *
 * @throws EstimandError "bad-option"
 */
export function checkWord(option: string, word: string, known: readonly string[]): void {
  if (known.includes(word)) return;
  throw new EstimandError(
    "bad-option",
    `${option} is ${JSON.stringify(word)}: use ${known.map((each) => `"${each}"`).join(" or ")}.`,
    { option, value: word, known },
  );
}
