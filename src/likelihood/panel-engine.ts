import { mirror } from "../linalg/kernels.ts";
import { type HessianBlock, hessianBlocks } from "./hessian-block.ts";
import type { Likelihood, OutcomeBlock } from "./likelihood.ts";
import { predictedBlock } from "./linear-predictors.ts";
import { parameterRanges } from "./parameter-ranges.ts";
import type { BlockRange, EvaluatedBlock, ParameterRange, ProblemData } from "./problem.ts";
import { type EffectScale, firstRows, type Panel } from "./random-intercept.ts";
import { RowExpectations } from "./row-expectations.ts";
import { copyRows, makeScratch, pairsOf, type Scratch, weighDerivatives } from "./scratch.ts";
import { type PanelPoint, type UnitBlock, UnitBlocks } from "./unit-blocks.ts";
import { type NodePlaces, unitModes } from "./unit-modes.ts";
import { UnitScores } from "./unit-scores.ts";
import { writeUnitScores } from "./write-unit-scores.ts";

/** Rows that are copied out together. */
const blockRows = 1024;

/** What a panel's problem computes with: see `panelProblem`. */
export class PanelEngine<P extends string, Y extends string> {
  readonly likelihood: Likelihood<P | EffectScale, Y>;
  readonly ranges: readonly ParameterRange<P | EffectScale>[];
  readonly size: number;
  readonly #panel: Panel<P, Y>;
  readonly #data: ProblemData<P | EffectScale, Y>;
  readonly #blocks: UnitBlocks<P, Y>;
  readonly #expectations: RowExpectations<P, Y>;
  readonly #unitScores: UnitScores<P, Y>;
  readonly #firstRows: Int32Array;
  /** All rows: predictors, and value and derivatives at `#known`. */
  readonly #rows: Scratch<P | EffectScale>;
  readonly #copied: Scratch<P | EffectScale>;
  readonly #hessianBlocks: readonly HessianBlock[];
  #places: NodePlaces | undefined;
  #known: Float64Array | undefined;

  constructor(panel: Panel<P, Y>, data: ProblemData<P | EffectScale, Y>) {
    const predictors: (P | EffectScale)[] = [...panel.likelihood.predictors, "lnSigmaU"];
    this.#panel = panel;
    this.#data = data;
    this.likelihood = { predictors, outcomes: panel.likelihood.outcomes, rows: noRows };
    this.ranges = parameterRanges(predictors, data);
    const { start, size } = this.ranges.at(-1)!;
    this.size = start + size;
    this.#blocks = new UnitBlocks(panel);
    this.#expectations = new RowExpectations(panel);
    this.#unitScores = new UnitScores(panel, data, this.ranges, this.#blocks.length);
    this.#firstRows = firstRows(panel.units);
    this.#rows = makeScratch({ predictors }, data.rows);
    this.#copied = makeScratch({ predictors }, Math.min(blockRows, data.rows));
    const pairs = pairsOf(predictors);
    this.#hessianBlocks = hessianBlocks(
      this.ranges.map((range, a) => {
        const second = pairs.filter((pair) => pair.a === a).map(({ key }) => this.#copied.second[key]);
        return { range, data: data.predictors[range.name], second };
      }),
    );
  }

  /** Puts the nodes of every unit around its mode at these parameters. */
  place(theta: Float64Array): NodePlaces {
    this.#places = unitModes(this.#panel, this.#predicted(theta), Math.exp(theta[this.size - 1]!));
    return this.#places;
  }

  value(theta: Float64Array): number {
    let total = 0;
    this.#blocks.each(this.#point(theta), false, (block) => {
      total += this.#total(block);
    });
    return total;
  }

  derivatives(theta: Float64Array, gradient: Float64Array, hessian: Float64Array): number {
    gradient.fill(0);
    hessian.fill(0);
    let total = 0;
    this.#evaluate(theta, (block) => {
      total += this.#total(block);
      this.#unitScores.add(block, gradient, hessian);
    });
    this.eachBlock(theta, ({ start, rows }) => {
      weighDerivatives(this.#copied, this.#data.weights, start, rows);
      for (const block of this.#hessianBlocks) block.add(start, rows, hessian, this.size);
    });
    mirror(hessian, this.size);
    return total;
  }

  eachBlock(
    theta: Float64Array,
    visit: (block: EvaluatedBlock<P | EffectScale>) => void,
    range: BlockRange = { start: 0, rows: this.#data.rows },
  ): void {
    this.#evaluateOnce(theta);
    const end = range.start + range.rows;
    for (let start = range.start; start < end; start += this.#copied.length) {
      const rows = Math.min(this.#copied.length, end - start);
      copyRows(this.#rows, start, rows, this.#copied);
      visit({ ...this.#copied, start, rows });
    }
  }

  scores(theta: Float64Array, range: BlockRange, out: readonly Float64Array[]): void {
    this.#evaluateOnce(theta);
    const { units } = this.#panel;
    writeUnitScores(
      { units, firstRows: this.#firstRows, data: this.#data, ranges: this.ranges },
      this.#rows,
      range,
      out,
    );
  }

  #evaluateOnce(theta: Float64Array): void {
    if (this.#known?.every((value, j) => value === theta[j])) return;
    this.#evaluate(theta, () => undefined);
  }

  #evaluate(theta: Float64Array, visit: (block: UnitBlock<P>) => void): void {
    const { starts, rows } = this.#panel.units;
    this.#known = undefined;
    this.#rows.value.fill(0);
    this.#blocks.each(this.#point(theta), true, (block) => {
      for (let g = block.from; g < block.to; g++) this.#rows.value[rows[starts[g]!]!] = block.value[g - block.from]!;
      this.#expectations.write(block, this.#rows);
      visit(block);
    });
    this.#known = Float64Array.from(theta);
  }

  #point(theta: Float64Array): PanelPoint<P, Y> {
    const places = this.#places ?? this.place(theta);
    return { rows: this.#predicted(theta), sigma: Math.exp(theta[this.size - 1]!), places };
  }

  #predicted(theta: Float64Array): OutcomeBlock<P, Y> {
    return predictedBlock(this.#data, this.ranges, this.#rows.eta, theta, 0, this.#data.rows);
  }

  #total({ from, to, value }: UnitBlock<P>): number {
    const { rows, starts } = this.#panel.units;
    let total = 0;
    for (let g = from; g < to; g++) total += (this.#data.weights?.[rows[starts[g]!]!] ?? 1) * value[g - from]!;
    return total;
  }
}

function noRows(): never {
  throw new Error("A row of a panel has no log-likelihood of its own: its unit has.");
}
