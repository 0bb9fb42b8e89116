/**
 * Whether numbers are a yes or no: 0, 1 or missing (NaN). So are no numbers at all.
 *
 * @example
 * isZeroOne([0, 1, Number.NaN]); // true
 */
export function isZeroOne(values: ArrayLike<number>): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false;
  }
  return true;
}
