import { dynamicProbit, dynamicProbitModel } from "../../src/estimators/dynamic-probit.ts";
import { cloglog, cloglogDefinition } from "../../src/estimators/cloglog.ts";
import { firth } from "../../src/estimators/firth.ts";
import { fractionalLogit, fractionalLogitDefinition } from "../../src/estimators/fractional-logit.ts";
import { fractionalProbit, fractionalProbitDefinition } from "../../src/estimators/fractional-probit.ts";
import { between } from "../../src/estimators/between.ts";
import { bivariateProbit } from "../../src/estimators/bivariate-probit.ts";
import { bivariateProbitDefinition } from "../../src/estimators/bivariate-probit-definition.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { heckmanDefinition } from "../../src/estimators/heckman-definition.ts";
import { interval } from "../../src/estimators/interval.ts";
import { intervalDefinition } from "../../src/estimators/interval-definition.ts";
import { hetProbit, hetProbitDefinition } from "../../src/estimators/het-probit.ts";
import { heckprobit } from "../../src/estimators/heckprobit.ts";
import { heckprobitDefinition } from "../../src/estimators/heckprobit-definition.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ivHeckman } from "../../src/estimators/iv-heckman.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivProbitDefinition } from "../../src/estimators/iv-probit-model.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { ivTobitDefinition } from "../../src/estimators/iv-tobit-model.ts";
import { switching } from "../../src/estimators/switching.ts";
import { switchingDefinition } from "../../src/estimators/switching-definition.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { treatmentDefinition } from "../../src/estimators/treatment-definition.ts";
import type { LikelihoodDefinition } from "../../src/estimators/likelihood-definition.ts";
import { linearRandomEffects } from "../../src/estimators/linear-random-effects.ts";
import { logit, logitDefinition } from "../../src/estimators/logit.ts";
import { negativeBinomial, negativeBinomialDefinition } from "../../src/estimators/negative-binomial.ts";
import { ols } from "../../src/estimators/ols.ts";
import { orderedLogit, orderedLogitDefinition } from "../../src/estimators/ordered-logit.ts";
import { orderedProbit, orderedProbitDefinition } from "../../src/estimators/ordered-probit.ts";
import { poisson, poissonDefinition } from "../../src/estimators/poisson.ts";
import { probit, probitDefinition } from "../../src/estimators/probit.ts";
import { randomEffectsDefinition, type RandomEffectsModel } from "../../src/estimators/random-effects.ts";
import { randomEffectsProbit, randomEffectsProbitModel } from "../../src/estimators/random-effects-probit.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { tobitDefinition } from "../../src/estimators/tobit-definition.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import { truncatedDefinition } from "../../src/estimators/truncated-definition.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import { twoPartDefinition } from "../../src/estimators/two-part-definition.ts";
import type { Fit } from "../../src/fit/fit.ts";
import type { RowDrop, WeightKind } from "../../src/formula/frame-types.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { probitLikelihood } from "../../src/likelihood/probit-likelihood.ts";
import { type RandomGenerator, random } from "../../src/random/generator.ts";
import { type Columns, dynamicSample, numberAt, panelSample, sample, withColumns } from "./sample.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas as values, which the compiler cannot check against columns
type Untyped = any;

/** One formula, or formulas by role. */
export type Formulas = string | Readonly<Record<string, string>>;

export type Options = Readonly<Record<string, unknown>>;

/** An outcome that leaves nothing to estimate, and the code of the error that says so. */
export interface ConstantOutcome {
  readonly column: string;
  readonly value: number;
  readonly code: string;
}

/** A call that must be refused, with the code and a word of the message. */
export interface RefusedOption {
  readonly options: Options;
  readonly code: string;
  readonly names: RegExp;
}

/** All that the battery has to know of an estimator. */
export interface ConformingEstimator {
  readonly name: string;
  fit(formulas: Formulas, data: Columns, options?: Options): Fit;
  /** Formulas for the tables that `data` makes; every equation has an intercept and the column `x`. */
  readonly formulas: Formulas;
  /** How many equations a fit has, where it is not the number of formulas: reduced forms. */
  readonly equations?: number;
  /** A valid table: the same for the same seed, so large enough at 300 rows that nothing is worth a warning. */
  data(seed: number, rows: number): Columns;
  /** For maximum likelihood: what was maximised, and the observed outcomes of a row of it. */
  // biome-ignore lint/suspicious/noExplicitAny: definitions of any predictors and outcomes
  readonly definition?: LikelihoodDefinition<any, any>;
  observed?(draw: RandomGenerator): Readonly<Record<string, number>>;
  /** The likelihood of a row, where that is one only given the effect of its unit. */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly rowLikelihood?: Likelihood<any>;
  /** Rows of the regression that 300 rows of data make; 300 unless given. */
  readonly observations?: number;
  /** Those of the 300 that it never uses, by reason: first periods. */
  readonly unused?: readonly RowDrop[];
  /** The column of units, where these and not rows are independent. */
  readonly panel?: string;
  /** Whether it searches by iterations, and so takes `maxIterations`. */
  readonly iterative: boolean;
  /** By a name for the test's title. */
  readonly covariances: Readonly<Record<string, Options>>;
  /** false: predictions have no standard errors (absorbed effects). */
  readonly predicts?: false;
  /** None where weights are no option. */
  readonly weights: readonly WeightKind[];
  /** false where an offset is no option; it may stand in the formula. */
  readonly offsets?: false;
  /** The covariance without an option, "iid" unless given: quasi-likelihoods have "robust". */
  readonly defaultVcov?: "robust";
  /** Rows from which on its estimates are about normal, so that resampling and the sandwich agree; 400 unless given. */
  readonly normalFrom?: number;
  /** What is maximised is a sum over rows, unless given: a penalty counts once however often the rows come. */
  readonly additive?: false;
  /** Every equation has a constant (or cut points), unless given: without one a shift of a column is another model. */
  readonly constants?: false;
  /** What an outcome multiplied by `factor` does to an estimate; absent for 0/1 outcomes. */
  readonly rescaledOutcome?: {
    readonly column: string;
    readonly estimate: (name: string, estimate: number, factor: number) => number;
  };
  /** false where the sandwich is not made of the estimating equations: LIML's (Stata's P_Z X), continuously updated GMM's. */
  readonly scoresSumToZero?: boolean;
  /** false where the kind of the weights decides how moments are weighed, so that estimates differ. */
  readonly weightsAgree?: boolean;
  readonly constantOutcomes: readonly ConstantOutcome[];
  readonly refused: readonly RefusedOption[];
}

const everywhere = {
  iid: { vcov: "iid" },
  HC0: { vcov: "HC0" },
  HC1: { vcov: "HC1" },
  robust: { vcov: "robust" },
  "cluster by region": { vcov: cluster("region") },
  "cluster by region and year": { vcov: cluster("region", "year") },
} as const;

const leveraged = { HC2: { vcov: "HC2" }, HC3: { vcov: "HC3" } } as const;

const opg = { "iid by outer products": { information: "opg" } } as const;
const expected = { "iid by expected information": { information: "expected" } } as const;

/** Options that every estimator refuses. */
const refusedByAll: readonly RefusedOption[] = [
  { options: { vcov: "hc1" }, code: "bad-option", names: /hc1/ },
  { options: { vcov: 3 }, code: "bad-option", names: /vcov/ },
  { options: { vcov: cluster("regoin") }, code: "unknown-column", names: /'region'/ },
  { options: { vcov: { hac: {} } }, code: "bad-option", names: /lags/ },
  { options: { vcov: { bootstrap: { replications: 9 } } }, code: "bad-option", names: /seed/ },
  { options: { like: "spss" }, code: "bad-option", names: /spss/ },
  { options: { weights: { kind: "sampling", column: "weight" } }, code: "bad-option", names: /sampling/ },
  { options: { weights: { kind: "analytic", column: "wieght" } }, code: "unknown-column", names: /'weight'/ },
  { options: { weights: { kind: "frequency", column: "weight" } }, code: "bad-weights", names: /weight/ },
  { options: { weights: { kind: "analytic", column: "x" } }, code: "bad-weights", names: /'x'/ },
  { options: { weights: { kind: "analytic", column: "g" } }, code: "wrong-column-kind", names: /'g'/ },
  { options: { vcov: "iid", weights: { kind: "probability", column: "weight" } }, code: "bad-option", names: /iid/ },
];

const noLeverages: readonly RefusedOption[] = ["HC2", "HC3"].map((vcov) => ({
  options: { vcov },
  code: "undefined-covariance",
  names: new RegExp(vcov),
}));

const refusedByLikelihoods: readonly RefusedOption[] = [
  ...refusedByAll,
  { options: { information: "fisher" }, code: "bad-option", names: /fisher/ },
  { options: { separation: "ignore" }, code: "bad-option", names: /ignore/ },
  { options: { maxIterations: 1.5 }, code: "bad-option", names: /maxIterations/ },
  { options: { tolerance: 0 }, code: "bad-option", names: /tolerance/ },
];

const refusedByLinear: readonly RefusedOption[] = [
  ...refusedByAll,
  { options: { small: "no" }, code: "bad-option", names: /small/ },
];

const allWeights = ["frequency", "analytic", "probability"] as const;

function binary(
  name: string,
  fit: ConformingEstimator["fit"],
  // biome-ignore lint/suspicious/noExplicitAny: as above
  definition: LikelihoodDefinition<any, any>,
): ConformingEstimator {
  return {
    name,
    fit,
    formulas: "enters ~ x + d + g + log(size)",
    data: sample,
    iterative: true,
    definition,
    observed: (draw) => ({ y: draw.integer(2) }),
    covariances: { ...everywhere, ...leveraged, ...opg, ...expected },
    weights: allWeights,
    constantOutcomes: [
      { column: "enters", value: 0, code: "constant-outcome" },
      { column: "enters", value: 1, code: "constant-outcome" },
    ],
    refused: refusedByLikelihoods,
  };
}

const unscreened = { data: sample, iterative: true, weights: allWeights } as const;

const constantEntry: readonly ConstantOutcome[] = [0, 1].map((value) => ({
  column: "enters",
  value,
  code: "constant-outcome",
}));

function ordered(
  name: string,
  fit: ConformingEstimator["fit"],
  // biome-ignore lint/suspicious/noExplicitAny: as above
  definition: LikelihoodDefinition<any, any>,
): ConformingEstimator {
  return {
    ...unscreened,
    name,
    fit,
    formulas: "stage ~ x + d + g + log(size)",
    definition,
    observed: (draw) => ({ category: draw.integer(2) }),
    covariances: { ...everywhere, ...opg },
    constantOutcomes: [{ column: "stage", value: 2, code: "constant-outcome" }],
    refused: [
      ...refusedByLikelihoods,
      ...noLeverages,
      { options: { separation: "drop" }, code: "bad-option", names: /drop/ },
    ],
  };
}

function fractional(
  name: string,
  fit: ConformingEstimator["fit"],
  // biome-ignore lint/suspicious/noExplicitAny: as above
  definition: LikelihoodDefinition<any, any>,
): ConformingEstimator {
  return {
    ...unscreened,
    name,
    fit,
    formulas: "share ~ x + d + g + log(size)",
    defaultVcov: "robust",
    definition,
    observed: (draw) => ({ y: draw.uniform() }),
    covariances: { ...everywhere, ...leveraged, ...opg, ...expected },
    constantOutcomes: [{ column: "share", value: 0.3, code: "constant-outcome" }],
    refused: refusedByLikelihoods,
  };
}

const selectionFormulas = { selection: "seen ~ x + d + z1", outcome: "value ~ x + d" };

const selectionRefused: readonly RefusedOption[] = [
  ...refusedByLikelihoods,
  ...noLeverages,
  { options: { method: "mle" }, code: "bad-option", names: /mle/ },
  { options: { rhoRule: "clamp" }, code: "bad-option", names: /clamp/ },
  { options: { profile: "part" }, code: "bad-option", names: /part/ },
  { options: { offset: "half" }, code: "bad-option", names: /half/ },
];

const selectionConstant: readonly ConstantOutcome[] = [
  { column: "seen", value: 0, code: "no-selection" },
  { column: "seen", value: 1, code: "no-selection" },
  { column: "value", value: 7, code: "constant-outcome" },
];

/** Outcome equations, σ and λ are in the outcome's units; the selection equation and ρ are not. */
function rescaledSelection(name: string, estimate: number, factor: number): number {
  if (name === "lnSigma") return estimate + Math.log(factor);
  return name.startsWith("outcome:") ? factor * estimate : estimate;
}

/** ln σ moves by the logarithm of the outcome's unit; coefficients are in it. */
function rescaledNormal(name: string, estimate: number, factor: number): number {
  return name === "lnSigma" ? estimate + Math.log(factor) : factor * estimate;
}

/** What may be known of a normal outcome: itself, one end, or both. */
function intervalOutcome(draw: RandomGenerator): Readonly<Record<"low" | "high", number>> {
  const low = 2 * draw.normal();
  const kinds = [
    { low, high: low },
    { low, high: Infinity },
    { low: -Infinity, high: low },
    { low, high: low + 0.5 + draw.uniform() },
  ];
  return draw.choice(kinds);
}

function truncatedOutcome(draw: RandomGenerator): Readonly<Record<"y" | "lower" | "upper", number>> {
  const y = 2 * draw.normal();
  return { y, lower: draw.choice([y - 0.5, -Infinity]), upper: draw.choice([y + 0.5 + draw.uniform(), Infinity]) };
}

/** Firms with `positive` above 0, from a truncated normal with mean 2 + x - d/2 and σ = 1.5. */
function positiveSample(seed: number, rows: number): Columns {
  const data = sample(seed, rows);
  const draw = random(seed + 1000);
  const above = (mean: number): number => {
    for (;;) {
      const value = mean + 1.5 * draw.normal();
      if (value > 0) return value;
    }
  };
  return withColumns(data, {
    positive: (row) => above(2 + numberAt(data, "x", row) - 0.5 * numberAt(data, "d", row)),
  });
}

/** Firms with `counts`: negative binomial with mean exp(0.6 + x/2 - 0.4d) and α = 1. */
function countSample(seed: number, rows: number): Columns {
  const data = sample(seed, rows);
  const draw = random(seed + 2000);
  const count = (mean: number): number => {
    let arrivals = 0;
    for (let time = draw.exponential(); time < mean; time += draw.exponential()) arrivals++;
    return arrivals;
  };
  return withColumns(data, {
    counts: (row) =>
      count(draw.exponential() * Math.exp(0.6 + 0.5 * numberAt(data, "x", row) - 0.4 * numberAt(data, "d", row))),
  });
}

const instrumented = {
  fit: ivProbit as Untyped,
  formulas: "buys ~ x + d + [w ~ z1 + z2]",
  equations: 2,
  data: sample,
  iterative: true,
  weights: allWeights,
  constantOutcomes: [
    { column: "buys", value: 0, code: "constant-outcome" },
    { column: "buys", value: 1, code: "constant-outcome" },
  ],
  refused: [
    ...refusedByLikelihoods,
    ...noLeverages,
    { options: { method: "mle" }, code: "bad-option", names: /mle/ },
    { options: { information: "expected" }, code: "bad-option", names: /expected/ },
  ],
} as const;

const instrumentedTobit = {
  ...instrumented,
  formulas: "held ~ x + d + [w ~ z1 + z2]",
  rescaledOutcome: {
    column: "held",
    estimate: (name: string, estimate: number, factor: number) =>
      name === "lnSigma" ? estimate + Math.log(factor) : /^w:|^atanhRho$/.test(name) ? estimate : factor * estimate,
  },
  constantOutcomes: [
    { column: "held", value: 7, code: "constant-outcome" },
    { column: "held", value: 0, code: "constant-outcome" },
  ],
  refused: [...instrumented.refused, { options: { lower: 3, upper: 2 }, code: "bad-option", names: /lower is 3/ }],
} as const;

const fitTobit: Untyped = (formulas: Untyped, data: Untyped, options: Untyped) =>
  (ivTobit as Untyped)(formulas, data, { lower: 0, ...options });

const regimes = {
  data: sample,
  iterative: true,
  covariances: { ...everywhere, ...opg },
  weights: allWeights,
  refused: [
    ...refusedByLikelihoods,
    ...noLeverages,
    { options: { offset: "half" }, code: "bad-option", names: /half/ },
  ],
} as const;

/** Of outcome equations and σ only. */
function rescaledRegimes(name: string, estimate: number, factor: number): number {
  if (/^lnSigma/.test(name)) return estimate + Math.log(factor);
  return name.startsWith("outcome") ? factor * estimate : estimate;
}

const switchingRegression = {
  ...regimes,
  formulas: { selection: "seen ~ x + d + z1", outcome0: "regime ~ x + d", outcome1: "regime ~ x + d" },
  rescaledOutcome: { column: "regime", estimate: rescaledRegimes },
  constantOutcomes: [
    { column: "seen", value: 0, code: "no-selection" },
    { column: "seen", value: 1, code: "no-selection" },
    { column: "regime", value: 7, code: "constant-outcome" },
  ],
} as const;

const withMethod =
  (fit: Untyped, method: string): ConformingEstimator["fit"] =>
  (formulas, data, options) =>
    fit(formulas, data, { method, ...options });

const linear = {
  data: sample,
  iterative: false,
  weights: allWeights,
  rescaledOutcome: { column: "sales", estimate: (_: string, estimate: number, factor: number) => factor * estimate },
  constantOutcomes: [{ column: "sales", value: 7, code: "constant-outcome" }],
} as const;

/** A linear estimator with absorbed effects. */
function absorbing(name: string, estimator: Untyped, formulas: string): ConformingEstimator {
  return {
    ...linear,
    name,
    fit: estimator,
    formulas,
    predicts: false,
    covariances: everywhere,
    refused: [...refusedByLinear, ...noLeverages, { options: { fixefK: "some" }, code: "bad-option", names: /some/ }],
  };
}

/** A model of 0/1 outcomes with absorbed effects. */
function absorbingBinary(name: string, estimator: Untyped): ConformingEstimator {
  return {
    name,
    fit: estimator,
    formulas: "enters ~ x + d + log(size) | g",
    data: sample,
    iterative: true,
    predicts: false,
    covariances: { ...everywhere, ...expected },
    weights: allWeights,
    constantOutcomes: [{ column: "enters", value: 1, code: "constant-outcome" }],
    refused: [
      ...refusedByLikelihoods,
      ...noLeverages,
      { options: { information: "opg" }, code: "bad-option", names: /observed/ },
      { options: { biasCorrection: "jackknife" }, code: "bad-option", names: /jackknife/ },
    ],
  };
}

/** The panel with an effect of the firm in `sales`. */
function panelOfSales(seed: number, rows: number): Columns {
  const data = panelSample(seed, rows);
  const draw = random(seed + 2000);
  const effects = new Map<unknown, number>();
  return withColumns(data, {
    sales(row) {
      const firm = data.firm![row];
      if (!effects.has(firm)) effects.set(firm, 1.5 * draw.normal());
      return numberAt(data, "sales", row) + effects.get(firm)!;
    },
  });
}

/** A linear model of a panel, with firms of three rows; weights and offsets are no options. */
function linearPanel(name: string, estimator: Untyped): ConformingEstimator {
  return {
    ...linear,
    name,
    fit: (formulas, data, options) => estimator(formulas, data, { panel: "firm", ...options }),
    formulas: "sales ~ x + d + log(size)",
    data: panelOfSales,
    panel: "firm",
    additive: false,
    weights: [],
    offsets: false,
    covariances: everywhere,
    refused: [
      ...refusedByAll.filter(({ options }) => options.weights === undefined && options.like === undefined),
      { options: { panel: 3 }, code: "bad-option", names: /panel/ },
      { options: { panel: "frim" }, code: "unknown-column", names: /'firm'/ },
      { options: { weights: { kind: "analytic", column: "weight" } }, code: "bad-option", names: /weights/ },
    ],
  };
}

/** A method of iv with options that go before those of the call. */
function instrumental(method: string, given: (options: Options) => Options = () => ({})): ConformingEstimator {
  return {
    ...linear,
    name: `iv by ${method}`,
    fit: (formulas, data, options = {}) => (iv as Untyped)(formulas, data, { method, ...given(options), ...options }),
    formulas: "sales ~ x + d + [w ~ z1 + z2]",
    covariances: everywhere,
    refused: [...refusedByLinear, ...noLeverages],
  };
}

/** Weights of the moments that do not follow `vcov`, which is "iid" unless weights rule that out. */
function weighedRobustly({ weights }: Options): Options {
  const probability = (weights as { readonly kind?: string } | undefined)?.kind === "probability";
  return { weightMatrix: "robust", ...(probability ? {} : { vcov: "iid" }) };
}

const twoProbitsRefused: readonly RefusedOption[] = [
  ...refusedByLikelihoods,
  ...noLeverages,
  { options: { profile: "part" }, code: "bad-option", names: /part/ },
  { options: { offset: "half" }, code: "bad-option", names: /half/ },
  { options: { information: "expected" }, code: "bad-option", names: /expected/ },
];

/**
 * The sample with outcomes that say enough of their correlation at 300 rows: `seen` moved by `z1` more than by its error, and
 * `enters` (of which `seen` is a cause) and `good` (missing where `seen` is 0) with errors of correlation 0.5 to that of `seen`.
 */
function twoChoices(seed: number, rows: number): Columns {
  const data = sample(seed, rows);
  const draw = random(seed + 2000);
  const errors = Array.from({ length: rows }, () => [draw.normal(), draw.normal()] as const);
  const index = (row: number): number => 0.6 * numberAt(data, "x", row) - 0.4 * numberAt(data, "d", row);
  const inBureau = (row: number): number => (data.g![row] === "bureau" ? 1 : 0);
  const seen = errors.map(([v], row) => (0.3 + index(row) + 1.5 * numberAt(data, "z1", row) + v > 0 ? 1 : 0));
  const second = errors.map(([v, u], row) => 0.2 + index(row) + 0.5 * v + Math.sqrt(0.75) * u);
  return withColumns(data, {
    seen: (row) => seen[row]!,
    enters: (row) => (second[row]! - 0.3 + 0.5 * seen[row]! + 0.3 * inBureau(row) > 0 ? 1 : 0),
    good: (row) => (seen[row] === 0 ? null : second[row]! > 0 ? 1 : 0),
  });
}

/**
 * The sample with a `seen` that `z1` moves more: with a 0/1 treatment 300 rows of a weaker instrument may leave half of the range of
 * ρ open, which is worth a warning.
 */
function stronglyMoved(seed: number, rows: number): Columns {
  const data = sample(seed, rows);
  const draw = random(seed + 2000);
  const at = (name: string, row: number): number => numberAt(data, name, row);
  return withColumns(data, {
    seen: (row) => Number(0.3 + 0.5 * at("x", row) - 0.3 * at("d", row) + 2 * at("z1", row) + draw.normal() > 0),
  });
}

/** A bivariate probit; formulas by outcome, as its equations are named. */
function twoProbits(name: string, formulas: Readonly<Record<string, string>>, recursive?: 0 | 1): ConformingEstimator {
  return {
    name,
    fit: (given, data, options) => (bivariateProbit as Untyped)(Object.values(given), data, options),
    formulas,
    data: twoChoices,
    iterative: true,
    definition: bivariateProbitDefinition(Object.keys(formulas) as Untyped, recursive, false),
    observed: (draw) => ({ y1: draw.integer(2), y2: draw.integer(2) }),
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    constantOutcomes: [
      { column: "enters", value: 0, code: "constant-outcome" },
      { column: "seen", value: 1, code: "constant-outcome" },
    ],
    refused: twoProbitsRefused,
  };
}

const refusedByPanels: readonly RefusedOption[] = [
  ...refusedByLikelihoods.filter(({ names }) => !/lags|seed/.test(names.source)),
  ...["HC0", "HC1", "HC2", "HC3", { hac: {} }, { bootstrap: { replications: 9, seed: 1 } }].map((vcov) => ({
    options: { vcov },
    code: "undefined-covariance",
    names: /'firm'/,
  })),
  { options: { vcov: cluster("year") }, code: "undefined-covariance", names: /'year'/ },
  { options: { information: "expected" }, code: "bad-option", names: /expected/ },
  { options: { nodes: 1 }, code: "bad-option", names: /nodes/ },
  { options: { panel: 3 }, code: "bad-option", names: /panel/ },
  { options: { panel: "frim" }, code: "unknown-column", names: /'firm'/ },
];

/** A probit with random effects of firms. */
function panelProbit(name: string, fit: Untyped, model: RandomEffectsModel, given: Options): ConformingEstimator {
  return {
    ...binary(
      name,
      (formulas, data, options) => fit(formulas, data, { panel: "firm", nodes: 24, ...given, ...options }),
      randomEffectsDefinition(model, "firm", 24),
    ),
    rowLikelihood: probitLikelihood,
    panel: "firm",
    covariances: {
      iid: { vcov: "iid" },
      robust: { vcov: "robust" },
      "cluster by region": everywhere["cluster by region"],
      ...opg,
    },
  };
}

/** Every estimator: to be listed here is to be tested. */
export const estimators: readonly ConformingEstimator[] = [
  binary("probit", probit as Untyped, probitDefinition),
  binary("logit", logit as Untyped, logitDefinition),
  binary("cloglog", cloglog as Untyped, cloglogDefinition),
  {
    ...unscreened,
    name: "heteroskedastic probit",
    fit: hetProbit as Untyped,
    formulas: { outcome: "enters ~ x + d + g + log(size)", variance: "~ x + d" },
    constants: false,
    normalFrom: 1600,
    definition: hetProbitDefinition,
    observed: (draw) => ({ y: draw.integer(2) }),
    covariances: { ...everywhere, ...opg },
    constantOutcomes: constantEntry,
    refused: [
      ...refusedByLikelihoods,
      ...noLeverages,
      { options: { offset: "half" }, code: "bad-option", names: /half/ },
    ],
  },
  ...(["logit", "probit"] as const).map(
    (link): ConformingEstimator => ({
      ...unscreened,
      name: `firth's penalized ${link}`,
      additive: false,
      fit: (formulas, data, options) => (firth as Untyped)(formulas, data, { link, ...options }),
      formulas: "enters ~ x + d + g + log(size)",
      covariances: { ...everywhere, ...opg },
      constantOutcomes: constantEntry,
      refused: [...refusedByLikelihoods, { options: { link: "log" }, code: "bad-option", names: /log/ }],
    }),
  ),
  ordered("ordered probit", orderedProbit as Untyped, orderedProbitDefinition()),
  ordered("ordered logit", orderedLogit as Untyped, orderedLogitDefinition()),
  fractional("fractional probit", fractionalProbit as Untyped, fractionalProbitDefinition),
  fractional("fractional logit", fractionalLogit as Untyped, fractionalLogitDefinition),
  {
    ...unscreened,
    name: "poisson",
    fit: poisson as Untyped,
    formulas: "times ~ x + d + g + log(size)",
    defaultVcov: "robust",
    definition: poissonDefinition(),
    observed: (draw) => ({ y: draw.integer(5) }),
    covariances: { ...everywhere, ...leveraged, ...opg, ...expected },
    constantOutcomes: [{ column: "times", value: 2, code: "constant-outcome" }],
    refused: refusedByLikelihoods,
  },
  {
    ...unscreened,
    name: "negative binomial",
    fit: negativeBinomial as Untyped,
    formulas: "counts ~ x + d + g + log(size)",
    data: countSample,
    definition: negativeBinomialDefinition(),
    observed: (draw) => ({ y: draw.choice([0, 1, 2, 7, 40, 300]) }),
    covariances: { ...everywhere, ...opg },
    constantOutcomes: [{ column: "counts", value: 2, code: "constant-outcome" }],
    refused: [...refusedByLikelihoods, ...noLeverages],
  },
  {
    name: "heckman by maximum likelihood",
    fit: heckman as Untyped,
    formulas: selectionFormulas,
    data: sample,
    iterative: true,
    definition: heckmanDefinition,
    observed: (draw) => ({ selected: draw.integer(2), outcome: 2 * draw.normal() }),
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    rescaledOutcome: { column: "value", estimate: rescaledSelection },
    constantOutcomes: selectionConstant,
    refused: [...selectionRefused, { options: { information: "expected" }, code: "bad-option", names: /expected/ }],
  },
  {
    name: "heckman in two steps",
    fit: (formulas, data, options) => (heckman as Untyped)(formulas, data, { method: "two-step", ...options }),
    formulas: selectionFormulas,
    data: sample,
    iterative: true,
    covariances: { ...everywhere, ...expected },
    weights: allWeights,
    rescaledOutcome: { column: "value", estimate: rescaledSelection },
    constantOutcomes: selectionConstant,
    refused: selectionRefused,
  },
  {
    name: "ivHeckman",
    fit: ivHeckman as Untyped,
    formulas: { selection: "seen ~ x + d + z1 + z2", outcome: "value ~ x + d + [w ~ z1 + z2]" },
    data: sample,
    iterative: true,
    covariances: { ...everywhere, ...expected },
    weights: allWeights,
    rescaledOutcome: { column: "value", estimate: rescaledSelection },
    constantOutcomes: selectionConstant,
    refused: selectionRefused.filter(({ names }) => !/mle|part/.test(names.source)),
  },
  twoProbits("bivariate probit", { enters: "enters ~ x + d + g", seen: "seen ~ x + d + z1" }),
  {
    ...twoProbits("recursive bivariate probit", { seen: "seen ~ x + d + z1", enters: "enters ~ x + d + seen" }, 0),
    data: stronglyMoved,
  },
  {
    name: "heckprobit",
    fit: heckprobit as Untyped,
    formulas: { selection: "seen ~ x + d + z1", outcome: "good ~ x + d" },
    data: twoChoices,
    iterative: true,
    definition: heckprobitDefinition(false),
    observed: (draw) => ({ selected: draw.integer(2), outcome: draw.integer(2) }),
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    constantOutcomes: [
      { column: "seen", value: 0, code: "no-selection" },
      { column: "seen", value: 1, code: "constant-outcome" },
      { column: "good", value: 1, code: "constant-outcome" },
    ],
    refused: twoProbitsRefused,
  },
  {
    name: "tobit",
    fit: (formulas, data, options) => (tobit as Untyped)(formulas, data, { lower: 0, ...options }),
    formulas: "held ~ x + d + g + log(size)",
    data: sample,
    iterative: true,
    definition: tobitDefinition({ lower: 0 }),
    observed: intervalOutcome,
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    rescaledOutcome: { column: "held", estimate: rescaledNormal },
    constantOutcomes: [
      { column: "held", value: 7, code: "constant-outcome" },
      { column: "held", value: 0, code: "constant-outcome" },
    ],
    refused: [
      ...refusedByLikelihoods,
      ...noLeverages,
      { options: { lower: "flor" }, code: "unknown-column", names: /flor/ },
      { options: { lower: 3, upper: 2 }, code: "bad-option", names: /lower is 3/ },
    ],
  },
  {
    name: "truncated",
    fit: (formulas, data, options) => (truncated as Untyped)(formulas, data, { lower: 0, ...options }),
    formulas: "positive ~ x + d + g + log(size)",
    data: positiveSample,
    iterative: true,
    definition: truncatedDefinition({ lower: 0 }),
    observed: truncatedOutcome,
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    rescaledOutcome: { column: "positive", estimate: rescaledNormal },
    constantOutcomes: [{ column: "positive", value: 7, code: "constant-outcome" }],
    refused: [...refusedByLikelihoods, ...noLeverages, { options: { upper: {} }, code: "bad-option", names: /upper/ }],
  },
  {
    name: "interval",
    fit: interval as Untyped,
    formulas: "[low, high] ~ x + d + g + log(size)",
    data: sample,
    iterative: true,
    definition: intervalDefinition,
    observed: intervalOutcome,
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    constantOutcomes: [],
    refused: [...refusedByLikelihoods, ...noLeverages, { options: { lower: 0 }, code: "bad-option", names: /lower/ }],
  },
  {
    name: "two-part",
    fit: twoPart as Untyped,
    formulas: selectionFormulas,
    data: sample,
    iterative: true,
    definition: twoPartDefinition({}, selectionFormulas.outcome),
    observed: (draw) => ({ selected: draw.integer(2), outcome: draw.normal() }),
    covariances: { ...everywhere, ...opg },
    weights: allWeights,
    rescaledOutcome: { column: "value", estimate: rescaledSelection },
    constantOutcomes: [
      { column: "seen", value: 0, code: "no-selection" },
      { column: "seen", value: 1, code: "constant-outcome" },
      { column: "value", value: 7, code: "constant-outcome" },
    ],
    refused: [...refusedByLikelihoods, ...noLeverages, { options: { model: "log" }, code: "bad-option", names: /log/ }],
  },
  {
    ...panelProbit("randomEffectsProbit", randomEffectsProbit, randomEffectsProbitModel, {}),
    data: panelSample,
    refused: [
      ...refusedByPanels,
      { options: { correlated: "hausman" }, code: "bad-option", names: /hausman/ },
      { options: { correlated: "chamberlain" }, code: "bad-option", names: /time/ },
    ],
  },
  {
    ...panelProbit("dynamicProbit", dynamicProbit, dynamicProbitModel, { time: "period" }),
    formulas: "enters ~ x + d",
    data: dynamicSample,
    observations: 250,
    unused: [{ reason: "first period of a unit", count: 50 }],
    refused: [
      ...refusedByPanels,
      { options: { time: 3 }, code: "bad-option", names: /time/ },
      { options: { time: "preiod" }, code: "unknown-column", names: /'period'/ },
      { options: { initial: "both" }, code: "bad-option", names: /both/ },
    ],
  },
  {
    ...instrumented,
    name: "ivProbit by maximum likelihood",
    definition: ivProbitDefinition(["w"]),
    observed: (draw) => ({ y: draw.integer(2), w: 2 * draw.normal() }),
    covariances: { ...everywhere, ...opg },
  },
  ...["two-step", "control-function"].map((method) => ({
    ...instrumented,
    name: `ivProbit by ${method}`,
    fit: withMethod(ivProbit, method),
    covariances: everywhere,
  })),
  {
    ...instrumentedTobit,
    name: "ivTobit by maximum likelihood",
    fit: fitTobit,
    definition: ivTobitDefinition({ lower: 0 }, ["w"]),
    observed: (draw) => {
      const low = 2 * draw.normal();
      const seen = draw.choice([
        { low, high: low },
        { low, high: Infinity },
        { low: -Infinity, high: low },
      ]);
      return { ...seen, w: 2 * draw.normal() };
    },
    covariances: { ...everywhere, ...opg },
  },
  ...["two-step", "control-function"].map((method) => ({
    ...instrumentedTobit,
    name: `ivTobit by ${method}`,
    fit: withMethod(fitTobit, method),
    covariances: everywhere,
  })),
  {
    ...regimes,
    name: "treatment",
    fit: treatment as Untyped,
    formulas: { treatment: "seen ~ x + d + z1", outcome: "output ~ x + d + seen" },
    definition: treatmentDefinition,
    observed: (draw) => ({ y: draw.integer(2), outcome: 2 * draw.normal() }),
    rescaledOutcome: { column: "output", estimate: rescaledRegimes },
    constantOutcomes: [
      { column: "seen", value: 0, code: "constant-outcome" },
      { column: "output", value: 7, code: "constant-outcome" },
    ],
  },
  {
    ...regimes,
    name: "treatment in two steps",
    fit: withMethod(treatment, "two-step"),
    formulas: { treatment: "seen ~ x + d + z1", outcome: "output ~ x + d + seen" },
    covariances: { ...everywhere, ...expected },
    rescaledOutcome: { column: "output", estimate: rescaledRegimes },
    constantOutcomes: [
      { column: "seen", value: 0, code: "constant-outcome" },
      { column: "output", value: 7, code: "constant-outcome" },
    ],
    refused: [...regimes.refused, { options: { rhoRule: "clamp" }, code: "bad-option", names: /clamp/ }],
  },
  {
    ...switchingRegression,
    name: "switching",
    fit: switching as Untyped,
    definition: switchingDefinition,
    observed: (draw) => {
      const y = draw.normal();
      return { regime: draw.integer(2), outcome0: y, outcome1: y };
    },
  },
  {
    ...switchingRegression,
    name: "switching in two steps",
    fit: withMethod(switching, "two-step"),
    covariances: everywhere,
    refused: [
      ...regimes.refused,
      { options: { rhoRule: "clamp" }, code: "bad-option", names: /clamp/ },
      { options: { information: "opg" }, code: "bad-option", names: /information/ },
    ],
  },
  {
    ...linear,
    name: "ols",
    fit: ols as Untyped,
    formulas: "sales ~ x + d + g + log(size)",
    covariances: { ...everywhere, ...leveraged, "iid with large-sample factors": { small: false } },
    refused: refusedByLinear,
  },
  absorbing("ols with absorbed effects", ols, "sales ~ x + d + log(size) | g"),
  absorbing("iv with absorbed effects", iv, "sales ~ x + d + [w ~ z1 + z2] | g"),
  absorbingBinary("probit with absorbed effects", probit),
  absorbingBinary("logit with absorbed effects", logit),
  {
    ...absorbingBinary("poisson with absorbed effects", poisson),
    formulas: "times ~ x + d + log(size) | g",
    defaultVcov: "robust",
    constantOutcomes: [{ column: "times", value: 2, code: "constant-outcome" }],
    refused: [
      ...refusedByLikelihoods,
      ...noLeverages,
      { options: { information: "opg" }, code: "bad-option", names: /observed/ },
      { options: { biasCorrection: "analytic" }, code: "bad-option", names: /biasCorrection/ },
    ],
  },
  { ...linearPanel("between", between), observations: 100 },
  linearPanel("linear random effects", linearRandomEffects),
  {
    ...linear,
    name: "iv",
    fit: iv as Untyped,
    formulas: "sales ~ x + d + [w ~ z1 + z2]",
    covariances: {
      ...everywhere,
      "iid with large-sample factors": { small: false },
      "robust with large-sample factors": { small: false, vcov: "robust" },
    },
    refused: [...refusedByLinear, ...noLeverages, { options: { method: "3sls" }, code: "bad-option", names: /3sls/ }],
  },
  {
    ...instrumental("liml"),
    scoresSumToZero: false,
    covariances: { ...everywhere, Bekker: { vcov: "bekker" } },
  },
  ...(["gmm", "gmm-iterated", "gmm-cue"] as const).map((method) => ({
    ...instrumental(method, weighedRobustly),
    covariances: { ...everywhere, efficient: { vcov: "efficient" } },
    scoresSumToZero: method !== "gmm-cue",
    weightsAgree: false,
  })),
];

/** The formulas with something added to one equation: the last unless a role is named. */
export function withTerm(formulas: Formulas, term: string, role?: string): Formulas {
  if (typeof formulas === "string") {
    const [terms, absorbed] = formulas.split(" | ");
    return `${terms} ${term}${absorbed === undefined ? "" : ` | ${absorbed}`}`;
  }
  const chosen = role ?? Object.keys(formulas).at(-1)!;
  return { ...formulas, [chosen]: `${formulas[chosen]} ${term}` };
}

/** The prefixes of the equations' coefficients: "" for a single one. */
export function prefixes(
  formulas: Formulas,
): readonly { readonly role: string | undefined; readonly prefix: string }[] {
  if (typeof formulas === "string") return [{ role: undefined, prefix: "" }];
  return Object.keys(formulas).map((role) => ({ role, prefix: `${role}:` }));
}

/** Those whose observations are the rows: estimators of means of units take no weights, and count and refuse by units. */
export const rowEstimators: readonly ConformingEstimator[] = estimators.filter(({ weights }) => weights.length > 0);
