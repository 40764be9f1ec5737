/** A share from 0 to 1 in whole percent: `38 %`, `<1 %`. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return '<1 %';
  return `${Math.round(share * 100)} %`;
}
