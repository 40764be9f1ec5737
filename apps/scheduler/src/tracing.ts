import { shopRelease } from '@clew/shop-contracts';
import { init } from '@clew/tracing/node';
import type { SchedulerConfig } from './config';

/** Starts the scheduler's tracing. The header goes to the house's own services, never to the rates feed. */
export function startTracing(config: SchedulerConfig): ReturnType<typeof init> {
  const { dsn, tracesSampleRate, environment, cacheServiceUrl, apiUrl } = config;
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    environment,
    release: shopRelease,
    tracingOrigins: [cacheServiceUrl, apiUrl],
    serverName: 'scheduler',
  });
}
