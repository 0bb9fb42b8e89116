/** Told before each step what it is: "participation: probit". */
export type Progress = (step: string) => void;
