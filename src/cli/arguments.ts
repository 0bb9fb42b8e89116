import { EstimandError } from "../errors.ts";

/**
 * Reads `--name value` pairs; names not in `known` and values that are missing are errors.
 *
 * @param positional the option that a first word without a name gives: `study firms.csv` is `study --data firms.csv`
 */
export function readArguments<Name extends string>(
  words: readonly string[],
  known: readonly Name[],
  positional?: Name,
): Partial<Record<Name, string>> {
  const named =
    positional !== undefined && words[0]?.startsWith("--") === false ? [`--${positional}`, ...words] : words;
  const given: Partial<Record<Name, string>> = {};
  for (let i = 0; i < named.length; i += 2) {
    const name = named[i]!.replace(/^--/, "") as Name;
    const value = named[i + 1];
    if (!named[i]!.startsWith("--") || !known.includes(name)) {
      throw new EstimandError(
        "bad-option",
        `'${named[i]}' is no option. There are ${known.map((k) => `--${k}`).join(", ")}.`,
        { option: named[i] },
      );
    }
    if (value === undefined || value.startsWith("--"))
      throw new EstimandError("bad-option", `--${name} needs a value.`, { option: name });
    given[name] = value;
  }
  return given;
}
