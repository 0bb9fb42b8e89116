/** Names in a sentence: "a", "a and b", "a, b and c". */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** "'a' and 'b'". */
export function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `'${name}'`));
}

/** "column 'a'", "columns 'a' and 'b'". */
export function namedColumns(names: readonly string[]): string {
  return `${names.length === 1 ? "column" : "columns"} ${quoted(names)}`;
}
