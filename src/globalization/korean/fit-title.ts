/** Estimators as Korean econometrics calls them, by the titles of their fits. */
const titles: Readonly<Record<string, string>> = {
  Probit: "프로빗",
  Logit: "로짓",
  "Complementary log-log": "보로그로그",
  "Heteroskedastic probit": "이분산 프로빗",
  "Ordinary least squares": "최소제곱(OLS)",
  "Instrumental variables (two-stage least squares)": "도구변수 추정(2단계 최소제곱)",
  "Heckman selection model (maximum likelihood)": "헤크먼 표본선택모형(최우추정)",
  "Heckman selection model (two-step)": "헤크먼 표본선택모형(2단계 추정)",
  "Selection model with endogenous columns (two-step)": "내생변수가 있는 표본선택모형(2단계 추정)",
  "Probit with endogenous columns (maximum likelihood)": "도구변수 프로빗(최우추정)",
  "Probit with endogenous columns (control function)": "도구변수 프로빗(통제함수)",
  "Bivariate probit": "이변량 프로빗",
  "Recursive bivariate probit": "축차적 이변량 프로빗",
  "Ordered probit": "순서형 프로빗",
  "Poisson (pseudo-maximum likelihood)": "포아송 회귀(유사최우추정)",
  "Fractional probit (quasi-maximum likelihood)": "분수 프로빗(유사최우추정)",
  "Fractional logit (quasi-maximum likelihood)": "분수 로짓(유사최우추정)",
  "Dynamic random-effects probit": "동태적 임의효과 프로빗",
  "Random-effects probit": "임의효과 프로빗",
  "Tobit (censored regression)": "토빗(중도절단 회귀)",
  "Linear regression with an endogenous treatment (maximum likelihood)": "내생적 처치효과 모형(최우추정)",
  "Linear regression with an endogenous treatment (two-step)": "내생적 처치효과 모형(2단계 추정)",
};

/** The title of a fit in Korean. */
export function koreanFitTitle(title: string): string {
  return titles[title] ?? (title.startsWith("Two-part model") ? "투파트 모형(2부 모형)" : title);
}
