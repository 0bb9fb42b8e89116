const figureSpace = "\u2007";

/**
 * Pads cells of one column on the right so that their decimal points align when set flush right. `space` is the padding:
 * a figure space in proportional type, a plain one in a terminal. A withheld number ("·") stands where units would.
 */
export function alignDecimals(cells: readonly string[], space: string = figureSpace): string[] {
  const numeric = (cell: string): boolean => /[\d·∞]/.test(cell) && !/e[−+]?\d/.test(cell);
  const widest = Math.max(0, ...cells.filter(numeric).map(tail));
  return cells.map((cell) => (numeric(cell) ? cell + space.repeat(widest - tail(cell)) : cell));
}

/** Characters after the units: decimals with their point, and what closes the cell. */
function tail(cell: string): number {
  return /(?:\.\d+)?[)\]*%]*$/.exec(cell)![0].length;
}
