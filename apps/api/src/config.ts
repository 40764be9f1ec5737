import { fileURLToPath } from 'node:url';
import { fraction, optionalUrl, port, readConfig, text, url } from '@clew/service-host';
import type { ConfigOf } from '@clew/service-host';

const shape = {
  host: text('CLEW_HOST', '127.0.0.1'),
  port: port('CLEW_SHOP_PORT', 3000),
  dsn: optionalUrl('CLEW_DSN'),
  tracesSampleRate: fraction('CLEW_TRACES_SAMPLE_RATE', 1),
  environment: text('CLEW_ENVIRONMENT', 'demo'),
  dbServiceUrl: url('DB_SERVICE_URL'),
  thirdPartyUrl: url('THIRD_PARTY_URL'),
  redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
  webDsn: optionalUrl('CLEW_WEB_DSN'),
  webTracesSampleRate: fraction('CLEW_WEB_TRACES_SAMPLE_RATE', 1),
  viewerUrl: optionalUrl('CLEW_VIEWER_URL'),
  webRoot: text('CLEW_WEB_ROOT', fileURLToPath(new URL('../../web/dist', import.meta.url))),
};

/** Everything that can be set about api; the README has the table. */
export type ApiConfig = ConfigOf<typeof shape>;

/** @throws ConfigurationError with one line per variable that is missing or wrong. */
export function apiConfig(environment: NodeJS.ProcessEnv = process.env): ApiConfig {
  return readConfig(shape, environment);
}
