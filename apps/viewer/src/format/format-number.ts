const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A count with thousands separators; what is no finite number reads `–`. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : whole.format(value);
}

/** So many per minute or second, with two or three telling digits: `0.0042/min`, `4.25/s`, `1,250/min`. */
export function formatRate(value: number | null | undefined, unit: 'min' | 's' = 'min'): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (value >= 100) return `${whole.format(value)}/${unit}`;
  if (value >= 1) return `${Number(value.toFixed(value >= 10 ? 1 : 2))}/${unit}`;
  if (value >= 0.0001) return `${Number(value.toPrecision(2))}/${unit}`;
  return value === 0 ? `0/${unit}` : `<0.0001/${unit}`;
}

/** `1 span`, `18 spans`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
