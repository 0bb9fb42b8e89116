/** "all 12 rows", "the one row". */
export function allRows(count: number): string {
  return count === 1 ? "the one row" : `all ${count} rows`;
}

/** "these 12 rows", "this row". */
export function theseRows(count: number): string {
  return count === 1 ? "this row" : `these ${count} rows`;
}
