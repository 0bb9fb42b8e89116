import type { Likelihood, OutcomeBlock, RowDerivatives } from "./likelihood.ts";

/**
 * The Bernoulli quasi-likelihood of a share 0 <= y <= 1 with mean F(η): ℓ = y ln F(η) + (1 - y) ln(1 - F(η)), the mean of
 * the binary likelihoods of 1 and 0 with weights y and 1 - y.
 *
 * Source: Papke and Wooldridge (1996), Journal of Applied Econometrics 11, 619-632.
 */
export function fractionalLikelihood(binary: Likelihood<"index", "y">): Likelihood<"index", "y"> {
  const scratch = {
    ones: new Float64Array(0),
    value: new Float64Array(0),
    first: { index: new Float64Array(0) },
    second: { index_index: new Float64Array(0) },
  };
  const resize = (rows: number): void => {
    if (scratch.value.length >= rows) return;
    scratch.ones = new Float64Array(rows).fill(1);
    scratch.value = new Float64Array(rows);
    scratch.first = { index: new Float64Array(rows) };
    scratch.second = { index_index: new Float64Array(rows) };
  };
  return {
    ...binary,
    rows(block: OutcomeBlock<"index", "y">, out: RowDerivatives<"index">) {
      const { rows } = block;
      resize(rows);
      const { y } = block.outcome;
      const { ones, value, first, second } = scratch;
      binary.rows({ ...block, outcome: { y: ones } }, scratch);
      ones.fill(0, 0, rows);
      binary.rows({ ...block, outcome: { y: ones } }, out);
      ones.fill(1, 0, rows);
      mix(rows, y, value, out.value);
      mix(rows, y, first.index, out.first.index);
      mix(rows, y, second.index_index, out.second.index_index);
    },
    ...(binary.values === undefined
      ? {}
      : {
          values(block: OutcomeBlock<"index", "y">, value: Float64Array) {
            const { rows } = block;
            resize(rows);
            const { ones } = scratch;
            binary.values!({ ...block, outcome: { y: ones } }, scratch.value);
            ones.fill(0, 0, rows);
            binary.values!({ ...block, outcome: { y: ones } }, value);
            ones.fill(1, 0, rows);
            mix(rows, block.outcome.y, scratch.value, value);
          },
        }),
  };
}

/** out = y·ofOne + (1 - y)·out; a term with weight 0 is 0 whatever it is. */
function mix(rows: number, y: Float64Array, ofOne: Float64Array, out: Float64Array): void {
  for (let i = 0; i < rows; i++) {
    const share = y[i]!;
    out[i] = share === 0 ? out[i]! : share === 1 ? ofOne[i]! : share * ofOne[i]! + (1 - share) * out[i]!;
  }
}
