// Untraced on purpose: there is no DSN and no sample rate here.
import { milliseconds, port, readConfig, text } from '@clew/service-host';

/** How long each of the four companies takes to answer, in milliseconds: the dials that make traces look real. */
export interface Delays {
  carrierDelayMs: number;
  paymentDelayMs: number;
  emailDelayMs: number;
  ratesDelayMs: number;
}

/** Reads the configuration from the environment; throws a `ConfigurationError` that names every bad variable. */
export function readThirdPartyConfig(environment?: Record<string, string | undefined>) {
  const {
    host,
    port: listeningPort,
    ...delays
  } = readConfig(
    {
      host: text('CLEW_HOST', '127.0.0.1'),
      port: port('CLEW_THIRD_PARTY_PORT', 3003),
      carrierDelayMs: milliseconds('CLEW_CARRIER_DELAY_MS', 25),
      paymentDelayMs: milliseconds('CLEW_PAYMENT_DELAY_MS', 40),
      emailDelayMs: milliseconds('CLEW_EMAIL_DELAY_MS', 150),
      ratesDelayMs: milliseconds('CLEW_RATES_DELAY_MS', 20),
    },
    environment,
  );
  return { host, port: listeningPort, delays };
}
