/** Number of insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b` (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, current[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, beforeLast[j - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length]!;
}

/** The names that someone who wrote `name` may have meant, best first: few edits, or one contains the other. */
export function nearestNames(name: string, names: readonly string[], most = 3): string[] {
  const wanted = String(name).toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of names) {
    const lower = candidate.toLowerCase();
    const contains = Math.min(lower.length, wanted.length) >= 3 && (lower.includes(wanted) || wanted.includes(lower));
    if (!contains && Math.abs(lower.length - wanted.length) > allowed) continue;
    const distance = editDistance(wanted, lower);
    const shares = distance < Math.max(lower.length, wanted.length);
    if (distance <= allowed && shares) scored.push({ candidate, distance });
    else if (contains) scored.push({ candidate, distance: allowed + distance });
  }
  scored.sort((a, b) => a.distance - b.distance);
  return scored.slice(0, most).map((entry) => entry.candidate);
}

/** The sentence that follows "there is no X called 'sise'": what was probably meant, or what there is. */
export function didYouMean(name: string, names: readonly string[]): string {
  const near = nearestNames(name, names);
  if (near.length > 0) return `Did you mean ${near.map((other) => `'${other}'`).join(" or ")}?`;
  if (names.length === 0) return "There are none.";
  const shown = names.slice(0, 12).map((other) => `'${other}'`);
  return `There are: ${shown.join(", ")}${names.length > shown.length ? `, ... (${names.length} in all)` : ""}.`;
}
