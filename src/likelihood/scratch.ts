import type { Likelihood, Pair, RowDerivatives } from "./likelihood.ts";

/** The arrays into which a block of rows is evaluated, made once and used again for every block. */
export interface Scratch<P extends string> extends RowDerivatives<P> {
  readonly length: number;
  readonly eta: Readonly<Record<P, Float64Array>>;
  /** First and second derivatives together: the arrays that arrive zeroed and are weighted. */
  readonly derivatives: readonly Float64Array[];
}

export function makeScratch<P extends string>(
  { predictors }: Pick<Likelihood<P>, "predictors">,
  length: number,
): Scratch<P> {
  const arrays = <K extends string>(keys: readonly K[]): Record<K, Float64Array> =>
    Object.fromEntries(keys.map((key) => [key, new Float64Array(length)])) as Record<K, Float64Array>;
  const first = arrays(predictors);
  const second = arrays(pairsOf(predictors).map(({ key }) => key));
  const derivatives = [...Object.values<Float64Array>(first), ...Object.values<Float64Array>(second)];
  return { length, eta: arrays(predictors), value: new Float64Array(length), first, second, derivatives };
}

export function clearDerivatives({ derivatives }: Scratch<string>, rows: number): void {
  for (const array of derivatives) array.fill(0, 0, rows);
}

/** Copies rows `start` … to the front of another scratch of the same predictors. */
export function copyRows<P extends string>(from: Scratch<P>, start: number, rows: number, to: Scratch<P>): void {
  const copy = (source: Float64Array, into: Float64Array): void => into.set(source.subarray(start, start + rows));
  copy(from.value, to.value);
  for (const name of Object.keys(from.eta) as P[]) copy(from.eta[name], to.eta[name]);
  for (const [d, source] of from.derivatives.entries()) copy(source, to.derivatives[d]!);
}

/** Multiplies the derivatives of rows `start` … by their weights. */
export function weighDerivatives(
  { derivatives }: Scratch<string>,
  weights: Float64Array | undefined,
  start: number,
  rows: number,
): void {
  if (weights === undefined) return;
  for (const array of derivatives) {
    for (let i = 0; i < rows; i++) array[i] = array[i]! * weights[start + i]!;
  }
}

/** Two predictors by position, the first no later than the second, and the key of their second derivative. */
export interface PredictorPair<P extends string> {
  readonly a: number;
  readonly b: number;
  readonly key: Pair<P>;
}

/** All pairs of predictors, each once. */
export function pairsOf<P extends string>(predictors: readonly P[]): PredictorPair<P>[] {
  return predictors.flatMap((left, a) =>
    predictors.slice(a).map((right, i) => ({ a, b: a + i, key: `${left}_${right}` as Pair<P> })),
  );
}
