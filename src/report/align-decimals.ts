const figureSpace = "\u2007";

/**
 * Pads cells of one column on the right so that their decimal points align when set flush right. `space` is the padding:
 * a figure space in proportional type, a plain one in a terminal.
 */
export function alignDecimals(cells: readonly string[], space: string = figureSpace): string[] {
  const tail = (cell: string): number => {
    const tailStart = cell.search(/\.\d*[)\]*]*$/);
    return tailStart >= 0
      ? cell.length - tailStart
      : /\d[)\]*]*$/.test(cell)
        ? (cell.match(/[)\]*]*$/)?.[0].length ?? 0)
        : 0;
  };
  const numeric = (cell: string): boolean => /\d/.test(cell) && !/e[−+]?\d/.test(cell);
  const widest = Math.max(0, ...cells.filter(numeric).map(tail));
  return cells.map((cell) => (numeric(cell) ? cell + space.repeat(widest - tail(cell)) : cell));
}
