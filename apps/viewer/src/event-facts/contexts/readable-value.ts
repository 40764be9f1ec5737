import { formatBytes } from '../../format/format-bytes';
import { formatTime, secondsOf } from '../../format/format-time';

/**
 * What the fields of the contexts that SDKs agree on are measured in:
 * https://develop.sentry.dev/sdk/foundations/transport/event-payloads/contexts/
 */
const UNITS: Readonly<Record<string, (value: number) => string>> = {
  'device.memory_size': formatBytes,
  'device.free_memory': formatBytes,
  'device.usable_memory': formatBytes,
  'device.storage_size': formatBytes,
  'device.free_storage': formatBytes,
  'device.external_storage_size': formatBytes,
  'device.external_free_storage': formatBytes,
  'device.processor_frequency': (megahertz) => `${megahertz} MHz`,
  'device.battery_level': (share) => `${share} %`,
  'device.battery_temperature': (celsius) => `${celsius} °C`,
  'app.app_memory': formatBytes,
  'response.body_size': formatBytes,
  // The only one that comes in megabytes.
  'gpu.memory_size': (megabytes) => formatBytes(megabytes * 1_024 * 1_024),
};

const TIMES = ['device.boot_time', 'app.app_start_time'];

/** What a context says in a field as a person reads it; undefined where it can be shown as it is stored. */
export function readableValue(context: string, field: string, value: unknown): string | undefined {
  const name = `${context}.${field}`;
  if (typeof value === 'number') return Object.hasOwn(UNITS, name) ? UNITS[name]?.(value) : undefined;
  const seconds = TIMES.includes(name) ? secondsOf(value) : Number.NaN;
  return Number.isNaN(seconds) ? undefined : formatTime(seconds);
}
