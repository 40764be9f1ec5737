import { init } from '@clew/tracing/node';
import type { WorkerConfig } from './config';

/** Starts the worker's tracing. It calls nobody of the house over HTTP, so no origin gets the header. */
export function startTracing({ dsn, tracesSampleRate }: WorkerConfig): ReturnType<typeof init> {
  return init({
    ...(dsn === undefined ? {} : { dsn }),
    tracesSampleRate,
    tracingOrigins: [],
    serverName: 'worker',
  });
}
