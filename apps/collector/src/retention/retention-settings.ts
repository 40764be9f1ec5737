import { ConfigurationError, type Setting } from '@clew/service-host';
import type { RetentionLimits } from './retention';

const DAY_SECONDS = 24 * 60 * 60;
const DEFAULT_SECONDS = 7 * DAY_SECONDS;
const MOST_DAYS = 3_650;
const DEFAULT_BYTES = 1024 ** 3;
/** The store needs room for its log, and frees space in pieces of up to 64 MiB. */
const LEAST_BYTES = 256 * 1024 * 1024;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['MB', 1e6],
  ['GB', 1e9],
  ['TB', 1e12],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
  ['TiB', 1024 ** 4],
]);

/** How long traces are kept, in days (`7`, `0.5`); `off` is for ever, undefined what suits the store. The value is in seconds. */
export function retentionDays(variable: string): Setting<number | 'off' | undefined> {
  return {
    variable,
    parse(value) {
      if (value === undefined || value === 'off') return value;
      const days = /^\d{1,4}(\.\d{1,5})?$/.test(value) ? Number(value) : 0;
      if (days > 0 && days <= MOST_DAYS) return days * DAY_SECONDS;
      throw new ConfigurationError(
        `${variable} must be a number of days above 0 and up to ${MOST_DAYS}, such as 7 or 0.5, or off`,
      );
    },
  };
}

/** How much is kept on disk (`1GiB`, `500MB`, or bytes); `off` is without bound, undefined what suits the store. */
export function retentionBytes(variable: string): Setting<number | 'off' | undefined> {
  return {
    variable,
    parse(value) {
      if (value === undefined || value === 'off') return value;
      const [, amount = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,3})?) ?([A-Za-z]*)$/.exec(value) ?? [];
      const bytes = amount === '' ? 0 : Number(amount) * (UNITS.get(unit) ?? 0);
      if (bytes >= LEAST_BYTES) return Math.floor(bytes);
      throw new ConfigurationError(
        `${variable} must be a size of at least 256MiB, such as 1GiB, 500MB or 2000000000, or off`,
      );
    },
  };
}

/**
 * The limits that these settings stand for. What a shared store holds has no bound unless one is set: of several collectors
 * one is to look after it, or the store itself.
 */
export function retentionLimits(
  settings: { retentionSeconds: number | 'off' | undefined; retentionBytes: number | 'off' | undefined },
  isEmbedded: boolean,
): RetentionLimits {
  const limit = (set: number | 'off' | undefined, embedded: number) => {
    const chosen = set ?? (isEmbedded ? embedded : 'off');
    return chosen === 'off' ? undefined : chosen;
  };
  return {
    seconds: limit(settings.retentionSeconds, DEFAULT_SECONDS),
    bytes: limit(settings.retentionBytes, DEFAULT_BYTES),
  };
}
