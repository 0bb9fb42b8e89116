let shared: Float64Array = new Float64Array(0);

/** A column of ones, shared by everything that needs one: never write into it. */
export function ones(rows: number): Float64Array {
  if (shared.length < rows) shared = new Float64Array(rows).fill(1);
  return shared.length === rows ? shared : shared.subarray(0, rows);
}
