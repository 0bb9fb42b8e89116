import { describe, expect, it } from "vitest";
import {
  cluster,
  compare,
  comparisons,
  confint,
  deltaMethod,
  EstimandError,
  forestPlot,
  heckman,
  iv,
  logit,
  negativeBinomial,
  lrTest,
  marginalEffects,
  ols,
  parseCsv,
  predict,
  predictions,
  probit,
  residuals,
  summary,
  table,
  wald,
  withVcov,
} from "../src/index.ts";
import { numberAt, positions, rowsAt, sample, withColumns } from "./conformance/sample.ts";

/** What is wrong, how it is called, the code, what names the culprit, and what tells the reader what to do. */
type Case = readonly [
  fault: string,
  call: () => unknown,
  code: string,
  culprit: string | RegExp,
  instruction: string | RegExp,
];

// biome-ignore lint/suspicious/noExplicitAny: every call here is one that the compiler would refuse, or cannot see
type Untyped = any;
const data = sample(61, 200);
const using = (columns: Parameters<typeof withColumns>[1]): Untyped => withColumns(data, columns);
const [binary, linear, instrumental, selection, counted] = [probit, ols, iv, heckman, negativeBinomial] as Untyped[];
const formulas = { selection: "seen ~ x + z1", outcome: "value ~ x" };
const weighted = (kind: string, column: string) => ({ weights: { kind, column } });

const columns: readonly Case[] = [
  ["an unknown column", () => binary("enters ~ x + siz", data), "unknown-column", "'siz'", "Did you mean 'size'?"],
  ["an unknown outcome", () => linear("sale ~ x", data), "unknown-column", "'sale'", "Did you mean 'sales'?"],
  ["a name like no other", () => linear("sales ~ qqqqqq", data), "unknown-column", "'qqqqqq'", "There are: 'x', 'd'"],
  [
    "text among numbers",
    () => binary("enters ~ x", { ...data, x: data.x!.map((value, i) => (i === 3 ? "n/a" : value)) }),
    "bad-data",
    /Column 'x' mixes numbers and text: row 1 holds -?[\d.]+, row 4 holds "n\/a"/,
    "write missing values as null",
  ],
  [
    "text in arithmetic",
    () => linear("sales ~ log(g)", data),
    "wrong-column-kind",
    "'g' holds text",
    "make it a number column",
  ],
  ["text as the outcome", () => linear("g ~ x", data), "outcome-not-numeric", "'g' holds text", "make it a number"],
  [
    "numbers written as text, a level in every row",
    () => binary("enters ~ x", { ...data, x: data.x!.map(String) }),
    "too-few-rows",
    "'x' enters as a category with 200 levels",
    "make it a number if it is one",
  ],
  [
    "an all-missing column",
    () => binary("enters ~ x + d", using({ d: () => null })),
    "all-missing",
    "'d'",
    "leave it out of the formula",
  ],
  [
    "no complete row",
    () => linear("sales ~ x + d", using({ x: (i) => (i < 150 ? null : i), d: (i) => (i < 150 ? 1 : null) })),
    "no-complete-rows",
    "missing: x (150), missing: d (50)",
    "Rows left out",
  ],
  [
    "an infinite value",
    () => linear("sales ~ x", using({ x: (i) => (i === 4 ? Infinity : i) })),
    "infinite-value",
    "'x' is Infinity in row 5",
    "give a number, or null",
  ],
  [
    "the logarithm of zero",
    () => linear("sales ~ log(d)", data),
    "undefined-term",
    /log\(d\) is -Infinity in row \d+, where 'd' is 0/,
    "Change the term",
  ],
  [
    "columns of different lengths",
    () => linear("sales ~ x", { ...data, x: data.x!.slice(1) }),
    "column-lengths-differ",
    "has 200 rows, but 'x' has 199",
    "must have the same length",
  ],
  [
    "an integer beyond 2^53",
    () => linear("sales ~ x", { ...data, x: data.x!.map(() => 2n ** 60n) }),
    "bad-data",
    "'x' holds the integer 1152921504606846976 in row 1",
    "pass it as text",
  ],
  [
    "objects as cells",
    () => linear("sales ~ x", { ...data, x: data.x!.map((v) => ({ v })) }),
    "bad-data",
    "'x' holds an object in row 1",
    "a cell must be a number",
  ],
  [
    "columns of zeros alone",
    () => linear("sales ~ 0 + c", using({ c: () => 0 })),
    "constant-column",
    "'sales ~ 0 + c'",
    "Add a term",
  ],
  [
    "a reference level that is not there",
    () => linear('sales ~ C(g, ref = "shop")', data),
    "unknown-level",
    '"shop"',
    'It has "agency"',
  ],
  [
    "a power beyond the different values",
    () => linear("sales ~ poly(d, 5)", data),
    "undefined-term",
    "poly(d, 5)",
    "lower the degree",
  ],
];

const tables: readonly Case[] = [
  ["no row objects", () => binary("enters ~ x", []), "empty-table", "empty array", "Check how it was read"],
  ["no rows", () => binary("enters ~ x", rowsAt(data, [])), "empty-table", "no rows", "Check how it was read"],
  ["no data", () => binary("enters ~ x", undefined), "bad-data", "undefined", "pass an array of row objects"],
  ["a file's name", () => binary("enters ~ x", "firms.csv"), "bad-data", "string", "pass an array of row objects"],
  [
    "a row that is none",
    () => binary("y ~ x", [{ y: 1, x: 1 }, null]),
    "bad-data",
    "Row 2 (counted from 1)",
    "not an object such as",
  ],
  [
    "numbers in place of rows",
    () => table([1, 2, 3] as Untyped),
    "bad-data",
    "Row 1 (counted from 1) of the data is a number",
    "pass a record",
  ],
  ["an empty CSV", () => parseCsv(""), "empty-table", "CSV is empty", "no line of column names"],
];

const problems: readonly Case[] = [
  [
    "an outcome of 1 and 2",
    () => binary("y ~ x", using({ y: (i) => 1 + (i % 2) })),
    "outcome-not-binary",
    "'y' must be 0 or 1 (or false and true), and it is 2 in row 2",
    "Code it as 0 and 1 in the data",
  ],
  [
    "a continuous outcome for logit",
    () => (logit as Untyped)("sales ~ x", data),
    "outcome-not-binary",
    "'sales'",
    "Code it as 0 and 1 in the data",
  ],
  [
    "a selection of 2",
    () => selection(formulas, using({ seen: () => 2 })),
    "outcome-not-binary",
    "'seen' is 2 in row 1",
    "must be 0 or 1",
  ],
  [
    "a count with fractions",
    () => counted("y ~ x", using({ y: (i) => (i === 4 ? 2.5 : i % 3) })),
    "outcome-not-count",
    "'y' must be a count (0, 1, 2, ...), and it is 2.5 in row 5",
    "Use poisson",
  ],
  [
    "a count below 0",
    () => counted("y ~ x", using({ y: (i) => (i % 3) - 1 })),
    "outcome-not-count",
    "-1 in row 1",
    "ols",
  ],
  [
    "an outcome that never varies",
    () => binary("y ~ x", using({ y: () => 1 })),
    "constant-outcome",
    "'y' is 1 in all 200 rows",
    "use another outcome",
  ],
  [
    "a linear outcome that never varies",
    () => linear("y ~ x", using({ y: () => 7 })),
    "constant-outcome",
    "'y' is 7 in every row",
    "Use another outcome",
  ],
  [
    "an outcome that never varies where it is seen",
    () => selection(formulas, using({ value: () => 7 })),
    "constant-outcome",
    "'value' is 7",
    "Use another outcome",
  ],
  [
    "nobody selected",
    () => selection(formulas, using({ seen: () => 0 })),
    "no-selection",
    "'seen' is 1 in no row",
    "nothing is selected",
  ],
  [
    "everybody selected",
    () => selection(formulas, using({ seen: () => 1, value: (i) => i })),
    "no-selection",
    "'seen' is 1 in all 200 rows",
    "Use ols",
  ],
  [
    "complete separation",
    () => binary("y ~ x + d", using({ y: (i) => (numberAt(data, "x", i) > 0 ? 1 : 0) })),
    "complete-separation",
    /'y' is 1 in all \d+ rows with x > /,
    "Leave out column 'x'",
  ],
  [
    "quasi-separation, where it is to be an error",
    () => binary("enters ~ x + q", using({ q: (i) => numberAt(data, "enters", i) * (i % 2) }), { separation: "error" }),
    "quasi-separation",
    /'enters' is 1 in all \d+ rows with q = 1/,
    'separation: "drop"',
  ],
  [
    "more parameters than rows",
    () => binary("enters ~ x + z1 + z2 + size + d", rowsAt(data, [0, 1, 2, 3, 4])),
    "too-few-rows",
    "5 coefficients and only 5 complete rows",
    "Use fewer terms",
  ],
  [
    "more linear parameters than rows",
    () => linear("sales ~ x + z1 + z2", rowsAt(data, positions(data).slice(0, 4))),
    "too-few-rows",
    "4 complete rows cannot determine 4 coefficients",
    "Leave columns out",
  ],
  [
    "three rows selected",
    () => selection(formulas, using({ seen: (i) => (i < 3 ? 1 : 0), value: (i) => i * i })),
    "too-few-rows",
    "Only 3 rows are selected",
    "use more data",
  ],
  [
    "fewer instruments than endogenous columns",
    () => instrumental("sales ~ x + [w + d ~ z1]", data),
    "under-identified",
    "2 endogenous columns (w and d)",
    "Add instruments",
  ],
  [
    "no endogenous column",
    () => instrumental("sales ~ x + w", data),
    "under-identified",
    "'sales ~ x + w'",
    "write [endogenous ~ instruments]",
  ],
  [
    "an endogenous column made of the others",
    () => instrumental("sales ~ x + [w ~ z1]", using({ w: (i) => 2 * numberAt(data, "x", i) })),
    "under-identified",
    "w (collinear with x)",
    "leave out the columns",
  ],
];

const options: readonly Case[] = [
  [
    "negative weights",
    () => linear("sales ~ x", using({ weighing: (i) => i - 3 }), weighted("analytic", "weighing")),
    "bad-weights",
    "'weighing' is -3 in row 1",
    "must be finite and not negative",
  ],
  [
    "infinite weights",
    () => binary("enters ~ x", using({ weighing: () => Infinity }), weighted("probability", "weighing")),
    "bad-weights",
    "'weighing' is Infinity in row 1",
    "must be finite",
  ],
  [
    "weights of zero alone",
    () => linear("sales ~ x", using({ weighing: () => 0 }), weighted("analytic", "weighing")),
    "bad-weights",
    "'weighing' has no positive value",
    "Check how the column was read",
  ],
  [
    "frequencies that are no counts",
    () => binary("enters ~ x", data, weighted("frequency", "weight")),
    "bad-weights",
    "'weight' is",
    "analytic and probability weights",
  ],
  [
    "text as weights",
    () => linear("sales ~ x", data, weighted("analytic", "g")),
    "wrong-column-kind",
    "'g' holds text",
    "name another",
  ],
  [
    "an unknown kind of weights",
    () => linear("sales ~ x", data, weighted("sampling", "weight")),
    "bad-option",
    '"sampling"',
    '"probability"',
  ],
  [
    "weights by column alone",
    () => linear("sales ~ x", data, { weights: "weight" }),
    "bad-option",
    'weights is "weight"',
    "pass { kind:",
  ],
  ...([null, "", 5] as const).map(
    (weights): Case => [
      `weights that are ${JSON.stringify(weights)}`,
      () => linear("sales ~ x", data, { weights }),
      "bad-option",
      `weights is ${JSON.stringify(weights)}`,
      "pass { kind:",
    ],
  ),
  [
    "an offset that is no name",
    () => linear("sales ~ x", data, { offset: 5 }),
    "unknown-column",
    "'5'",
    "There are: 'x'",
  ],
  [
    "weights without a column",
    () => linear("sales ~ x", data, { weights: { kind: "analytic" } }),
    "bad-option",
    '{"kind":"analytic"}',
    'column: "name"',
  ],
  [
    "a cluster column with one level",
    () => linear("sales ~ x", using({ all: () => "a" }), { vcov: cluster("all") }),
    "one-cluster",
    '"all"',
    "Name a column with at least two",
  ],
  [
    "an unknown cluster column",
    () => binary("enters ~ x", data, { vcov: cluster("reg") }),
    "unknown-column",
    "'reg'",
    "'region'?",
  ],
  [
    "a regressor that one cluster has",
    () => linear("sales ~ x + one", using({ one: (i) => (data.year![i] === 1999 ? 1 : 0) }), { vcov: cluster("year") }),
    "one-treated-cluster",
    '"one" is 1 in a single cluster of "year"',
    "Cluster by a finer column",
  ],
  [
    "clusters as text",
    () => linear("sales ~ x", data, { vcov: { cluster: "region" } }),
    "bad-option",
    '{"cluster":"region"}',
    'cluster("region")',
  ],
  [
    "clusters by no column",
    () => binary("enters ~ x", data, { vcov: { cluster: [] } }),
    "bad-option",
    '{"cluster":[]}',
    'cluster("region")',
  ],
  [
    "an unknown covariance",
    () => linear("sales ~ x", data, { vcov: "hc3" }),
    "bad-option",
    '"hc3"',
    "use one of iid, robust, HC0, HC1, HC2, HC3",
  ],
  ["HC3 for heckman", () => selection(formulas, data, { vcov: "HC3" }), "undefined-covariance", "HC3", 'Use "robust"'],
  [
    "HC2 for heckman in two steps",
    () => selection(formulas, data, { vcov: "HC2", method: "two-step" }),
    "undefined-covariance",
    "HC2",
    'Use "robust"',
  ],
  [
    "HC3 for iv",
    () => instrumental("sales ~ x + [w ~ z1]", data, { vcov: "HC3" }),
    "undefined-covariance",
    "HC3",
    'Use "robust"',
  ],
  [
    "iid under probability weights",
    () => binary("enters ~ x", data, { vcov: "iid", ...weighted("probability", "weight") }),
    "bad-option",
    '"iid"',
    "Leave vcov out",
  ],
  [
    "a misspelt option",
    () => binary("enters ~ x", data, { vcv: "HC1" }),
    "bad-option",
    "'vcv'",
    "Did you mean 'vcov'?",
  ],
  [
    "a misspelt option of ols",
    () => linear("sales ~ x", data, { weight: 1 }),
    "bad-option",
    "'weight'",
    "Did you mean 'weights'?",
  ],
  [
    "an option of another estimator",
    () => selection(formulas, data, { small: true }),
    "bad-option",
    "'small'",
    "There are: 'vcov'",
  ],
  [
    "options that are text",
    () => linear("sales ~ x", data, "HC1"),
    "bad-option",
    "string",
    "pass a record such as { vcov: ... }",
  ],
  [
    "options that are null",
    () => binary("enters ~ x", data, null),
    "bad-option",
    "null",
    "pass a record such as { vcov: ... }",
  ],
  [
    "an unknown method",
    () => selection(formulas, data, { method: "twostep" }),
    "bad-option",
    '"twostep"',
    '"two-step"',
  ],
  [
    "a method that iv does not have",
    () => instrumental("sales ~ x + [w ~ z1]", data, { method: "3sls" }),
    "bad-option",
    '"3sls"',
    'use one of "2sls", "liml"',
  ],
  [
    "an unknown information",
    () => binary("enters ~ x", data, { information: "hessian" }),
    "bad-option",
    '"hessian"',
    '"observed"',
  ],
  [
    "an offset that is not there",
    () => linear("sales ~ x", data, { offset: "hal" }),
    "unknown-column",
    "'hal'",
    "Did you mean 'half'?",
  ],
  [
    "an offset for two equations",
    () => selection(formulas, data, { offset: "half" }),
    "bad-option",
    "half",
    "write offset(half) in the formula",
  ],
];

const written: readonly Case[] = [
  ["no formula", () => binary(undefined, data), "bad-option", "probit takes one formula", '"y ~ a + b"'],
  ["no formula for ols", () => linear(undefined, data), "formula-syntax", "undefined", '"y ~ a + b"'],
  [
    "one formula for two equations",
    () => selection("seen ~ x", data),
    "bad-option",
    "'selection' is missing",
    "pass { selection:",
  ],
  [
    "an equation too few",
    () => selection({ selection: "seen ~ x" }, data),
    "bad-option",
    "'outcome' is missing",
    'outcome: "y ~ a + b"',
  ],
  [
    "an equation too many",
    () => selection({ ...formulas, treatment: "d ~ x" }, data),
    "bad-option",
    "'treatment'",
    'selection: "y ~ a + b"',
  ],
  ["an empty formula", () => linear("", data), "formula-syntax", "column 1", "expected a column"],
  ["no tilde", () => linear("sales", data), "formula-syntax", "column 6", "'~'"],
  ["nothing to the right", () => linear("sales ~", data), "formula-syntax", "column 8", "expected a column"],
  ["nothing to the left", () => linear("~ x", data), "formula-syntax", "column 1", "expected the outcome before '~'"],
  ["two names side by side", () => linear("sales ~ x d", data), "formula-syntax", "column 11", "expected an operator"],
  ["two tildes", () => linear("sales ~ x ~ d", data), "formula-syntax", "column 11", "expected an operator"],
  ["an open parenthesis", () => linear("sales ~ (x + d", data), "formula-syntax", "column 15", "')'"],
  [
    "a parenthesis too many",
    () => linear("sales ~ x + d)", data),
    "formula-syntax",
    "column 14",
    "expected an operator",
  ],
  [
    "an unknown function",
    () => linear("sales ~ sin(x)", data),
    "formula-syntax",
    "'sin'",
    "There are log, exp, sqrt, abs",
  ],
  ["a sign that means nothing", () => linear("sales ~ x $ d", data), "formula-syntax", "'$'", "goes in backticks"],
  ["a quotient outside I()", () => linear("sales ~ x / d", data), "formula-syntax", "'/'", "I(a / b)"],
  [
    "a number outside I()",
    () => linear("sales ~ x * 2", data),
    "formula-syntax",
    "'2'",
    "arithmetic goes inside I(...)",
  ],
  [
    "the outcome on both sides",
    () => linear("sales ~ sales", data),
    "formula-syntax",
    "'sales'",
    "leave it out on the right",
  ],
  [
    "a regressor among the instruments",
    () => instrumental("sales ~ x + [w ~ x]", data),
    "formula-syntax",
    "'x'",
    "leave it out of the brackets",
  ],
  [
    "brackets in ols",
    () => linear("sales ~ x + [w ~ z1]", data),
    "bad-option",
    "brackets",
    'call iv("sales ~ x + [w ~ z1]", data)',
  ],
  [
    "brackets in probit",
    () => binary("enters ~ x + [w ~ z1]", data),
    "bad-option",
    "which probit does not use",
    "leave the brackets out",
  ],
  [
    "brackets in heckman",
    () => selection({ ...formulas, outcome: "value ~ [x ~ z2]" }, data),
    "bad-option",
    "which heckman does not use",
    "leave the brackets out",
  ],
  [
    "effects to absorb",
    () => selection({ ...formulas, outcome: "value ~ x | region" }, data),
    "formula-syntax",
    "region",
    "write C(region)",
  ],
];

const fit = probit("enters ~ x + d + g", data as Untyped) as Untyped;
const larger = probit("enters ~ x + size", data as Untyped) as Untyped;
const saved = JSON.parse(JSON.stringify(fit));

/** Each function after the fit with options that are none of its own, and a word of its message. */
const misspelt: readonly (readonly [called: string, call: (options: Untyped) => unknown, known: string])[] = [
  ["summary", (options) => summary(fit, options), "'level'"],
  ["compare", (options) => compare([fit], options), "'names'"],
  ["forestPlot", (options) => forestPlot(fit, options), "'terms'"],
  ["confint", (options) => confint(fit, options), "'level'"],
  ["predict", (options) => predict(fit, data, options), "'interval'"],
  ["lrTest", (options) => lrTest(fit, fit, options), "'nested'"],
  ["marginalEffects", (options) => marginalEffects(fit, options), "'grid'"],
  ["comparisons", (options) => comparisons(fit, undefined, options), "'jointly'"],
  ["predictions", (options) => predictions(fit, options), "'by'"],
];

const after: readonly Case[] = [
  ...misspelt.map(
    ([called, call, known]): Case => [
      `an option that ${called} does not have`,
      () => call({ zzzzzzzzz: 1 }),
      "bad-option",
      `${called} has no option 'zzzzzzzzz'`,
      known,
    ],
  ),
  [
    "a level in place of options",
    () => (confint as Untyped)(fit, 0.9),
    "bad-option",
    "The options of confint are number",
    "{ level: ... }",
  ],
  [
    "effects that are no function",
    () => (compare as Untyped)([fit], { effects: true }),
    "bad-option",
    "effects",
    "marginalEffects",
  ],
  ["fits that are no list", () => (compare as Untyped)(fit, {}), "bad-option", "takes a list", "compare([a, b])"],
  [
    "an effect at nothing",
    () => marginalEffects(fit, { at: { x: null } } as Untyped),
    "bad-option",
    "column 'x' holds numbers",
    "null is none",
  ],
  ["an unknown coefficient", () => wald(fit, "gg = 0"), "unknown-coefficient", "'gg'", "There are:"],
  ["half a hypothesis", () => wald(fit, "x ="), "bad-hypothesis", "position 4", "expected a coefficient or a number"],
  [
    "a product of coefficients",
    () => wald(fit, "x * d = 1"),
    "bad-hypothesis",
    "position 2",
    "multiply by numbers only",
  ],
  ["a hypothesis about nothing", () => wald(fit, "x = x"), "bad-hypothesis", '"x = x"', "restricts no coefficient"],
  [
    "hypotheses that contradict each other",
    () => wald(fit, ["x = 0", "x = 1"]),
    "bad-hypothesis",
    "Restriction 2",
    "cannot all be true",
  ],
  ["no hypothesis", () => wald(fit, []), "bad-hypothesis", "no hypothesis", 'such as "a = 0"'],
  ["a number as hypothesis", () => wald(fit, 3 as Untyped), "bad-hypothesis", "no hypothesis", 'such as "a = 0"'],
  [
    "a matrix of the wrong width",
    () => wald(fit, { R: [[1, 2]] }),
    "bad-hypothesis",
    "5 finite numbers",
    "one for each of (Intercept), x, d",
  ],
  ["a level of 95", () => confint(fit, { level: 95 }), "bad-option", "95", "such as 0.95"],
  [
    "a level as text",
    () => confint(fit, { level: "0.95" as Untyped }),
    "bad-option",
    '"0.95"',
    "give a number between 0 and 1",
  ],
  ["an unknown covariance later", () => withVcov(fit, "HC5" as Untyped), "bad-option", '"HC5"', "use one of"],
  ["data asked of a saved fit", () => predict(saved), "needs-data", "A prediction needs to know", "reviveFit(json)"],
  [
    "effects of a saved fit",
    () => marginalEffects(saved),
    "needs-data",
    "A marginal effect needs to know",
    "reviveFit(json)",
  ],
  [
    "an unknown quantity",
    () => predict(fit, undefined, { type: "prob" }),
    "undefined-quantity",
    '"prob"',
    "Did you mean 'probability'?",
  ],
  [
    "an unknown interval",
    () => predict(fit, undefined, { interval: "prediction" as Untyped }),
    "bad-option",
    '"prediction"',
    '"confidence"',
  ],
  [
    "a column that new data lack",
    () => predict(fit, [{ x: 1, d: 0 }]),
    "unknown-column",
    "'g'",
    /Did you mean|There are/,
  ],
  [
    "a level that the sample lacks",
    () => predict(fit, [{ x: 1, d: 0, g: "shop" }]),
    "unknown-level",
    '"shop"',
    'It has "agency"',
  ],
  [
    "an effect of a column not there",
    () => marginalEffects(fit, { of: ["age"] }),
    "unknown-column",
    "'age'",
    "There are: 'x', 'd', 'g'",
  ],
  [
    "an effect of a text",
    () => marginalEffects(fit, { of: "x" as Untyped }),
    "bad-option",
    'of is "x"',
    "pass a list of columns",
  ],
  [
    "effects at an unknown place",
    () => marginalEffects(fit, { at: "mean" as Untyped }),
    "bad-option",
    '"mean"',
    '"means"',
  ],
  [
    "effects at an unknown level",
    () => marginalEffects(fit, { at: { g: "shop" } }),
    "unknown-level",
    '"shop"',
    "There are: 'agency'",
  ],
  [
    "effects at text for a number",
    () => marginalEffects(fit, { at: { x: "high" } }),
    "bad-option",
    '"high"',
    "'x' holds numbers",
  ],
  [
    "residuals of two equations",
    () => residuals(selection(formulas, data)),
    "undefined-quantity",
    "several equations",
    "predict(fit, undefined, { type })",
  ],
  ["models that are not nested", () => lrTest(larger, fit), "not-nested", "size", "{ nested: true }"],
  [
    "one model twice",
    () => lrTest(fit, fit),
    "not-nested",
    "same number of parameters",
    "Pass a model and a larger one",
  ],
  [
    "a likelihood ratio of iv",
    () => lrTest(instrumental("sales ~ x + [w ~ z1]", data), linear("sales ~ x", data)),
    "bad-option",
    "no log-likelihood",
    "Use wald",
  ],
  [
    "a function of coefficients that are not there",
    () => deltaMethod(fit, (b: Untyped) => b.age),
    "bad-option",
    "undefined",
    "made of the coefficients",
  ],
];

const groups = {
  "columns of the data": columns,
  "the data": tables,
  "the problem posed": problems,
  options,
  formulas: written,
  "what is asked of a fit": after,
};

for (const [group, cases] of Object.entries(groups)) {
  describe(`faults of ${group}`, () => {
    for (const [fault, call, code, culprit, instruction] of cases) {
      it(`${fault}: "${code}", with the culprit's name and what to do`, () => {
        const error = thrown(call);
        expect(error.message).toMatch(culprit);
        expect(error.message).toMatch(instruction);
        expect(error.code).toBe(code);
        expect(error.message.length).toBeLessThan(500);
        expect(error.message.split("\n")[0]).toMatch(/^['"\p{L}\p{N}].*[.?]$/u);
        expect(() => JSON.stringify(error.facts)).not.toThrow();
      });
    }
  });
}

/** The error of the call: an `EstimandError`, never a stray TypeError. */
function thrown(call: () => unknown): EstimandError {
  try {
    call();
  } catch (error) {
    if (error instanceof EstimandError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}
