import { optionalText, readConfig, text } from '@clew/service-host';

/** What `npm start` reads from the environment; everything else is passed on to the services as it is. */
export function readDemoConfig(env: NodeJS.ProcessEnv) {
  const { dataDirectory, redisUrl, redis } = readConfig(
    {
      dataDirectory: text('CLEW_DATA_DIR', '.clew'),
      redisUrl: optionalText('REDIS_URL'),
      redis: text('CLEW_REDIS', 'auto'),
    },
    env,
  );
  return { dataDirectory, redisUrl, redisPreference: redis === 'embedded' ? 'embedded' : 'auto' } as const;
}

export type DemoConfig = ReturnType<typeof readDemoConfig>;
