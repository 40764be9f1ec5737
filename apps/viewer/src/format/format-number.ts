const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A count with thousands separators; what is no finite number reads `–`. */
export function formatCount(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? '–' : whole.format(value);
}

/** `1 span`, `18 spans`. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
