import { shopRelease } from '@clew/shop-contracts';
import { init } from '@clew/tracing/node';

/** The only place where this service sets up tracing. Without a DSN nothing is sent, and traces still pass through. */
export function startTracing(options: {
  dsn: string | undefined;
  tracesSampleRate: number;
  environment: string;
}) {
  return init({ ...options, release: shopRelease, serverName: 'cache-service' });
}
