import { init } from '@clew/tracing/node';
import type { SchedulerConfig } from './config';

/** Starts the scheduler's tracing. The header goes to the house's own services, never to the rates feed. */
export function startTracing(config: SchedulerConfig): ReturnType<typeof init> {
  const { dsn, tracesSampleRate, cacheServiceUrl, apiUrl } = config;
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    tracingOrigins: [cacheServiceUrl, apiUrl],
    serverName: 'scheduler',
  });
}
