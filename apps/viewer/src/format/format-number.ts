const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A count with thousands separators; what is no finite number reads `–`. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : whole.format(value);
}

/** Transactions per minute with as many digits as the figure bears: `0.03 / min`, `4.2 / min`, `1,250 / min`. */
export function formatPerMinute(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value === 0) return '0 / min';
  if (value < 0.01) return '< 0.01 / min';
  if (value >= 100) return `${whole.format(value)} / min`;
  return `${Number(value.toFixed(value >= 10 ? 1 : 2))} / min`;
}

/** `1 span`, `18 spans`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
