import { ConfigurationError, milliseconds, type Setting } from '@clew/service-host';

/** Often enough that a page says within seconds that nothing comes any more, and cheap for hundreds of readers. */
const DEFAULT_MS = 5_000;
/** More often would be work for nothing. */
const LEAST_MS = 100;

/** How often a live stream says that it is there, in milliseconds (`5000`). */
export function heartbeat(variable: string): Setting<number> {
  const interval = milliseconds(variable, DEFAULT_MS);
  return {
    variable,
    parse(value) {
      const chosen = interval.parse(value);
      if (chosen >= LEAST_MS) return chosen;
      throw new ConfigurationError(`${variable} must be at least ${LEAST_MS} milliseconds`);
    },
  };
}
