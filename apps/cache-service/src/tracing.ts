import { init } from '@clew/tracing/node';

/** The only place where this service sets up tracing. Without a DSN nothing is sent, and traces still pass through. */
export function startTracing(options: { dsn: string | undefined; tracesSampleRate: number }) {
  return init({ ...options, serverName: 'cache-service' });
}
