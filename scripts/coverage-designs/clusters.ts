import { cluster, ols } from "../../src/index.ts";
import { wildBootstrapTest } from "../../src/inference/wild-bootstrap-test.ts";
import type { RandomGenerator } from "../../src/random/generator.ts";
import { byGroup, clustersOf, numbers } from "./draws.ts";
import { type Columns, type Study, study, underVcov } from "./study.ts";

const slope = 1;

const reasons = {
  iid: "it counts the rows of a cluster as so many independent ones.",
  few:
    "the fit follows the largest of the 10 clusters, whose residuals are then too small, and the " +
    "variance has fewer degrees of freedom than 9.",
  cr1: "the fit follows every cluster a little, and one factor G/(G-1) does not make up for it.",
  cr2: "its degrees of freedom are those under independent and equal errors.",
  cr3:
    "each cluster is left out in turn, as by the jackknife, which more than makes up for its leverage: " +
    "wide on purpose.",
  wild: "the enumerated p-values are steps of 1/512, and the fit under the null follows large clusters.",
  one: "what the firms have in common in a year is left out.",
  two: "20 years are few: each of the three variances is too small and variable, as CR1 is with few clusters.",
} as const;

/** Half of the regressor's and a quarter of the error's variance is the cluster's. */
export function clustered(generator: RandomGenerator, groups: Float64Array): Columns {
  const shared = byGroup(generator, groups);
  const x = shared.map((value) => Math.sqrt(0.5) * (value + generator.normal()));
  const error = byGroup(generator, groups).map((value) => 0.5 * value + Math.sqrt(0.75) * generator.normal());
  return { group: groups, x, y: x.map((value, i) => 1 + slope * value + error[i]!) };
}

const few = clustersOf(10, 5, 6);
const many = clustersOf(50, 10, 0);
const firms = 25;
const years = 20;

/** Least squares with dependence within groups. */
export const clusterStudies: readonly Study[] = [
  study({
    design: "10 clusters of 5 to 59 rows",
    seed: 201,
    truth: slope,
    draw: (generator) => clustered(generator, few),
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("iid", "iid", "x", reasons.iid),
      underVcov("CR1, t(9)", cluster("group"), "x", reasons.few),
      underVcov("CR2, Bell-McCaffrey df", cluster("group", { type: "CR2" }), "x", reasons.cr2),
      underVcov("CR3, Bell-McCaffrey df", cluster("group", { type: "CR3" }), "x", reasons.cr3),
      {
        name: "wild cluster restricted, all 1024 draws",
        of: (fit) => [wildBootstrapTest(fit, "x = 0", { cluster: "group" })],
        why: reasons.wild,
      },
    ],
  }),
  study({
    design: "50 clusters of 10 rows",
    seed: 202,
    truth: slope,
    draw: (generator) => clustered(generator, many),
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("iid", "iid", "x", reasons.iid),
      underVcov("CR1, t(49)", cluster("group"), "x", reasons.cr1),
      underVcov("CR2, Bell-McCaffrey df", cluster("group", { type: "CR2" }), "x", reasons.cr2),
    ],
  }),
  study({
    design: "25 firms × 20 years, effects of both",
    seed: 203,
    truth: slope,
    draw: (generator) => {
      const firm = numbers(firms * years, (i) => Math.floor(i / years));
      const year = numbers(firms * years, (i) => i % years);
      const both = (): Float64Array => {
        const [ofFirm, ofYear] = [byGroup(generator, firm), byGroup(generator, year)];
        return numbers(firms * years, (i) => 0.5 * (ofFirm[i]! + ofYear[i]!) + Math.sqrt(0.5) * generator.normal());
      };
      const [x, error] = [both(), both()];
      return { firm, year, x, y: x.map((value, i) => 1 + slope * value + error[i]!) };
    },
    fit: (data) => ols("y ~ x", data),
    methods: [
      underVcov("cluster by firm", cluster("firm"), "x", reasons.one),
      underVcov("two-way cluster, t(19)", cluster("firm", "year"), "x", reasons.two),
    ],
  }),
];
