/** "all 12 rows", "the one row". */
export function allRows(count: number): string {
  return count === 1 ? "the one row" : `all ${count} rows`;
}
