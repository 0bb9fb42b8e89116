import { EstimandError } from "../errors.ts";

/** Reads `--name value` pairs; names not in `known` and values that are missing are errors. */
export function readArguments<Name extends string>(
  words: readonly string[],
  known: readonly Name[],
): Partial<Record<Name, string>> {
  const given: Partial<Record<Name, string>> = {};
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i]!.replace(/^--/, "") as Name;
    const value = words[i + 1];
    if (!words[i]!.startsWith("--") || !known.includes(name)) {
      throw new EstimandError(
        "bad-option",
        `'${words[i]}' is no option. There are ${known.map((k) => `--${k}`).join(", ")}.`,
        { option: words[i] },
      );
    }
    if (value === undefined || value.startsWith("--"))
      throw new EstimandError("bad-option", `--${name} needs a value.`, { option: name });
    given[name] = value;
  }
  return given;
}
