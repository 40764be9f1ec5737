import { init } from '@clew/tracing/node';
import type { ApiConfig } from './config';

/** Starts api's tracing. The header goes to db-service only: payments and carriers are other people's. */
export function startTracing({ dsn, tracesSampleRate, dbServiceUrl }: ApiConfig): ReturnType<typeof init> {
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    tracingOrigins: [dbServiceUrl],
    serverName: 'api',
  });
}
