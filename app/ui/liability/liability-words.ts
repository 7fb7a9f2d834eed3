/** "Less than 3 months", "3 to 6 months", "More than 24 months". */
export function ageWords({ fromMonths, toMonths }: { fromMonths: number; toMonths: number | null }): string {
  if (toMonths === null) return `More than ${fromMonths} months`;
  return fromMonths === 0 ? `Less than ${toMonths} months` : `${fromMonths} to ${toMonths} months`;
}
