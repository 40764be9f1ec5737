import { shopRelease, userFromTag } from '@clew/shop-contracts';
import { init } from '@clew/tracing/node';
import type { WorkerConfig } from './config';

/** Starts the worker's tracing. It calls nobody of the house over HTTP, so no origin gets the header. */
export function startTracing(config: WorkerConfig): ReturnType<typeof init> {
  const { dsn, tracesSampleRate, environment } = config;
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    environment,
    release: shopRelease,
    tracingOrigins: [],
    serverName: 'worker',
    beforeSend: userFromTag,
    beforeSendTransaction: userFromTag,
  });
}
