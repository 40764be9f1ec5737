const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A count with thousands separators; what is no finite number reads `–`. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : whole.format(value);
}

/** Transactions per minute with two or three telling digits: `0.0042/min`, `4.25/min`, `1,250/min`. */
export function formatPerMinute(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value >= 100) return `${whole.format(value)}/min`;
  if (value >= 1) return `${Number(value.toFixed(value >= 10 ? 1 : 2))}/min`;
  if (value >= 0.0001) return `${Number(value.toPrecision(2))}/min`;
  return value === 0 ? '0/min' : '<0.0001/min';
}

/** `1 span`, `18 spans`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
