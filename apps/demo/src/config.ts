import { ConfigurationError, optionalText, readConfig, text } from '@clew/service-host';

/**
 * What `npm start` reads from the environment; everything else is passed on to the services as it is.
 *
 * @throws ConfigurationError naming the variable that cannot be used
 */
export function readDemoConfig(env: NodeJS.ProcessEnv) {
  const { dataDirectory, redisUrl, redis, readerToken } = readConfig(
    {
      dataDirectory: text('CLEW_DATA_DIR', '.clew'),
      redisUrl: optionalText('REDIS_URL'),
      redis: text('CLEW_REDIS', 'auto'),
      readerToken: optionalText('CLEW_READER_TOKEN'),
    },
    env,
  );
  if (redis !== 'auto' && redis !== 'embedded') {
    throw new ConfigurationError(
      `CLEW_REDIS must be auto or embedded, not ${JSON.stringify(redis.slice(0, 40))}`,
    );
  }
  return { dataDirectory, redisUrl, redisPreference: redis, readerToken } as const;
}

export type DemoConfig = ReturnType<typeof readDemoConfig>;
