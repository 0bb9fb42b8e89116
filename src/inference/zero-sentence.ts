/** "The coefficient of a is zero.", "The coefficients of a, b and c are all zero." */
export function zeroSentence(names: readonly string[]): string {
  if (names.length === 1) return `The coefficient of ${names[0]} is zero.`;
  const all = names.length === 2 ? "both" : "all";
  return `The coefficients of ${names.slice(0, -1).join(", ")} and ${names.at(-1)} are ${all} zero.`;
}
