import { fieldsOf, numberOf, textOf } from '../collector/stored-fields';
import { formatDuration } from '../format/format-duration';
import { vitalOf } from './web-vitals';

/** A figure that the SDK measured once per transaction, such as a web vital. */
export interface Measurement {
  name: string;
  value: number;
  unit: string | undefined;
}

/**
 * Reads `{ lcp: { value: 812.5, unit: "millisecond" } }`; whatever has no numeric value is left out. Earlier SDKs say no unit:
 * a web vital then has the one that browsers measure it in.
 */
export function measurementsOf(value: unknown): Measurement[] {
  return Object.entries(fieldsOf(value)).flatMap(([name, entry]) => {
    const measured = numberOf(fieldsOf(entry)['value']);
    const unit = textOf(fieldsOf(entry)['unit']) ?? vitalOf(name)?.unit;
    return measured === undefined ? [] : [{ name, value: measured, unit }];
  });
}

/** Milliseconds in one of a unit of time. */
const TIME_UNITS: Readonly<Record<string, number>> = {
  nanosecond: 1e-6,
  microsecond: 1e-3,
  millisecond: 1,
  second: 1_000,
  minute: 60_000,
};

/** How long a measurement is, or nothing where its unit is none of time. */
export function millisecondsOf({ value, unit }: Omit<Measurement, 'name'>): number | undefined {
  const milliseconds = unit !== undefined && Object.hasOwn(TIME_UNITS, unit) ? TIME_UNITS[unit] : undefined;
  return milliseconds === undefined ? undefined : value * milliseconds;
}

/** A measurement as a person reads it: `413 ms`, `0.12`, `17 connection`. */
export function measurementText({ value, unit }: Omit<Measurement, 'name'>): string {
  const milliseconds = millisecondsOf({ value, unit });
  if (milliseconds !== undefined) return formatDuration(milliseconds);
  if (!Number.isFinite(value)) return '–';
  const rounded = Number(value.toPrecision(4));
  if (unit === 'ratio') return `${Number((rounded * 100).toPrecision(4))} %`;
  return `${rounded} ${unit === undefined || unit === 'none' ? '' : unit}`.trim();
}
