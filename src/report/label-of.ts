/**
 * The label of the first of these names that has one, else the last name. Names come from the user's columns, so that one
 * may be "constructor".
 */
export function labelOf(labels: Readonly<Record<string, string>>, ...names: readonly [string, ...string[]]): string {
  const labelled = names.find((name) => Object.hasOwn(labels, name));
  return labelled === undefined ? names.at(-1)! : labels[labelled]!;
}
