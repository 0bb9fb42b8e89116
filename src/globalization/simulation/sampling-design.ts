/** Strata by size, of which large firms are drawn more often; a firm stands for so many. */
const strata = [
  { stratum: "1-9", below: 10, weight: 12 },
  { stratum: "10-49", below: 50, weight: 6 },
  { stratum: "50 and more", below: Number.POSITIVE_INFINITY, weight: 2 },
] as const;

/** The stratum and weight of a firm: they follow from its size alone, so that equations with size need no weights. */
export function samplingDesign({ employees }: { readonly employees: number }): {
  readonly stratum: string;
  readonly weight: number;
} {
  const { stratum, weight } = strata.find(({ below }) => employees < below)!;
  return { stratum, weight };
}
