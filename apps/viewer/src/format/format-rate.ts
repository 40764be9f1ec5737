const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** What a rate is per. */
export type RateUnit = 's' | 'min' | 'h' | 'd';

const UNIT_SECONDS: Record<RateUnit, number> = { s: 1, min: 60, h: 3_600, d: 86_400 };
const UNITS: readonly RateUnit[] = ['s', 'min', 'h', 'd'];

/** The units in words. */
export const UNIT_NAMES: Record<RateUnit, string> = { s: 'second', min: 'minute', h: 'hour', d: 'day' };

/** The shortest unit in which so many per second are at least one; a day, where there is none. */
export function rateUnitFor(perSecond: number): RateUnit {
  return UNITS.find((unit) => perSecond * UNIT_SECONDS[unit] >= 1 - 1e-9) ?? 'd';
}

/** So many per second, told per unit: `4.25/min`, `1,250/h`, `<0.01/s`; what is no finite number reads `–`. */
export function formatRate(perSecond: number | null | undefined, unit: RateUnit): string {
  if (perSecond === null || perSecond === undefined || !Number.isFinite(perSecond)) return '–';
  const rate = perSecond * UNIT_SECONDS[unit];
  if (rate >= 100) return `${whole.format(rate)}/${unit}`;
  if (rate >= 0.01) return `${Number(rate.toFixed(rate >= 9.995 ? 1 : 2))}/${unit}`;
  return rate === 0 ? `0/${unit}` : `<0.01/${unit}`;
}

/** The same per a longer unit, where in this one it has less than a telling digit or two: `3/d`. Empty where it is not. */
export function formatSlowRate(perSecond: number, unit: RateUnit): string {
  const isTold = perSecond === 0 || perSecond * UNIT_SECONDS[unit] >= 0.1;
  return isTold ? '' : formatRate(perSecond, rateUnitFor(perSecond));
}
