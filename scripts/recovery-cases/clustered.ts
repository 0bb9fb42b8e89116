import { bivariateModel } from "./two-equations.ts";
import { tobitModel } from "./censored.ts";
import * as instrumented from "./instrumented.ts";
import { ofGroups } from "./model.ts";
import type { RecoveryCase } from "./recovery.ts";
import * as regimes from "./regimes.ts";
import * as selection from "./selection.ts";

const groups = 100;

/** Rows in groups, whose regressors and errors have a part in common, under `cluster("group")`. */
export const clusteredCases: readonly RecoveryCase[] = [
  ofGroups(tobitModel, groups, { title: "tobit", seed: 901 }),
  ofGroups(selection.twoPartModel, groups, { title: "two-part model", seed: 902 }),
  ofGroups(selection.heckmanModel, groups, { title: "selection by maximum likelihood", seed: 903, share: 0.5 }),
  ofGroups(selection.heckmanTwoStepModel, groups, { title: "selection in two steps", seed: 904 }),
  ofGroups(regimes.ivHeckmanModel, groups, { title: "selection with an endogenous column in two steps", seed: 905 }),
  ofGroups(selection.heckprobitModel, groups, { title: "probit with selection", seed: 906, share: 0.25 }),
  ofGroups(bivariateModel, groups, { title: "bivariate probit", seed: 907, share: 0.25 }),
  ofGroups(instrumented.ivProbitModel, groups, { title: "probit with an endogenous column", seed: 908, share: 0.25 }),
  ofGroups(instrumented.ivProbitTwoStepModel, groups, {
    title: "probit with an endogenous column in two steps",
    seed: 909,
  }),
  ofGroups(instrumented.ivProbitControlModel, groups, {
    title: "probit with an endogenous column by control function",
    seed: 910,
  }),
  ofGroups(instrumented.ivTobitTwoStepModel, groups, {
    title: "tobit with an endogenous column in two steps",
    seed: 911,
  }),
  ofGroups(instrumented.ivTobitControlModel, groups, {
    title: "tobit with an endogenous column by control function",
    seed: 912,
  }),
  ofGroups(regimes.treatmentModel, groups, { title: "endogenous treatment", seed: 913, share: 0.25 }),
  ofGroups(regimes.treatmentTwoStepModel, groups, { title: "endogenous treatment in two steps", seed: 914 }),
  ofGroups(regimes.switchingTwoStepModel, groups, { title: "switching regression in two steps", seed: 915 }),
];
