const few = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/**
 * A share from 0 to 1 as `25 %` or `0.5 %`; what is nearly nothing or nearly all reads `<0.1 %` and `>99.9 %`, and what is no
 * finite number `–`.
 */
export function formatShare(share: number | null | undefined): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return '–';
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return '<0.1 %';
  if (percent > 99.9 && percent < 100) return '>99.9 %';
  return `${tenths.format(percent)} %`;
}

/** The rate that traces are sampled at, from 0 to 1, as `25 %` or `0.025 %`: three telling digits, since rates may be small. */
export function formatSampleRate(rate: number): string {
  return `${few.format(rate * 100)} %`;
}

/** A plain number with three telling digits; what is no finite number reads `–`. */
export function formatDecimal(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : few.format(value);
}
