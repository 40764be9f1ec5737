const few = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** A share from 0 to 1 as `25 %`, `0.5 %` or `99.9 %`; what is no finite number reads `–`. */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '–';
  return `${few.format(share * 100)} %`;
}

/** A plain number with three telling digits; what is no finite number reads `–`. */
export function formatDecimal(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : few.format(value);
}
