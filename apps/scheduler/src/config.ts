import { ConfigurationError, fraction, optionalUrl, port, readConfig, text, url } from '@clew/service-host';
import type { ConfigOf, Setting } from '@clew/service-host';
import { validate } from 'node-cron';

const shape = {
  host: text('CLEW_HOST', '127.0.0.1'),
  port: port('CLEW_SCHEDULER_PORT', 3005),
  dsn: optionalUrl('CLEW_DSN'),
  tracesSampleRate: fraction('CLEW_TRACES_SAMPLE_RATE', 1),
  environment: text('CLEW_ENVIRONMENT', 'demo'),
  thirdPartyUrl: url('THIRD_PARTY_URL'),
  cacheServiceUrl: url('CACHE_SERVICE_URL'),
  apiUrl: url('API_URL'),
  pollCron: cronExpression('CLEW_POLL_CRON', '*/30 * * * * *'),
};

/** Everything that can be set about the scheduler; the README has the table. */
export type SchedulerConfig = ConfigOf<typeof shape>;

/** @throws ConfigurationError with one line per variable that is missing or wrong. */
export function schedulerConfig(environment: NodeJS.ProcessEnv = process.env): SchedulerConfig {
  return readConfig(shape, environment);
}

/** A schedule in cron's words, six fields with the seconds first. */
function cronExpression(variable: string, fallback: string): Setting<string> {
  return {
    variable,
    parse(value = fallback) {
      if (value.split(/\s+/).length === 6 && validate(value)) return value;
      throw new ConfigurationError(
        `${variable} must be a cron expression of six fields such as ${JSON.stringify(fallback)}, ` +
          `not ${JSON.stringify(value.slice(0, 40))}`,
      );
    },
  };
}
