/** Labels of what a fit's summary shows, in Korean. */
export const factWords: Readonly<Record<string, string>> = {
  Observations: "관측치 수",
  Selected: "선택된 관측치",
  Uncensored: "중도절단되지 않은 관측치",
  "Left-censored": "하한에서 중도절단",
  "Right-censored": "상한에서 중도절단",
  "In an interval": "구간 관측치",
  "Residual df": "잔차 자유도",
  "Log-likelihood": "로그우도",
  "Pseudo R² (McFadden)": "유사 R²(McFadden)",
  "Adjusted R²": "수정 R²",
  "Within R²": "집단 내 R²",
  "Residual std. error": "잔차 표준오차",
  Converged: "수렴 여부",
  NO: "수렴하지 않음",
};

export const headWords: Readonly<Record<string, string>> = {
  Estimate: "추정치",
  "Std. error": "표준오차",
  "95% low": "95% 하한",
  "95% high": "95% 상한",
  Derived: "도출된 모수",
};

/** Equations by their roles. */
export const roleWords: Readonly<Record<string, string>> = {
  selection: "선택식",
  outcome: "결과식",
  treatment: "처치식",
  participation: "참여식",
  amount: "금액식",
  ancillary: "보조 모수",
};

export const informationWords: Readonly<Record<string, string>> = {
  observed: "관측 정보행렬",
  expected: "기대 정보행렬",
  opg: "OPG 정보행렬",
};
