import { didYouMean } from "../data/nearest-names.ts";
import { EstimandError } from "../errors.ts";

/**
 * Refuses options that a function does not know: a misspelt one would be ignored in silence.
 *
 * @throws EstimandError "bad-option"
 */
export function checkOptionNames(called: string, options: unknown, known: Readonly<Record<string, true>>): void {
  const names = Object.keys(known);
  if (typeof options !== "object" || options === null) {
    const given = options === null ? "null" : typeof options;
    const message = `The options of ${called} are ${given}: pass a record such as { ${names[0]}: ... }, or nothing.`;
    throw new EstimandError("bad-option", message, { known: names });
  }
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const message = `${called} has no option '${unknown}'. ${didYouMean(unknown, names)}`;
  throw new EstimandError("bad-option", message, { option: unknown, known: names });
}
