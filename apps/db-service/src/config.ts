import { fraction, milliseconds, optionalUrl, port, readConfig, text } from '@clew/service-host';

/**
 * Reads the configuration from the environment; throws a `ConfigurationError` that names every bad variable.
 * `authQueryDelayMs` is the dial of the story "the authentication query is slow": it pauses inside that query.
 */
export function readDbServiceConfig(environment?: Record<string, string | undefined>) {
  return readConfig(
    {
      host: text('CLEW_HOST', '127.0.0.1'),
      port: port('CLEW_DB_SERVICE_PORT', 3001),
      dsn: optionalUrl('CLEW_DSN'),
      tracesSampleRate: fraction('CLEW_TRACES_SAMPLE_RATE', 1),
      environment: text('CLEW_ENVIRONMENT', 'demo'),
      dataDirectory: text('CLEW_DATA_DIR', '.clew'),
      authQueryDelayMs: milliseconds('CLEW_AUTH_QUERY_DELAY_MS', 0),
    },
    environment,
  );
}
