import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  ConfigurationError,
  optionalText,
  port,
  readConfig,
  text,
  type ConfigOf,
  type Setting,
} from '@clew/service-host';
import { planSetting } from './access/plan';
import { allowedOrigins } from './ingest/origins/origins-setting';
import { rateLimit } from './ingest/rate-limit/rate-limit-setting';
import { heartbeat } from './query/stream/heartbeat-setting';
import { retentionBytes, retentionDays } from './retention/retention-settings';
import { readStoreAddress, type StoreAddress } from './store/store-address';

const SHAPE = {
  host: text('CLEW_HOST', '127.0.0.1'),
  allowedHosts: text('CLEW_ALLOWED_HOSTS', 'localhost,127.0.0.1,[::1]'),
  port: port('CLEW_COLLECTOR_PORT', 9000),
  dataDirectory: text('CLEW_DATA_DIR', '.clew'),
  projects: optionalText('CLEW_PROJECTS'),
  store: text('CLEW_STORE', 'duckdb:'),
  viewerRoot: optionalText('CLEW_VIEWER_ROOT'),
  readersFile: optionalText('CLEW_READERS_FILE'),
  openReading: yesOrNo('CLEW_OPEN_READING'),
  behindTls: yesOrNo('CLEW_BEHIND_TLS'),
  plan: planSetting('CLEW_PLAN'),
  origins: allowedOrigins('CLEW_ORIGINS'),
  rateLimit: rateLimit('CLEW_RATE_LIMIT'),
  heartbeatMs: heartbeat('CLEW_HEARTBEAT_MS'),
  retentionSeconds: retentionDays('CLEW_RETENTION_DAYS'),
  retentionBytes: retentionBytes('CLEW_RETENTION_BYTES'),
};

/** The collector's configuration; `dataDirectory` is its own folder below the shared one. */
export type CollectorConfig = Omit<ConfigOf<typeof SHAPE>, 'allowedHosts' | 'store'> & {
  allowedHosts: readonly string[];
  store: StoreAddress;
};

/** Reads the environment; the flags `--port` and `--data` go before it. Throws a `ConfigurationError`. */
export function readCollectorConfig(
  argv: readonly string[],
  environment: Record<string, string | undefined> = process.env,
): CollectorConfig {
  const flags = flagsOf(argv);
  const config = readConfig(SHAPE, {
    ...environment,
    ...(flags.port === undefined ? {} : { CLEW_COLLECTOR_PORT: flags.port }),
    ...(flags.data === undefined ? {} : { CLEW_DATA_DIR: flags.data }),
  });
  return {
    ...config,
    store: readStoreAddress(config.store),
    dataDirectory: path.resolve(config.dataDirectory, 'collector'),
    allowedHosts: config.allowedHosts.split(',').map((name) => name.trim().toLowerCase()),
  };
}

/** `true` or `false`, which is what an unset variable means. */
function yesOrNo(variable: string): Setting<boolean> {
  return {
    variable,
    parse(value = 'false') {
      if (value !== 'true' && value !== 'false') {
        throw new ConfigurationError(`${variable} must be true or false`);
      }
      return value === 'true';
    },
  };
}

function flagsOf(argv: readonly string[]): { port?: string | undefined; data?: string | undefined } {
  try {
    return parseArgs({ args: [...argv], options: { port: { type: 'string' }, data: { type: 'string' } } })
      .values;
  } catch {
    throw new ConfigurationError(
      'unknown argument: the collector takes --port <number> and --data <directory>',
    );
  }
}
