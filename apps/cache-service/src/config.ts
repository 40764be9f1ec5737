import { fraction, optionalUrl, port, readConfig, text, url } from '@clew/service-host';

/** Reads the configuration from the environment; throws a `ConfigurationError` that names every bad variable. */
export function readCacheServiceConfig(environment?: Record<string, string | undefined>) {
  return readConfig(
    {
      host: text('CLEW_HOST', '127.0.0.1'),
      port: port('CLEW_CACHE_SERVICE_PORT', 3002),
      dsn: optionalUrl('CLEW_DSN'),
      tracesSampleRate: fraction('CLEW_TRACES_SAMPLE_RATE', 1),
      environment: text('CLEW_ENVIRONMENT', 'demo'),
      redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
    },
    environment,
  );
}
