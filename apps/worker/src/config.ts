import { fraction, optionalUrl, port, readConfig, text, url } from '@clew/service-host';
import type { ConfigOf } from '@clew/service-host';

const shape = {
  host: text('CLEW_HOST', '127.0.0.1'),
  port: port('CLEW_WORKER_PORT', 3004),
  dsn: optionalUrl('CLEW_DSN'),
  tracesSampleRate: fraction('CLEW_TRACES_SAMPLE_RATE', 1),
  environment: text('CLEW_ENVIRONMENT', 'demo'),
  redisUrl: url('REDIS_URL', ['redis:', 'rediss:']),
  thirdPartyUrl: url('THIRD_PARTY_URL'),
};

/** Everything that can be set about the worker; the README has the table. */
export type WorkerConfig = ConfigOf<typeof shape>;

/** @throws ConfigurationError with one line per variable that is missing or wrong. */
export function workerConfig(environment: NodeJS.ProcessEnv = process.env): WorkerConfig {
  return readConfig(shape, environment);
}
