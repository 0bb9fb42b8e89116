/** The pictures of the gallery, made of the data of the examples: the code that the page shows is the code that ran. */
import { roc } from "../src/diagnostics/roc.ts";
import {
  effectPlot,
  forestPlot,
  heckman,
  logit,
  marginalEffects,
  predictionPlot,
  predictions,
  probit,
  profilePlot,
  rocPlot,
  table,
  type VegaLiteSpecification,
} from "../src/index.ts";
import { readCsv } from "../src/node/index.ts";

export interface Picture {
  /** Of its file: "forest". */
  readonly name: string;
  readonly heading: string;
  readonly code: string;
  readonly specification: VegaLiteSpecification;
}

const labels = {
  age: "Age (10 years)",
  "I(age^2)": "Age squared",
  income: "Log of other income",
  education: "Years of education",
  youngkids: "Children under 7",
  oldkids: "Children over 7",
  foreign: "Foreign",
  kids: "Children over 7",
};

/** Every picture, in the order of the page. */
export async function galleryPictures(): Promise<readonly Picture[]> {
  const data = new URL("../examples/data/", import.meta.url);
  const read = await readCsv(new URL("swiss-labor.csv", data));
  const kids = Array.from(read.numbers("oldkids"), (count) =>
    count > 1 ? "two or more" : count === 1 ? "one" : "none",
  );
  const women = read.with({ kids: table({ kids }).column("kids") });
  const wives = await readCsv(new URL("mroz87.csv", data));
  const formula = "participation ~ income + age + I(age^2) + education + youngkids + oldkids + foreign";
  const fit = probit(formula, women, { vcov: "robust" });
  const simple = logit("participation ~ income + education", women, { vcov: "robust" });
  const ages = Array.from({ length: 21 }, (_, i) => 2 + i / 5);
  const selection = heckman(
    { selection: "lfp ~ age + I(age^2) + kids5 + educ", outcome: "log(wage) ~ educ + exper + city" },
    wives,
  );
  return [
    {
      name: "forest",
      heading: "Estimates with intervals",
      code: 'forestPlot([marginalEffects(fit), marginalEffects(simple)], { names: ["All", "Two columns"], labels })',
      specification: forestPlot([marginalEffects(fit), marginalEffects(simple)], {
        names: ["All", "Two columns"],
        labels,
      }),
    },
    {
      name: "prediction",
      heading: "A predicted probability over a variable",
      code: 'predictionPlot(predictions(fit, { grid: { age: ages, foreign: [0, 1] } }), { over: "age", labels })',
      specification: predictionPlot(predictions(fit, { grid: { age: ages, foreign: [0, 1] } }), {
        over: "age",
        labels,
      }),
    },
    {
      name: "effect",
      heading: "An effect over a variable",
      code: 'effectPlot(marginalEffects(fit, { of: ["age"], grid: { age: ages } }), { labels })',
      specification: effectPlot(marginalEffects(fit, { of: ["age"], grid: { age: ages } }), { labels }),
    },
    {
      name: "effect-by-category",
      heading: "Effects in groups",
      code: 'effectPlot(marginalEffects(fit, { of: ["youngkids", "foreign"], by: "kids" }), { labels })',
      specification: effectPlot(marginalEffects(fit, { of: ["youngkids", "foreign"], by: "kids" }), { labels }),
    },
    {
      name: "roc",
      heading: "ROC curves",
      code: 'rocPlot([roc(fit), roc(simple)], { names: ["All", "Two columns"] })',
      specification: rocPlot([roc(fit), roc(simple)], { names: ["All", "Two columns"] }),
    },
    {
      name: "profile",
      heading: "The profile likelihood of ρ",
      code: "profilePlot(selection)",
      specification: profilePlot(selection),
    },
  ];
}
