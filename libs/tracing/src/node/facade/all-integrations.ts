import { instrumentIoredis } from '../instrumentation/ioredis';
import type { Integration } from './client';
import { Http } from './http-integration';

/** Everything that can be traced without being handed over: http, https, fetch and all clients of ioredis. */
export function allIntegrations(): readonly Integration[] {
  const redis: Integration = {
    name: 'Redis',
    setup: ({ tracer }) => instrumentIoredis(tracer),
  };
  return [new Http({ tracing: true }), redis];
}
