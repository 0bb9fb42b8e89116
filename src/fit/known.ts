/** A number out of JSON, where NaN (a withheld standard error) is written null. */
export function known(x: number | null | undefined): number {
  return x ?? Number.NaN;
}
