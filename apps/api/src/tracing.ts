import { shopRelease, userFromTag } from '@clew/shop-contracts';
import { init } from '@clew/tracing/node';
import type { ApiConfig } from './config';

/** Starts api's tracing. The header goes to db-service only: payments and carriers are other people's. */
export function startTracing(config: ApiConfig): ReturnType<typeof init> {
  const { dsn, tracesSampleRate, environment, dbServiceUrl } = config;
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    environment,
    release: shopRelease,
    tracingOrigins: [dbServiceUrl],
    serverName: 'api',
    beforeSend: userFromTag,
    beforeSendTransaction: userFromTag,
  });
}
